//! What a text makes likelier than the number of reports says.
//!
//! It only orders what is still possible: a wording that settles something is a matter of the tree. The order is our
//! judgement, from reading reports until 2026-11-28.

use crate::diagnoses::{
    BAD_REQUEST, BILL_TO_NOT_ALLOWED, CREDITS_DEPLETED_FREE, CREDITS_DEPLETED_ORG,
    CREDITS_DEPLETED_PRO, GATED_MODEL, HF_INCIDENT, LEGACY_ENDPOINT, MODEL_LOADING, NETWORK_CORS,
    OTHER, PENDING_HOLDS, PREPAID_CREDITS_NEEDED, PROVIDER_KEY_BALANCE, PROVIDER_OUTAGE_5XX,
    THIRD_PARTY_BILLING, TIMEOUT, TOKEN_STALE_CACHE, WRONG_BILLING_TARGET,
};
use crate::{Chat, Diagnosis, Evidence, Refusal, Topic, Unseen};

/// What the texts speak for, likeliest first: the refusal of the live call, or else the one that was pasted, with what
/// the pasted text speaks of besides.
pub(crate) fn favoured(evidence: &Evidence) -> &'static [&'static Diagnosis] {
    let live = match &evidence.chat {
        Some(Ok(Chat::Refused(reading))) => reading.refusal,
        _ => None,
    };
    let pasted = evidence.paste.unwrap_or_default();
    let unheard = matches!(evidence.chat, Some(Err(Unseen::Unreachable | Unseen::TimedOut)));
    if unheard && matches!(evidence.account, Some(Ok(_))) && pasted.refusal.is_none() {
        // The Hub answers from here, so it is what lies between this page and the router.
        return &[&NETWORK_CORS, &HF_INCIDENT, &TIMEOUT, &PROVIDER_OUTAGE_5XX];
    }
    match (live.or(pasted.refusal), pasted.speaks_of) {
        (Some(refusal), topic) => by_wording(refusal, topic),
        // Loose words say more than what is spoken of besides, but for who is to pay.
        (None, topic) if pasted.suspects.is_some() => of_suspects(pasted.suspects, topic),
        // Some things are asked about before anything is refused.
        (None, Some(Topic::Organization | Topic::BillTo)) => &[&WRONG_BILLING_TARGET, &OTHER],
        (None, Some(Topic::OtherToken)) => &[&TOKEN_STALE_CACHE, &OTHER],
        (None, Some(Topic::Credits)) => &[&CREDITS_DEPLETED_FREE, &OTHER],
        (None, Some(Topic::Pro)) => &[&OTHER, &CREDITS_DEPLETED_PRO],
        // Nothing that is known stands in the text: most such texts are about something else.
        (None, _) if evidence.paste.is_some() => &[&OTHER],
        (None, _) => &[],
    }
}

/// The same where nothing but loose words was read.
fn of_suspects(suspects: Option<Refusal>, topic: Option<Topic>) -> &'static [&'static Diagnosis] {
    suspects.map_or(&[], |refusal| by_wording(refusal, topic))
}

fn by_wording(refusal: Refusal, topic: Option<Topic>) -> &'static [&'static Diagnosis] {
    let of_credits = matches!(
        refusal,
        Refusal::CreditsSpentOnFree
            | Refusal::CreditsSpentBuyMore
            | Refusal::CreditsSpent
            | Refusal::PaymentRequired
            | Refusal::SpendingLimitAtTimes
    );
    match (refusal, topic) {
        (_, Some(Topic::Sometimes)) if of_credits => &[&PENDING_HOLDS],
        // Whoever says that their organization has credits, and meets a refusal for want of some, has not billed it.
        (_, Some(Topic::Organization)) if of_credits => {
            &[&WRONG_BILLING_TARGET, &CREDITS_DEPLETED_ORG]
        }
        (_, Some(Topic::BillTo)) if of_credits => &[&CREDITS_DEPLETED_ORG, &WRONG_BILLING_TARGET],
        // Whoever speaks of having PRO and reads of spent credits has mostly spent those of PRO.
        (_, Some(Topic::Pro)) if of_credits => &[&CREDITS_DEPLETED_PRO],
        (Refusal::Forbidden, Some(Topic::Organization | Topic::BillTo)) => &[&BILL_TO_NOT_ALLOWED],
        (Refusal::Unauthorized | Refusal::NoOrBadToken, Some(Topic::OtherToken)) => {
            &[&TOKEN_STALE_CACHE]
        }
        // Free accounts are offered PRO in the same breath, and this text is whole and offers none.
        (Refusal::CreditsSpentBuyMore, _) => &[&PREPAID_CREDITS_NEEDED, &CREDITS_DEPLETED_PRO],
        // Where the visitor has said that the account has PRO, the free one is out.
        (Refusal::CreditsSpent | Refusal::PaymentRequired, _) => {
            &[&CREDITS_DEPLETED_FREE, &CREDITS_DEPLETED_PRO]
        }
        (Refusal::SomeBill, _) => &[&THIRD_PARTY_BILLING],
        // Whoever meets it has not updated the client since the address was retired.
        (Refusal::HiddenByOldClient, _) => &[&LEGACY_ENDPOINT],
        (Refusal::HubFile, _) => &[&GATED_MODEL],
        // Who is named in the words has no bills of its own here.
        (Refusal::ProviderBalance, _) => &[&PROVIDER_KEY_BALANCE],
        // A model that is being loaded nearly always says so.
        (Refusal::Unavailable, _) => &[&PROVIDER_OUTAGE_5XX, &MODEL_LOADING],
        (Refusal::Unprocessable, _) => &[&BAD_REQUEST],
        // A name that is not resolved is nearly always the visitor's own network.
        (Refusal::NoConnection, _) => &[&NETWORK_CORS],
        _ => &[],
    }
}
