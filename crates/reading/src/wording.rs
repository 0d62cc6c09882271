//! The sentences that Hugging Face is known to say, and what each means.
//!
//! Seen in recorded replies and public reports up to 2026-11-22. A family keeps all its generations: people still paste
//! old ones.

use diagnosis::Refusal;

/// What the text is a refusal for; `None` when it says nothing that is known. Takes [`plain`](crate::plain) text.
pub fn refusal(plain: &str) -> Option<Refusal> {
    let any = |words: &[&str]| words.iter().any(|words| plain.contains(words));
    let (_, refusal) = FAMILIES.iter().find(|(sentences, _)| any(sentences))?;
    match refusal {
        Refusal::CreditsSpent if any(FREE_ACCOUNT) => Some(Refusal::CreditsSpentOnFree),
        Refusal::PaymentRequired if !any(HUGGING_FACE) => None,
        refusal => Some(*refusal),
    }
}

/// Families by the certainty of their words: a whole sentence comes before a bare status.
const FAMILIES: &[(&[&str], Refusal)] = &[
    (
        &["monthly spending limit for inference providers"],
        Refusal::SpendingLimit,
    ),
    (
        &[
            "depleted your monthly included credits", // from about February 2026
            "you have no remaining credits",          // from about October 2026
            "exceeded your monthly included credits", // 2025
            "reached the free monthly usage limit for", // from late 2025
        ],
        Refusal::CreditsSpent,
    ),
    (
        &["sufficient permissions to call inference providers"],
        Refusal::NoPermission,
    ),
    (&["is expired"], Refusal::ExpiredToken),
    (
        &[
            "invalid credentials in authorization header",
            "authorization header is correct, but the token seems invalid",
            "invalid user token",
        ],
        Refusal::BadToken,
    ),
    (
        &["you must provide an api_key to work with"],
        Refusal::NoToken,
    ),
    (&["invalid username or password"], Refusal::NoOrBadToken),
    (
        &[
            "model_not_supported",
            "model_not_found",
            "not supported by any provider you have enabled",
            "model not supported by provider",
            "no longer supported",
            "is currently loading",
            "pay-as-you go is not enabled for provider",
        ],
        Refusal::SomethingElse,
    ),
    (
        &[
            "402 payment required",
            "402 client error",
            "error code: 402",
            "payment required",
        ],
        Refusal::PaymentRequired,
    ),
];

/// Said to accounts without PRO only.
const FREE_ACCOUNT: &[&str] = &["subscribe to pro", "free monthly usage limit"];

/// Other companies answer 402 too: the bare status counts only beside one of these.
const HUGGING_FACE: &[&str] = &["huggingface", "hugging face", "inference providers"];
