//! What the signs mean together: one list, and the first rule that fits decides.
//!
//! Whole sentences come before single words, and words before a bare status: wrappers change the status, and put other
//! errors beside the one that matters, but they leave its sentence alone. Only words that may as well be a setting or a
//! line of a log give way to a stated 401, 402 or 403.

mod text;

use crate::hosts::Hosts;
use crate::scan::Scan;
use crate::wording::Sign;
use diagnosis::{Refusal, Topic};
use text::Text;

/// What the text is a refusal for; `None` when it says nothing that is known.
pub fn refusal(scan: &Scan, hosts: Hosts) -> Option<Refusal> {
    let text = Text { scan, hosts };
    let read = text.words().or_else(|| text.bare_status()).or_else(|| text.loose_words());
    read.filter(|refusal| !(scan.asks && text.is_only_named(*refusal)))
}

/// What the text speaks of besides its refusal, if it has one.
pub(crate) fn topic(scan: &Scan, refusal: Option<Refusal>) -> Option<Topic> {
    let text = Text { scan, hosts: Hosts::default() };
    let credits = text.is_about_hugging_face()
        && (text.says(Sign::CreditWords)
            || text.says(Sign::QuotaWords)
            || text.says(Sign::AskedToPay));
    [
        (text.says(Sign::Sometimes) && refusal.is_some(), Topic::Sometimes),
        (text.says(Sign::OrganizationPays), Topic::Organization),
        (text.says(Sign::BillTo), Topic::BillTo),
        (text.says(Sign::HasPro), Topic::Pro),
        (text.says(Sign::OtherTokenNamed), Topic::OtherToken),
        (credits, Topic::Credits),
    ]
    .into_iter()
    .find_map(|(said, topic)| said.then_some(topic))
}

/// Whether the text names a status, and nothing that says what it is for.
pub(crate) fn says_only_status(scan: &Scan, hosts: Hosts) -> bool {
    let text = Text { scan, hosts };
    scan.says(Sign::Hidden) || (text.words().is_none() && text.bare_status().is_some())
}

