//! Accounts in good order, whose call is refused or breaks down.

use super::{HEALTHY_PRO, refused};
use crate::scenario::Scenario;

pub(super) const ALL: &[Scenario] = &[
    Scenario {
        name: "whoami-rate-limited",
        plays: "A PRO account in good order that asked who it is too often.",
        whoami: "whoami-429",
        ..HEALTHY_PRO
    },
    Scenario {
        name: "usage-rate-limited",
        plays: "A PRO account in good order that asked for its usage too often.",
        usage: "billing-429",
        ..HEALTHY_PRO
    },
    refused(
        "router-rate-limited",
        "A PRO account in good order that calls too often.",
        "chat-429-hub",
    ),
    refused(
        "model-not-supported",
        "A PRO account in good order that asks for a model which no enabled provider serves.",
        "chat-400-model-not-supported",
    ),
    refused(
        "model-not-found",
        "A PRO account in good order that asks for a model which does not exist.",
        "chat-400-model-not-found",
    ),
    refused(
        "model-deprecated",
        "A PRO account in good order that asks a provider for a model which it no longer serves.",
        "chat-410-deprecated-pinned",
    ),
    refused(
        "gated-model",
        "A PRO account in good order that asks for a gated model without having been let in.",
        "chat-403-gated",
    ),
    refused(
        "request-too-large",
        "A PRO account in good order that sends too much at once.",
        "chat-413",
    ),
    refused(
        "request-incomplete",
        "A PRO account in good order whose request the provider finds incomplete.",
        "chat-422",
    ),
    refused(
        "provider-bad-request",
        "A PRO account in good order that asks for what the provider cannot do, told so in Novita's shape.",
        "chat-400-provider-novita",
    ),
    refused(
        "provider-bad-request-detail",
        "A PRO account in good order that asks for what the provider cannot do, told so in Nebius' shape.",
        "chat-400-provider-detail",
    ),
    refused(
        "provider-firewall",
        "A PRO account in good order whose program the provider's firewall turns away.",
        "chat-403-firewall",
    ),
    refused(
        "provider-500",
        "A PRO account in good order whose provider breaks down.",
        "chat-500-provider",
    ),
    refused(
        "provider-500-openai-shape",
        "A PRO account in good order whose provider breaks down, told so in OpenAI's shape.",
        "chat-500-provider-openai-shape",
    ),
    refused(
        "provider-overloaded",
        "A PRO account in good order whose provider has too much to do.",
        "chat-429-provider",
    ),
    refused(
        "loading-503",
        "A PRO account in good order whose model is still loading.",
        "chat-503-loading",
    ),
    refused(
        "gateway-timeout-504",
        "A PRO account in good order whose provider takes too long for the edge.",
        "chat-504",
    ),
];
