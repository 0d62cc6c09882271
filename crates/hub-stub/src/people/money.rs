//! Credits and spending limits.

use super::{HEALTHY_PRO, PENNILESS, PRO_SPENT, refused, spent};
use crate::scenario::Scenario;

pub(super) const ALL: &[Scenario] = &[
    PENNILESS,
    spent(
        "free-credits-spent-old-wording",
        "A free account that spent the $0.10 of the time before October 2026, told so in the words of 2026.",
        "chat-402-depleted-free",
    ),
    spent(
        "free-credits-spent-wording-2025",
        "A free account that spent its included credits, told so in the words of late 2025.",
        "chat-402-exceeded-2025",
    ),
    spent(
        "free-credits-spent-endpoints",
        "A free account that spent its included credits, told so in the words of early 2025, which name Inference Endpoints.",
        "chat-402-exceeded-2025-endpoints",
    ),
    spent(
        "provider-allowance-spent",
        "A free account that spent what Hugging Face allows for one provider.",
        "chat-402-free-limit-provider",
    ),
    spent(
        "provider-allowance-spent-pro",
        "A free account that spent what Hugging Face allows for one provider, and is told that PRO has more.",
        "chat-402-free-limit-provider-pro",
    ),
    PRO_SPENT,
    Scenario {
        name: "pro-cannot-pay",
        plays: "A PRO account with no way to pay on file, which has spent its included credits; calls are refused with 402.",
        whoami: "whoami-200-pro-cannot-pay",
        ..PRO_SPENT
    },
    Scenario {
        name: "pro-finegrained-no-billing",
        plays: "A PRO account without credits, whose token may not read billing: usage answers 403, calls 402.",
        whoami: "whoami-200-pro-finegrained-no-billing",
        usage: "billing-403-no-billing-read",
        ..PRO_SPENT
    },
    Scenario {
        name: "pending-holds",
        plays: "A PRO account whose last calls are still booked at $0.01 each; calls are refused with 402 for some minutes.",
        usage: "billing-200-pending-holds",
        ..PRO_SPENT
    },
    Scenario {
        name: "usage-limit-missing",
        plays: "A free account without credits, whose usage does not say where the limit is.",
        usage: "billing-200-limit-missing",
        ..PENNILESS
    },
    Scenario {
        name: "spending-limit",
        plays: "A PRO account that reached its monthly spending limit; calls are refused with 403.",
        usage: "billing-200-spending-limit-reached",
        chat: "chat-403-spending-limit",
        ..HEALTHY_PRO
    },
    refused(
        "payg-not-enabled",
        "A PRO account in good order that asks for a provider which cannot be billed yet.",
        "chat-402-payg-not-enabled",
    ),
    refused(
        "gateway-embedded-402",
        "Someone else's gateway answers 200 and hides the 402 in the text.",
        "gateway-200-embedded-402",
    ),
];