impl Text<'_> {
    /// What the words say, which is more than a bare status does.
    fn words(&self) -> Option<Refusal> {
        let of_a_call = || self.token().or_else(|| self.service());
        self.imposter()
            .or_else(|| self.blocked())
            .or_else(|| self.own_sentence())
            .or_else(|| self.other_product())
            .or_else(|| self.other_company())
            .or_else(|| (!self.is_a_machines()).then(of_a_call).flatten())
            .or_else(|| self.spent_in_any_words())
            .or_else(|| self.somebodys_bill())
    }

    /// A host that has got a token of Hugging Face's, whatever it answers. Beside the router it is only spoken of.
    fn imposter(&self) -> Option<Refusal> {
        (self.hosts.imposter && !self.hosts.router).then_some(Refusal::ForeignHost)
    }

    /// Something between that let nothing through, whatever status it gives.
    fn blocked(&self) -> Option<Refusal> {
        self.says(Sign::Blocked).then_some(Refusal::Obstructed)
    }

    /// Sentences that only Hugging Face says about inference.
    fn own_sentence(&self) -> Option<Refusal> {
        let found = if self.says_credits_gone() {
            if self.says(Sign::OffersPro) || self.says(Sign::FreeLimit) {
                Refusal::CreditsSpentOnFree
            } else if self.says(Sign::BuyMore) {
                Refusal::CreditsSpentBuyMore
            } else {
                Refusal::CreditsSpent
            }
        } else if self.says_own_spending_limit() {
            Refusal::SpendingLimit
        } else if self.says(Sign::NotBillable) {
            Refusal::ProviderNotBillable
        } else if self.says(Sign::JobsBalance)
            || (self.says(Sign::Jobs) && self.status() == Some(402) && !self.says(Sign::Router))
        {
            Refusal::JobsBalance
        } else if self.says(Sign::NoPermission) {
            if self.says(Sign::BehalfOfOrganization) {
                Refusal::NoPermissionForOrganization
            } else {
                Refusal::NoPermission
            }
        } else if self.says(Sign::Policy) {
            Refusal::TokenPolicy
        } else if self.says(Sign::UserAccessToken) && self.says(Sign::IsExpired) {
            Refusal::ExpiredToken
        } else if self.says(Sign::ByEnabled) {
            Refusal::ModelNotServedByEnabled
        } else if (self.says(Sign::NeedsPro) && !self.is_another_companys())
            || self.says(Sign::Paused)
            || self.says(Sign::Rare)
        {
            Refusal::Rarity
        } else if self.says(Sign::Retired) {
            Refusal::RetiredHost
        } else if !self.is_another_companys()
            && (self.says(Sign::NotServed)
                || (self.says(Sign::SomeModelNotServed) && self.is_about_hugging_face())
                || self.says(Sign::ModelNotSupported)
                || (self.says(Sign::RequestedModel) && self.says(Sign::DoesNotExist)))
        {
            Refusal::ModelNotServed
        } else if self.says(Sign::HfKeyElsewhere) {
            Refusal::WrongKey
        } else {
            return None;
        };
        Some(found)
    }

    /// Products of Hugging Face that are not inference.
    fn other_product(&self) -> Option<Refusal> {
        // GPU time of Spaces is also a way out for whom the credits are spent, and a Space may call for inference.
        let spent = self.says(Sign::UsedUp) || self.says(Sign::Counted);
        let of_gpu = spent && self.status().is_none() && !self.says(Sign::CreditWords);
        let named = self.says(Sign::ZeroGpu) && (of_gpu || self.status() == Some(429));
        let credits = self.scan.spent && self.status() == Some(402);
        let elsewhere = self.is_another_companys()
            || (self.says(Sign::Bystander) && !self.is_about_hugging_face());
        if (self.says(Sign::GpuQuota) || named) && !credits && !elsewhere {
            Some(Refusal::SpaceQuota)
        } else if self.refused_with() == Some(402) {
            // Whatever else is named, a 402 is about money.
            None
        } else if self.says(Sign::Storage) && !self.is_another_companys() {
            Some(Refusal::Storage)
        } else if (self.says(Sign::Gated) && !self.says(Sign::BadToken))
            || (self.says(Sign::Download)
                && self.is_about_hugging_face()
                && self.status() == Some(403)
                && !self.says(Sign::Router))
        {
            Some(Refusal::Gated)
        } else {
            None
        }
    }

    /// Money, limits and keys of others.
    fn other_company(&self) -> Option<Refusal> {
        if self.says(Sign::ProviderBalance) && self.is_about_hugging_face() {
            Some(Refusal::ProviderBalance)
        } else if self.says(Sign::ProviderBalance)
            || (self.says(Sign::OtherSentence)
                && !(self.says(Sign::Router) && matches!(self.status(), Some(401..=404))))
            || (self.says(Sign::NeedsPro) && self.is_another_companys())
            || (self.says(Sign::OtherBill) && !self.is_a_machines_or_hugging_faces())
        {
            Some(Refusal::OtherCompany)
        } else if self.says(Sign::AnyBill) && !self.is_a_machines_or_hugging_faces() {
            let named = self.says(Sign::OtherCompany) || self.hosts.other;
            Some(if named { Refusal::OtherCompany } else { Refusal::SomeBill })
        } else if self.says(Sign::Card) && !self.is_another_companys() {
            Some(Refusal::CardRefused)
        } else if self.says(Sign::Mirror) && !self.hosts.router {
            Some(Refusal::ForeignHost)
        } else if self.is_elsewhere_and_about_money() {
            Some(Refusal::OtherCompany)
        } else {
            None
        }
    }

    /// What is said about a token, whosever it is.
    fn token(&self) -> Option<Refusal> {
        let limited = self.status() == Some(429);
        let named = self.is_about_hugging_face();
        let other = self.names_others() || self.says(Sign::OtherVariable);
        // What has nothing of Hugging Face's may be about any token.
        let own = named || !other;
        if self.says(Sign::OtherTokenInUse)
            && (named || self.says(Sign::TokenWords))
            && matches!(self.status(), None | Some(401))
        {
            Some(Refusal::OtherTokenInUse)
        } else if self.says(Sign::MalformedToken)
            || (self.says(Sign::Placeholder) && self.status() == Some(401))
        {
            Some(Refusal::MalformedToken)
        } else if self.says(Sign::NotAPersonsToken) {
            Some(Refusal::NotAPersonsToken)
        } else if self.says(Sign::UnknownToken) && !self.says(Sign::GuessesToken) && !limited {
            Some(Refusal::BadToken)
        } else if self.says(Sign::ExpiredOrBad) {
            Some(Refusal::Unauthorized)
        } else if self.says(Sign::Expired) || self.scan.expired {
            Some(match (named, other) {
                (true, _) => Refusal::ExpiredToken,
                (false, true) => Refusal::SomeKeyRefused,
                (false, false) => Refusal::Unauthorized,
            })
        } else if self.says(Sign::BadLogin) || (self.says(Sign::NoOrBadToken) && named) {
            Some(Refusal::NoOrBadToken)
        } else if (self.says(Sign::Anonymous) && matches!(self.status(), None | Some(401 | 429)))
            || (self.says_no_hf_token() && !self.is_refused_for_something_else())
            || (self.says(Sign::NoToken)
                && !self.is_of_text_tokens()
                && !self.says(Sign::NamesPermission)
                && !matches!(self.status(), Some(402 | 429 | 500..)))
        {
            Some(if own { Refusal::NoToken } else { Refusal::SomeKeyRefused })
        } else if self.says(Sign::BadToken)
            && !self.is_of_text_tokens()
            && !self.says(Sign::GuessesToken)
            && !limited
        {
            Some(if named { Refusal::BadToken } else { Refusal::SomeKeyRefused })
        } else if self.says(Sign::KeyRefused) {
            Some(Refusal::SomeKeyRefused)
        } else if self.says(Sign::CheckToken) && matches!(self.status(), None | Some(401)) {
            Some(Refusal::NoOrBadToken)
        } else {
            None
        }
    }

    /// What is said about the service: its limits, its faults, and the way to it.
    fn service(&self) -> Option<Refusal> {
        // A refusal of the call itself counts for more than what may be a setting or a line of a log.
        if matches!(self.status().or(self.status_in_words()), Some(401..=403)) {
            return None;
        }
        let rate = self.says(Sign::OwnRate) || (self.says(Sign::Rate) && !self.says(Sign::NotRate));
        if rate || (self.status() == Some(429) && !self.says_spent()) {
            let other = self.is_another_companys()
                || (self.says(Sign::OtherCompany) && self.hosts.counter && !self.hosts.router);
            return Some(if other { Refusal::OtherCompany } else { Refusal::TooManyRequests });
        }
        if self.says(Sign::Loading) {
            return Some(Refusal::ModelLoading);
        }
        // Whoever names the new address beside it has moved.
        let moved = self.says(Sign::Router) && self.status().is_some_and(|status| status != 410);
        let dead = self.says(Sign::NoConnection)
            || self.says(Sign::NoSuchHost)
            || matches!(self.status(), None | Some(404 | 410));
        if self.says(Sign::RetiredHost) && dead && !moved {
            return Some(Refusal::RetiredHost);
        }
        if self.says(Sign::NoSuchHost) {
            return Some(self.no_connection());
        }
        // Names and settings of timeouts stand in every traceback; a status that is stated says more.
        if self.says(Sign::TooBusy)
            || (self.says(Sign::Timeout)
                && (matches!(self.status(), None | Some(408 | 504 | 524))
                    || self.is_own_programs()))
        {
            return Some(Refusal::TimedOut);
        }
        if self.says(Sign::Obstructed)
            && (matches!(self.status(), None | Some(400)) || self.is_own_programs())
        {
            return Some(Refusal::Obstructed);
        }
        if self.says(Sign::NoConnection) {
            return Some(self.no_connection());
        }
        if self.says(Sign::UnknownProvider) && self.status() != Some(404) {
            return Some(Refusal::Rarity);
        }
        if self.says(Sign::SeemsNotServed) {
            return Some(Refusal::ModelNotServed);
        }
        if self.says(Sign::SomeModelNotServed) {
            return Some(Refusal::Unprocessable);
        }
        None
    }

    fn no_connection(&self) -> Refusal {
        match self.status() {
            None => Refusal::NoConnection,
            Some(_) => Refusal::NoConnectionBehind,
        }
    }

    /// That Hugging Face's credits or quota are used up, in anybody's words and any language.
    fn spent_in_any_words(&self) -> Option<Refusal> {
        // A gateway may have put a status of its own before it; a 401 or a 403 speaks of something else.
        let may_be_money = matches!(self.status(), None | Some(402 | 429 | 500..));
        (may_be_money && self.says_spent()).then_some(Refusal::CreditsSpent)
    }

    /// Whole sentences about money that Hugging Face and others say alike.
    fn somebodys_bill(&self) -> Option<Refusal> {
        if self.says(Sign::SomeSpendingLimit) {
            Some(Refusal::SomeSpendingLimit)
        } else if self.says(Sign::NoCreditsLeft) {
            Some(Refusal::SomeBill)
        } else {
            None
        }
    }

    /// What a status stands for, with nothing beside it that says so.
    fn bare_status(&self) -> Option<Refusal> {
        Some(match self.refused_with()? {
            401 if self.is_elsewhere() => Refusal::SomeKeyRefused,
            403 | 404 if self.is_elsewhere() => return None,
            401 => Refusal::Unauthorized,
            400 | 403 | 404 if self.says(Sign::Whoami) => Refusal::Unauthorized,
            402 if self.is_about_hugging_face()
                && (self.says(Sign::Router) || !self.hosts.counter) =>
            {
                Refusal::PaymentRequired
            }
            402 if self.says_credit() || self.hosts.counter => Refusal::SomeBill,
            402 if self.is_said() => Refusal::PaymentRequiredSomewhere,
            402 => return None,
            403 => Refusal::Forbidden,
            404 if self.says_wrong_request() => Refusal::WrongRequest,
            404 if self.says(Sign::OwnModels) => Refusal::ModelNotServed,
            400 | 404 if self.says(Sign::HubFile) => Refusal::Rarity,
            404 if self.status().is_none() && self.says(Sign::NoCommand) => Refusal::Rarity,
            404 if self.status().is_none() && !self.is_about_hugging_face() => return None,
            404 => Refusal::NotFound,
            410 if self.says(Sign::RetiredHost) => Refusal::RetiredHost,
            410 => Refusal::NotFound,
            _ if self.says_wrong_request() => Refusal::WrongRequest,
            400 if self.says(Sign::BadRequestError) => Refusal::WrongRequest,
            400 | 422 => Refusal::Unprocessable,
            413 => Refusal::WrongRequest,
            504 => Refusal::TimedOut,
            500..=599 if !self.is_said() && !self.is_about_hugging_face() => {
                return None;
            }
            500..=599 if self.says(Sign::HubFault) => Refusal::Incident,
            500..=599 if self.says(Sign::Router) || self.says(Sign::ProviderFault) => {
                Refusal::ProviderFault
            }
            503 if !self.says(Sign::Upload) => Refusal::Unavailable,
            500..=599 => Refusal::ServerFault,
            _ => return None,
        })
    }

    /// The last resort: words that say what it is about, without an error around them.
    fn loose_words(&self) -> Option<Refusal> {
        if self.says(Sign::NamesPermission) {
            // Somebody may just as well say that the token has it.
            Some(Refusal::Forbidden)
        } else if self.says_wrong_request() || self.says(Sign::BadRequestError) {
            Some(Refusal::WrongRequest)
        } else if self.says(Sign::HubFault) {
            Some(Refusal::Incident)
        } else if self.says(Sign::ProviderFault) {
            Some(Refusal::ProviderFault)
        } else if self.says(Sign::Incident) && self.is_about_hugging_face() {
            Some(Refusal::Incident)
        } else if self.says(Sign::Fault) {
            Some(Refusal::ServerFault)
        } else if self.is_about_hugging_face() {
            // Money may be spoken of, and nothing says that it is what is wanting.
            None
        } else if self.scan.spent || (self.says_credit() && self.says(Sign::MoneyWords)) {
            Some(Refusal::SomeBill)
        } else if self.says(Sign::Payment) {
            Some(Refusal::PaymentRequiredSomewhere)
        } else if self.says(Sign::MoneyWords) {
            Some(Refusal::SomeBill)
        } else {
            None
        }
    }
}
