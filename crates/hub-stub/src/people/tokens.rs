//! Tokens that are not good for a call, or are of another kind.

use super::{ACME, HEALTHY_FREE, HEALTHY_PRO, PENNILESS};
use crate::scenario::{Credential, Scenario};

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "token-expired",
        plays: "A token that has expired; every request that needs one answers 401 and says so.",
        whoami: "whoami-401-expired",
        usage: "whoami-401-expired",
        chat: "chat-401-expired",
        ..PENNILESS
    },
    Scenario {
        name: "token-invalid",
        plays: "A token that was deleted or mistyped; every request that needs one answers 401.",
        whoami: "whoami-401-bad-token",
        usage: "billing-401",
        chat: "chat-401-bad-token",
        ..PENNILESS
    },
    Scenario {
        name: "token-invalid-old-wording",
        plays: "A token that was deleted or mistyped, told so in the words of 2025.",
        whoami: "whoami-401-bad-token-variant",
        usage: "whoami-401-bad-token-variant",
        chat: "chat-401-bad-token",
        ..PENNILESS
    },
    Scenario {
        name: "no-inference-permission",
        plays: "A free account with credits, whose fine-grained token may not infer; calls are refused with 403.",
        whoami: "whoami-200-free-finegrained-no-infer",
        chat: "chat-403-no-permission",
        ..HEALTHY_FREE
    },
    Scenario {
        name: "org-token",
        plays: "An organization's own token, a kind that is deprecated; whoami knows it, calls do not work.",
        credential: Credential::Organization,
        whoami: "whoami-200-org-token",
        usage: "billing-403-no-billing-read",
        chat: "chat-401-bad-token",
        ..HEALTHY_PRO
    },
    Scenario {
        name: "app-token",
        plays: "An app's token, not a person's; whoami knows it, calls do not work.",
        whoami: "whoami-200-app-token",
        usage: "billing-403-no-billing-read",
        chat: "chat-403-no-permission",
        ..HEALTHY_PRO
    },
    Scenario {
        name: "oauth-token",
        plays: "A free account with credits that signed in to an app, which may infer but not read billing; calls work.",
        credential: Credential::OAuth,
        whoami: "whoami-200-oauth-user",
        usage: "billing-403-no-billing-read",
        ..HEALTHY_FREE
    },
    Scenario {
        name: "oauth-token-pro",
        plays: "A PRO account in organizations that signed in to an app, which may infer and read billing; calls work.",
        credential: Credential::OAuth,
        whoami: "whoami-200-oauth-pro-orgs",
        organizations: &[ACME],
        ..HEALTHY_PRO
    },
];
