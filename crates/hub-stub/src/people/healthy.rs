//! Nobody has to mend anything for these.

use super::{HEALTHY_FREE, HEALTHY_PRO};
use crate::scenario::Scenario;

pub(super) const ALL: &[Scenario] = &[
    HEALTHY_PRO,
    HEALTHY_FREE,
    Scenario {
        name: "healthy-write-token",
        plays: "A free account that is billed afterwards, with a write token; everything works.",
        whoami: "whoami-200-hubjs-ci-write",
        ..HEALTHY_FREE
    },
    Scenario {
        name: "pro-included-spent",
        plays: "A PRO account that has spent its included credits and bought more; everything works.",
        usage: "billing-200-pro-included-used-up",
        ..HEALTHY_PRO
    },
    Scenario {
        name: "inference-only-token",
        plays: "A free account with credits, whose token may infer but not read billing; calls work.",
        whoami: "whoami-200-free-finegrained-infer-only",
        usage: "billing-403-no-billing-read",
        ..HEALTHY_FREE
    },
    Scenario {
        name: "global-inference-permission",
        plays: "A free account with credits, whose older token has the permission to infer under `global`; calls work.",
        whoami: "whoami-200-free-finegrained-global-infer",
        usage: "billing-403-no-billing-read",
        ..HEALTHY_FREE
    },
];
