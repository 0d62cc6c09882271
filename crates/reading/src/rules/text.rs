//! A text that was scanned, and what can be said of it in one word: whose it is, and what it is about.

use crate::hosts::Hosts;
use crate::scan::Scan;
use crate::wording::Sign;
use diagnosis::Refusal;

/// What was found in a text.
pub(super) struct Text<'a> {
    pub(super) scan: &'a Scan,
    pub(super) hosts: Hosts,
}

impl Text<'_> {
    pub(super) fn says(&self, sign: Sign) -> bool {
        self.scan.says(sign)
    }

    pub(super) fn status(&self) -> Option<u16> {
        self.scan.status
    }

    /// The status in words.
    pub(super) fn status_in_words(&self) -> Option<u16> {
        let statuses = [
            (Sign::PaymentRequired, 402),
            (Sign::Unauthorized, 401),
            (Sign::Forbidden, 403),
            (Sign::Gone, 410),
            (Sign::NotFound, 404),
            (Sign::Unavailable, 503),
            (Sign::BadRequest, 400),
        ];
        statuses.into_iter().find(|(sign, _)| self.says(*sign)).map(|(_, status)| status)
    }

    /// Whether the text says that it is a status, by a word beside the number or by its meaning.
    pub(super) fn is_said(&self) -> bool {
        self.scan.is_said || self.status_in_words().is_some()
    }

    /// The status of the refusal: a gateway, or the visitor's own program, puts one of its own before the one that it
    /// met.
    pub(super) fn refused_with(&self) -> Option<u16> {
        let met = self.scan.refused.filter(|_| self.is_own_programs());
        let in_words = self.status_in_words();
        let wrapped = in_words == Some(402) && matches!(self.status(), Some(500..));
        met.or(self.status().filter(|_| !wrapped)).or(in_words)
    }

    pub(super) fn is_about_hugging_face(&self) -> bool {
        self.says(Sign::HuggingFace) || self.says(Sign::Router) || self.says(Sign::RetiredHost)
    }

    pub(super) fn is_about_hugging_face_alone(&self) -> bool {
        self.is_about_hugging_face() && !self.says(Sign::OtherCompany) && !self.hosts.other
    }

    pub(super) fn is_another_companys(&self) -> bool {
        (self.says(Sign::OtherCompany) || self.says(Sign::Place)) && !self.is_about_hugging_face()
    }

    pub(super) fn names_others(&self) -> bool {
        self.says(Sign::OtherCompany) || self.says(Sign::Place) || self.hosts.other
    }

    /// Whether others are named, and Hugging Face is not.
    pub(super) fn is_elsewhere(&self) -> bool {
        !self.is_about_hugging_face() && self.names_others()
    }

    /// Whether a client raised it that calls models.
    pub(super) fn is_a_clients(&self) -> bool {
        [Sign::AiSdk, Sign::OpenAiPython, Sign::OpenAiJs, Sign::LiteLlm, Sign::LangChain]
            .into_iter()
            .any(|it| self.says(it))
    }

    /// Whether a machine has run out of something: that counts for more than a warning before it.
    pub(super) fn is_a_machines(&self) -> bool {
        self.says(Sign::Machine) && self.status().is_none()
    }

    pub(super) fn is_a_machines_or_hugging_faces(&self) -> bool {
        self.says(Sign::Machine) || self.is_about_hugging_face_alone()
    }

    /// Money is spoken of, and nothing but another company is named.
    pub(super) fn is_elsewhere_and_about_money(&self) -> bool {
        if self.is_about_hugging_face() || self.says(Sign::Machine) {
            return false;
        }
        let company = self.says(Sign::OtherCompany);
        let credit = self.says(Sign::CreditWords) || self.says(Sign::NoCreditsLeft);
        let money = self.says(Sign::MoneyWords) || self.says_credit();
        let refused_for_money = self.status() == Some(402) || self.says(Sign::PaymentRequired);
        (company && (credit || refused_for_money))
            || (self.says(Sign::Bystander) && credit)
            || (company && self.hosts.other && money)
            || (self.hosts.counter && money)
    }

    /// Whether there is word of something that can be spent.
    pub(super) fn says_credit(&self) -> bool {
        [Sign::CreditWords, Sign::QuotaWords, Sign::Counted].into_iter().any(|it| self.says(it))
    }

    /// Whether credits are said to be used up, and nobody but Hugging Face is named.
    pub(super) fn says_spent(&self) -> bool {
        self.scan.spent && self.is_about_hugging_face_alone()
    }

    /// That the credits are gone, in words that only Hugging Face uses, or beside such words.
    pub(super) fn says_credits_gone(&self) -> bool {
        let own = self.is_about_hugging_face() || self.says(Sign::BuyMore);
        let elsewhere = self.says(Sign::OtherCompany) || self.hosts.counter;
        (self.says(Sign::CreditsGone) && (own || !elsewhere))
            || (own && (self.says(Sign::NoCreditsLeft) || self.says(Sign::FreeLimit)))
    }

    /// That the monthly limit of Hugging Face's is reached. (A 401 comes before it.)
    pub(super) fn says_own_spending_limit(&self) -> bool {
        (self.says(Sign::SpendingLimit) && self.status() != Some(401))
            || (self.says(Sign::SomeSpendingLimit) && self.is_about_hugging_face())
    }

    /// That the form of the request is wrong.
    pub(super) fn says_wrong_request(&self) -> bool {
        let ours = self.is_about_hugging_face() || self.is_a_clients();
        (self.says(Sign::WrongRequest) && !self.is_elsewhere())
            || (self.says(Sign::LooseRequest) && ours)
    }

    /// That Hugging Face's token is missing, by its name.
    pub(super) fn says_no_hf_token(&self) -> bool {
        self.says(Sign::NoHfToken) || (self.scan.unset && !self.says(Sign::NamesPermission))
    }

    /// Whether the tokens are those of a text, and not of an account.
    pub(super) fn is_of_text_tokens(&self) -> bool {
        self.says(Sign::TextTokens) && self.status().is_none() && !self.says(Sign::TokenWords)
    }

    /// Whether the status is a 5xx that nothing says to be Hugging Face's: the visitor's own program may have met
    /// something else.
    pub(super) fn is_own_programs(&self) -> bool {
        matches!(self.status(), Some(500..))
            && !self.scan.is_hugging_faces
            && !self.says(Sign::ProviderFault)
    }

    /// Whether a status says that it is not for want of a token.
    pub(super) fn is_refused_for_something_else(&self) -> bool {
        matches!(self.status(), Some(402 | 403 | 429))
            || (matches!(self.status(), Some(500..)) && !self.is_own_programs())
    }

    /// Whether a question may just as well be about this as tell of it.
    pub(super) fn is_only_named(&self, refusal: Refusal) -> bool {
        let named = matches!(
            refusal,
            Refusal::SpaceQuota
                | Refusal::Storage
                | Refusal::TooManyRequests
                | Refusal::ExpiredToken
                | Refusal::SpendingLimit
                | Refusal::NoToken
                | Refusal::Gated
        );
        named && self.status().is_none() && !self.says(Sign::SomeSpendingLimit)
    }
}
