//! Members of organizations.

use super::{ACME, MEMBER, PENNILESS};
use crate::scenario::{Organization, Scenario};

pub(super) const ALL: &[Scenario] = &[
    MEMBER,
    Scenario {
        name: "org-credits-spent",
        plays: "A free account without credits, whose organization acme-team has spent its own: calls answer 402 with X-HF-Bill-To and without.",
        organizations: &[Organization {
            usage: "billing-200-org-credits-spent",
            chat: "chat-402-no-remaining-org",
            ..ACME
        }],
        ..MEMBER
    },
    Scenario {
        name: "org-spending-limit",
        plays: "A free account without credits, whose organization acme-team reached its spending limit: calls billed to it answer 403.",
        organizations: &[Organization {
            usage: "billing-200-org-limit-reached",
            chat: "chat-403-spending-limit",
            ..ACME
        }],
        ..MEMBER
    },
    Scenario {
        name: "bill-to-not-allowed",
        plays: "A free account with credits, whose token may bill acme-team but not globex: naming globex in X-HF-Bill-To answers 403.",
        usage: "billing-200-free-prepaid",
        chat: "chat-200",
        ..MEMBER
    },
    Scenario {
        name: "org-restricted",
        plays: "A free account without credits, whose organization globex has not approved the token.",
        whoami: "whoami-200-orgs-restricted",
        organizations: &[Organization {
            name: "globex",
            usage: "whoami-403-token-approval",
            chat: "chat-403-token-approval",
        }],
        ..PENNILESS
    },
    Scenario {
        name: "org-token-revoked",
        plays: "A free account without credits, whose organization globex has revoked the token.",
        whoami: "whoami-200-orgs-restricted",
        organizations: &[Organization {
            name: "globex",
            usage: "hub-403-token-revoked-by-org",
            chat: "chat-403-no-permission-org",
        }],
        ..PENNILESS
    },
];
