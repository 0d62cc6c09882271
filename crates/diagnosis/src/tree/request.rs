//! Does Hugging Face understand the request?

use super::gate::got_through;
use super::money::WITHIN_SPENDING_LIMIT;
use super::{Ahead, Gate, Gates, Next, Question, Test, token_alone_without_credit};
use crate::diagnoses::{
    BAD_REQUEST, LEGACY_ENDPOINT, MODEL_NOT_SUPPORTED_BY_PROVIDER, OTHER, PROVIDER_NOT_ENABLED,
};

pub(super) const REQUEST_IS_UNDERSTOOD: Question = Question {
    id: "request-is-understood",
    ask: "Are the address, the model and the request accepted?",
    look: "The refusals for these are HTTP 400, 404, 410 and 422.",
    if_yes: "address, model and request are accepted",
    if_no: "the address, the model or the request is refused",
    is_fork: false,
    tests: got_through!(
        [RetiredHost, Model, ProviderEnabled, Request, Rarity] presume token_alone_without_credit,
    ),
    yes: Next::Ask(&WITHIN_SPENDING_LIMIT),
    no: Next::Ask(&ADDRESS_IS_CURRENT),
};

const ADDRESS_IS_CURRENT: Question = Question {
    id: "address-is-current",
    ask: "Does the call go to router.huggingface.co?",
    look: "The retired address is api-inference.huggingface.co; older libraries still call it.",
    if_yes: "the address is the one in use",
    if_no: "the address is one that was retired",
    is_fork: false,
    tests: got_through!([RetiredHost] ahead [Model, ProviderEnabled, Request, Rarity]),
    yes: Next::Ask(&PROVIDER_IS_SWITCHED_ON),
    no: Next::Conclude(&LEGACY_ENDPOINT),
};

const PROVIDER_IS_SWITCHED_ON: Question = Question {
    id: "provider-is-switched-on",
    ask: "Are the model's providers switched on for you?",
    look: "Your provider settings, or your organization's, list those that are off.",
    if_yes: "the model's providers are switched on for you",
    if_no: "the provider is switched off for you",
    is_fork: false,
    tests: got_through!([ProviderEnabled] ahead [Model, Request, Rarity]),
    yes: Next::Ask(&MODEL_IS_SERVED),
    no: Next::Conclude(&PROVIDER_NOT_ENABLED),
};

const MODEL_IS_SERVED: Question = Question {
    id: "model-is-served",
    ask: "Does the provider serve this model for this task?",
    look: "The model's page lists its providers and tasks under “Inference Providers”.",
    if_yes: "a provider serves the model for this task",
    if_no: "no provider serves the model for this task",
    is_fork: false,
    tests: got_through!([Model] ahead [Request, Rarity]),
    yes: Next::Ask(&MESSAGE_IS_COMMON),
    no: Next::Conclude(&MODEL_NOT_SUPPORTED_BY_PROVIDER),
};

const MESSAGE_IS_COMMON: Question = Question {
    id: "message-is-common",
    ask: "Is the message about the form of the request?",
    look: "It then names a parameter, a path or the body. “Requires a Pro subscription” is an old one that does not.",
    if_yes: "the message is about the form of the request",
    if_no: "the message is about something rarer",
    is_fork: true,
    tests: got_through!([Rarity] ahead [Request]),
    yes: Next::Conclude(&BAD_REQUEST),
    no: Next::Conclude(&OTHER),
};
