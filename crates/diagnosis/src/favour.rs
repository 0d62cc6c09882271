//! What a text makes likelier than the number of reports says.
//!
//! It only orders what is still possible: a wording that settles something is a matter of the tree. The numbers are
//! those of 1,091 public reports, read until 2026-11-25.

use crate::diagnoses::{
    BAD_REQUEST, CREDITS_DEPLETED_FREE, CREDITS_DEPLETED_ORG, CREDITS_DEPLETED_PRO, MODEL_LOADING,
    NETWORK_CORS, OTHER, PREPAID_CREDITS_NEEDED, PROVIDER_OUTAGE_5XX, THIRD_PARTY_BILLING,
    WRONG_BILLING_TARGET,
};
use crate::{Chat, Diagnosis, Evidence, Funds, Refusal};

/// What the texts speak for, likeliest first: the refusal of the live call, or else the one that was pasted.
pub(crate) fn favoured(evidence: &Evidence) -> &'static [&'static Diagnosis] {
    let live = match &evidence.chat {
        Some(Ok(Chat::Refused(reading))) => reading.refusal,
        _ => None,
    };
    let pasted = evidence.paste.unwrap_or_default();
    match (live.or(pasted.refusal), pasted.speaks_of) {
        (Some(refusal), speaks_of) => by_wording(refusal, speaks_of),
        // How to bill an organization is asked before anything is refused, too.
        (None, Some(Funds::Organization)) => &[&WRONG_BILLING_TARGET, &OTHER],
        // Nothing that is known stands in the text: 33 of 43 such reports were about something else, or may have been.
        (None, _) if evidence.paste.is_some() => &[&OTHER],
        (None, _) => &[],
    }
}

const fn by_wording(refusal: Refusal, speaks_of: Option<Funds>) -> &'static [&'static Diagnosis] {
    match (refusal, speaks_of) {
        // Whoever says that their organization has credits, and meets a refusal for want of some, has not billed it.
        (
            Refusal::CreditsSpentOnFree
            | Refusal::CreditsSpentBuyMore
            | Refusal::CreditsSpent
            | Refusal::PaymentRequired,
            Some(Funds::Organization),
        ) => &[&WRONG_BILLING_TARGET, &CREDITS_DEPLETED_ORG],
        // Whoever speaks of having PRO and reads of spent credits has mostly spent those of PRO.
        (
            Refusal::CreditsSpentBuyMore | Refusal::CreditsSpent | Refusal::PaymentRequired,
            Some(Funds::Pro),
        ) => &[&CREDITS_DEPLETED_PRO],
        // Free accounts are offered PRO in the same breath, and this text is whole and offers none.
        (Refusal::CreditsSpentBuyMore, _) => &[&PREPAID_CREDITS_NEEDED, &CREDITS_DEPLETED_PRO],
        // Where the visitor has said that the account has PRO, the free one is out.
        (Refusal::CreditsSpent | Refusal::PaymentRequired, _) => {
            &[&CREDITS_DEPLETED_FREE, &CREDITS_DEPLETED_PRO]
        }
        // 19 of 21.
        (Refusal::SomeBill, _) => &[&THIRD_PARTY_BILLING],
        // 7 of 10; a model that is being loaded nearly always says so.
        (Refusal::Unavailable, _) => &[&PROVIDER_OUTAGE_5XX, &MODEL_LOADING],
        // 7 of 9 that are Hugging Face's.
        (Refusal::Unprocessable, _) => &[&BAD_REQUEST],
        // A name that is not resolved is nearly always the visitor's own network: 11 of 12.
        (Refusal::NoConnection, _) => &[&NETWORK_CORS],
        _ => &[],
    }
}
