//! Is there somebody to answer, and is anything wrong at all?

use super::gate::got_through;
use super::{Ahead, Gate, Gates, Next, Question, Test};
use crate::diagnoses::{
    CONTACT_SUPPORT, HF_INCIDENT, MODEL_LOADING, NOTHING_WRONG, OTHER, PROVIDER_FIREWALL,
    PROVIDER_OUTAGE_5XX, TOKEN_STALE_CACHE,
};
use crate::{Chat, Refusal};

pub(super) const SERVICE_IS_UP: Question = Question {
    id: "service-is-up",
    ask: "Are Hugging Face and the provider up?",
    look: "The refusals for this are HTTP 500 to 504.",
    if_yes: "Hugging Face and the provider are up",
    if_no: "Hugging Face or the provider has a fault",
    is_fork: false,
    tests: got_through!([Loading, Incident, Firewall, Outage]),
    yes: Next::Ask(&CALL_IS_ANSWERED),
    no: Next::Ask(&MODEL_IS_LOADED),
};

const MODEL_IS_LOADED: Question = Question {
    id: "model-is-loaded",
    ask: "Is the model loaded?",
    look: "The message for this says “is currently loading”, often with an estimated time.",
    if_yes: "the model is loaded",
    if_no: "the model is still being loaded",
    is_fork: false,
    tests: got_through!([Loading] ahead [Incident, Firewall, Outage]),
    yes: Next::Ask(&HUGGING_FACE_IS_WELL),
    no: Next::Conclude(&MODEL_LOADING),
};

const HUGGING_FACE_IS_WELL: Question = Question {
    id: "hugging-face-is-well",
    ask: "Does the same call work with another provider?",
    look: "Pin one behind the model's name, such as :together, and look at https://status.huggingface.co.",
    if_yes: "the same call works with another provider",
    if_no: "the call fails with every provider",
    is_fork: false,
    tests: got_through!([Incident] ahead [Firewall, Outage]),
    yes: Next::Ask(&PROVIDER_TAKES_CLIENT),
    no: Next::Conclude(&HF_INCIDENT),
};

const PROVIDER_TAKES_CLIENT: Question = Question {
    id: "provider-takes-client",
    ask: "Does the provider answer your program at all, and not “error code: 1010”?",
    look: "Make the same call with curl. If that is answered, the provider's firewall turns your program away.",
    if_yes: "the provider answers your program",
    if_no: "the provider's firewall turns your program away",
    is_fork: false,
    tests: got_through!([Firewall] ahead [Outage]),
    yes: Next::Conclude(&PROVIDER_OUTAGE_5XX),
    no: Next::Conclude(&PROVIDER_FIREWALL),
};

const CALL_IS_ANSWERED: Question = Question {
    id: "call-is-answered",
    ask: "Is a call with this token answered now?",
    look: "Run your code again, or let the checker make one live call.",
    if_yes: "a call with this token is answered now",
    if_no: "a call with this token is refused now",
    is_fork: false,
    tests: &[
        Test::Chat(|chat| match chat {
            Chat::Answered | Chat::OtherAnswered => Some(true),
            Chat::Refused(reading) => reading.refusal.map(|_| false),
        }),
        Test::Visitor,
    ],
    yes: Next::Ask(&CODE_SENDS_THIS_TOKEN),
    no: Next::Ask(&ALL_IS_IN_ORDER),
};

const CODE_SENDS_THIS_TOKEN: Question = Question {
    id: "code-sends-this-token",
    ask: "Does your code do as well as this call?",
    look: "If it is still refused while the same token works here, it sends another token or bills another account.",
    if_yes: "your code does as well as this call",
    if_no: "your code is refused while this call is answered",
    is_fork: false,
    tests: &[
        // Who looked where the code takes its token from knows best.
        Test::Visitor,
        // The token that works here cannot be the one that was refused there for itself or for its money.
        Test::Paste(|reading| Some(!is_for_token_or_money(reading.refusal?))),
        Test::Chat(|chat| (!matches!(chat, Chat::Refused(_))).then_some(true)),
    ],
    yes: Next::Conclude(&NOTHING_WRONG),
    no: Next::Conclude(&TOKEN_STALE_CACHE),
};

/// Whether another token, or another account's, would not have been refused.
const fn is_for_token_or_money(refusal: Refusal) -> bool {
    matches!(
        refusal,
        Refusal::NoToken
            | Refusal::OtherTokenInUse
            | Refusal::MalformedToken
            | Refusal::NotAPersonsToken
            | Refusal::BadToken
            | Refusal::NoOrBadToken
            | Refusal::SomeKeyRefused
            | Refusal::Unauthorized
            | Refusal::ExpiredToken
            | Refusal::TokenPolicy
            | Refusal::NoPermission
            | Refusal::NoPermissionForOrganization
            | Refusal::Forbidden
            | Refusal::SpendingLimit
            | Refusal::SpendingLimitAtTimes
            | Refusal::SomeSpendingLimit
            | Refusal::CreditsSpentOnFree
            | Refusal::ProviderFreeLimit
            | Refusal::CreditsSpentBuyMore
            | Refusal::CreditsSpent
            | Refusal::JobsBalance
            | Refusal::PaymentRequired
            | Refusal::PaymentRequiredSomewhere
            | Refusal::SomeBill
    )
}

/// The conditions under which support is asked, all of them at once.
pub(super) const ALL_IS_IN_ORDER: Question = Question {
    id: "all-is-in-order",
    ask: "Are PRO active, a valid card on file, the token fresh and permitted and passed by name, and the organization named if one pays?",
    look: "Your billing settings show the first two, your token settings and your code the rest.",
    if_yes: "PRO, card, token and code are all in order",
    if_no: "PRO, card, token or code is not in order",
    is_fork: false,
    tests: &[Test::Visitor],
    yes: Next::Conclude(&CONTACT_SUPPORT),
    no: Next::Conclude(&OTHER),
};
