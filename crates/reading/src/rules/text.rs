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

    pub(super) fn is_about_hugging_face(&self) -> bool {
        self.says(Sign::HuggingFace) || self.says(Sign::Router) || self.says(Sign::RetiredHost)
    }

    pub(super) fn is_about_hugging_face_alone(&self) -> bool {
        self.is_about_hugging_face() && !self.says(Sign::OtherCompany) && !self.hosts.other
    }

    pub(super) fn is_another_companys(&self) -> bool {
        self.says(Sign::OtherCompany) && !self.is_about_hugging_face()
    }

    /// Whether others are named, and Hugging Face is not.
    pub(super) fn is_elsewhere(&self) -> bool {
        !self.is_about_hugging_face() && (self.says(Sign::OtherCompany) || self.hosts.other)
    }

    /// The trouble of a machine counts for more than a warning before it.
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
        let named = self.says(Sign::OtherCompany);
        let credit = self.says(Sign::CreditWords) || self.says(Sign::NoCreditsLeft);
        let money = self.says(Sign::MoneyWords) || self.says_credit();
        let refused_for_money = self.status() == Some(402) || self.says(Sign::PaymentRequired);
        (named && (credit || refused_for_money))
            || (self.says(Sign::Bystander) && credit)
            || (self.says(Sign::OtherCompany) && self.hosts.other && money)
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

    pub(super) fn says_own_spending_limit(&self) -> bool {
        self.says(Sign::SpendingLimit)
            || (self.says(Sign::SomeSpendingLimit) && self.is_about_hugging_face())
    }

    /// That Hugging Face's token is missing, by its name.
    pub(super) fn says_no_hf_token(&self) -> bool {
        self.says(Sign::NoHfToken) || (self.scan.unset && !self.says(Sign::NamesPermission))
    }

    /// Whether a status says that it is not for want of a token: a 5xx of the router's, too, but not one of the
    /// visitor's own program.
    pub(super) fn is_refused_for_something_else(&self) -> bool {
        match self.status() {
            Some(402 | 403 | 429) => true,
            Some(500..) => self.says(Sign::Router) || self.says(Sign::ProviderFault),
            _ => false,
        }
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
