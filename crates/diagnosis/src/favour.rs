//! What a text makes likelier than the number of reports says.
//!
//! It only orders what is still possible: a wording that settles something is a matter of the tree. The numbers are
//! those of 703 public reports, read until 2026-11-25.

use crate::diagnoses::{
    CREDITS_DEPLETED_FREE, CREDITS_DEPLETED_PRO, NETWORK_CORS, OTHER, PREPAID_CREDITS_NEEDED,
    THIRD_PARTY_BILLING,
};
use crate::{Chat, Diagnosis, Evidence, Reading, Refusal};

/// What the refusal speaks for, likeliest first: that of the live call, or else the one that was pasted.
pub(crate) fn favoured(evidence: &Evidence) -> &'static [&'static Diagnosis] {
    let live = match &evidence.chat {
        Some(Ok(Chat::Refused(reading))) if reading.refusal.is_some() => Some(reading),
        _ => None,
    };
    match live.or(evidence.paste.as_ref()) {
        Some(Reading { refusal: Some(refusal), speaks_of_pro, .. }) => {
            by_wording(*refusal, *speaks_of_pro)
        }
        // Nothing that is known stands in the text: 20 of 26 such reports were about something else, or may have been.
        Some(_) => &[&OTHER],
        None => &[],
    }
}

const fn by_wording(refusal: Refusal, speaks_of_pro: bool) -> &'static [&'static Diagnosis] {
    match refusal {
        // Whoever speaks of having PRO and reads of spent credits has mostly spent those of PRO.
        Refusal::CreditsSpentBuyMore | Refusal::CreditsSpent | Refusal::PaymentRequired
            if speaks_of_pro =>
        {
            &[&CREDITS_DEPLETED_PRO]
        }
        // Free accounts are offered PRO in the same breath, and this text is whole and offers none.
        Refusal::CreditsSpentBuyMore => &[&PREPAID_CREDITS_NEEDED, &CREDITS_DEPLETED_PRO],
        // Where the visitor has said that the account has PRO, the free one is out.
        Refusal::CreditsSpent | Refusal::PaymentRequired => {
            &[&CREDITS_DEPLETED_FREE, &CREDITS_DEPLETED_PRO]
        }
        // 10 of 11.
        Refusal::SomeBill => &[&THIRD_PARTY_BILLING],
        // A name that is not resolved is nearly always the visitor's own network: 7 of 7.
        Refusal::NoConnection => &[&NETWORK_CORS],
        _ => &[],
    }
}
