//! The people: each is the healthy PRO account but for what is written down here.

mod calls;
mod healthy;
mod money;
mod organizations;
mod tokens;

use crate::scenario::{Credential, Organization, Scenario};

/// Everyone, by what is the matter with them: nothing, money, token, organization, call.
pub(crate) fn people() -> impl Iterator<Item = &'static Scenario> {
    [healthy::ALL, money::ALL, tokens::ALL, organizations::ALL, calls::ALL].into_iter().flatten()
}

/// Nothing is wrong with this account.
pub(crate) const HEALTHY_PRO: Scenario = Scenario {
    name: "healthy-pro",
    plays: "A PRO account with credits left and a write token; everything works.",
    credential: Credential::User,
    whoami: "whoami-200-pro-write",
    usage: "billing-200-pro-captured",
    chat: "chat-200",
    organizations: &[],
    fault: None,
};

/// A free account that has bought credits; its token may do everything.
const HEALTHY_FREE: Scenario = Scenario {
    name: "healthy-free-prepaid",
    plays: "A free account that bought $10 of credits; everything works.",
    whoami: "whoami-200-free-finegrained-all",
    usage: "billing-200-free-prepaid",
    ..HEALTHY_PRO
};

/// A free account without credits.
const PENNILESS: Scenario = Scenario {
    name: "free-credits-spent",
    plays: "A free account with a read token and no credits; calls are refused with 402.",
    whoami: "whoami-200-free-read",
    usage: "billing-200-free-no-included",
    chat: "chat-402-no-remaining",
    ..HEALTHY_PRO
};

/// A PRO account that has spent what is included and bought nothing.
const PRO_SPENT: Scenario = Scenario {
    name: "pro-credits-spent",
    plays: "A PRO account that can pay, has spent its included credits and bought none; calls are refused with 402.",
    usage: "billing-200-pro-no-prepaid-depleted",
    chat: "chat-402-depleted",
    ..HEALTHY_PRO
};

/// A free account without credits, in organizations that have some.
const MEMBER: Scenario = Scenario {
    name: "wrong-billing-target",
    plays: "A free account without credits, whose Team organization acme-team has some; calls work once X-HF-Bill-To names it.",
    whoami: "whoami-200-orgs-finegrained-org-infer",
    organizations: &[ACME],
    ..PENNILESS
};

const ACME: Organization =
    Organization { name: "acme-team", usage: "billing-200-org-credits-left", chat: "chat-200" };

/// A PRO account, in good order, whose calls the router or the provider refuses.
const fn refused(name: &'static str, plays: &'static str, chat: &'static str) -> Scenario {
    Scenario { name, plays, chat, ..HEALTHY_PRO }
}

/// A free account without credits, which is told so in other words.
const fn spent(name: &'static str, plays: &'static str, chat: &'static str) -> Scenario {
    Scenario { name, plays, chat, usage: "billing-200-free-legacy-010-depleted", ..PENNILESS }
}
