//! Does the call reach Hugging Face, and is it about inference at all?

use super::gate::{got_through, may_have_stopped};
use super::token::TOKEN_IS_ACCEPTED;
use super::{Ahead, Gate, Gates, Next, Question, Test, asks_hugging_face, token_alone};
use crate::diagnoses::{
    ENDPOINT_DOWN, GATED_MODEL, HF_INCIDENT, NETWORK_CORS, RATE_LIMITED, SPACE_HOSTING,
    STORAGE_QUOTA, THIRD_PARTY_BILLING, THIRD_PARTY_HOST, TIMEOUT, WRONG_KEY_TYPE, ZEROGPU_QUOTA,
};
use crate::{Evidence, TokenShape, Unseen};

pub(super) const IS_ANSWERED_AT_ALL: Question = Question {
    id: "is-answered-at-all",
    ask: "Did the call get any answer?",
    look: "An answer has a status, such as 401, 402 or 403. “Failed to fetch”, “timed out” and “could not resolve” are none.",
    if_yes: "the call got an answer",
    if_no: "the call got no answer",
    is_fork: false,
    tests: got_through!([Network, HostDown, Deadline] presume token_alone_and_heard),
    yes: Next::Ask(&ANSWER_IS_HUGGING_FACES),
    no: Next::Ask(&FAILS_AT_ONCE),
};

const FAILS_AT_ONCE: Question = Question {
    id: "fails-at-once",
    ask: "Did it fail at once, and not after a long wait?",
    look: "A wait ends with words such as “timed out”, “timeout” or “too busy”.",
    if_yes: "it failed at once",
    if_no: "it failed after a long wait",
    is_fork: true,
    tests: got_through!([Deadline] ahead [Network, HostDown]),
    yes: Next::Ask(&HOST_IS_REACHED_FROM_ELSEWHERE),
    no: Next::Conclude(&TIMEOUT),
};

const HOST_IS_REACHED_FROM_ELSEWHERE: Question = Question {
    id: "host-is-reached-from-elsewhere",
    ask: "Does huggingface.co work from another machine or network?",
    look: "Open it on a phone without the Wi-Fi, or look at https://status.huggingface.co.",
    if_yes: "Hugging Face can be reached from elsewhere",
    if_no: "Hugging Face cannot be reached from elsewhere either",
    is_fork: false,
    tests: got_through!([HostDown] ahead [Network]),
    yes: Next::Conclude(&NETWORK_CORS),
    no: Next::Conclude(&HF_INCIDENT),
};

const ANSWER_IS_HUGGING_FACES: Question = Question {
    id: "answer-is-hugging-faces",
    ask: "Does the answer come from Hugging Face?",
    look: "Look for the host in the message or in your code: router.huggingface.co and huggingface.co are Hugging Face's.",
    if_yes: "the answer is Hugging Face's",
    if_no: "the answer is another company's",
    is_fork: false,
    tests: got_through!(
        [ForeignHost, OtherCompany, WrongKey] presume asks_hugging_face,
        Test::Token(|shape| (shape == TokenShape::OtherCompany).then_some(false)),
    ),
    yes: Next::Ask(&CALL_IS_FOR_INFERENCE),
    no: Next::Ask(&HOST_IS_MEANT),
};

const HOST_IS_MEANT: Question = Question {
    id: "host-is-meant",
    ask: "Is the host a company whose service you mean to use?",
    look: "A host with “huggingface” or “hf” in its name that does not end in huggingface.co or hf.co is a stranger's.",
    if_yes: "the host is one that you mean to use",
    if_no: "the host is a stranger's",
    is_fork: false,
    tests: got_through!([ForeignHost] ahead [OtherCompany, WrongKey]),
    yes: Next::Ask(&KEY_FITS_HOST),
    no: Next::Conclude(&THIRD_PARTY_HOST),
};

const KEY_FITS_HOST: Question = Question {
    id: "key-fits-host",
    ask: "Is the key that is sent a key of that company?",
    look: "Hugging Face's tokens begin with hf_; they are no key for OpenAI or anyone else, and theirs are none here.",
    if_yes: "the key is one of that company",
    if_no: "the key is another company's",
    is_fork: false,
    tests: got_through!(
        [WrongKey] ahead [OtherCompany],
        Test::Token(|shape| (shape == TokenShape::OtherCompany).then_some(false)),
    ),
    yes: Next::Conclude(&THIRD_PARTY_BILLING),
    no: Next::Conclude(&WRONG_KEY_TYPE),
};

const CALL_IS_FOR_INFERENCE: Question = Question {
    id: "call-is-for-inference",
    ask: "Is it a call to a model that is open to you, and not a Space, a download or an upload?",
    look: "A gated model's page asks you to accept its terms first. Messages about GPU seconds or storage are about something else.",
    if_yes: "it is a call to a model that is open to you",
    if_no: "it is about a Space, a file, storage or a closed model",
    is_fork: false,
    tests: got_through!([SpaceQuota, Storage, SpaceHosting, Endpoint, Gated] presume open_to_all),
    yes: Next::Ask(&WITHIN_RATE_LIMIT),
    no: Next::Ask(&SPACE_HAS_GPU_TIME),
};

/// Whether a token is checked by itself, and no live call was left without a reply.
fn token_alone_and_heard(evidence: &Evidence) -> bool {
    let unheard = matches!(evidence.chat, Some(Err(Unseen::Unreachable | Unseen::TimedOut)));
    token_alone(evidence) && !unheard
}

/// Whether a token is checked by itself, and no live call was refused for what may be the model's owner's doing.
fn open_to_all(evidence: &Evidence) -> bool {
    token_alone(evidence) && !may_have_stopped(Gate::Gated, evidence)
}

const SPACE_HAS_GPU_TIME: Question = Question {
    id: "space-has-gpu-time",
    ask: "Is there GPU time left for the Space?",
    look: "The message for this speaks of a GPU or ZeroGPU quota in seconds.",
    if_yes: "GPU time is left for the Space",
    if_no: "the GPU time for Spaces is used up",
    is_fork: false,
    tests: got_through!([SpaceQuota] ahead [Storage, SpaceHosting, Endpoint, Gated]),
    yes: Next::Ask(&STORAGE_IS_LEFT),
    no: Next::Conclude(&ZEROGPU_QUOTA),
};

const STORAGE_IS_LEFT: Question = Question {
    id: "storage-is-left",
    ask: "Is there storage left?",
    look: "The message for this speaks of storage; your settings show how much is used.",
    if_yes: "storage is left",
    if_no: "the storage is full",
    is_fork: false,
    tests: got_through!([Storage] ahead [SpaceHosting, Endpoint, Gated]),
    yes: Next::Ask(&SPACE_MAY_BE_HOSTED),
    no: Next::Conclude(&STORAGE_QUOTA),
};

const SPACE_MAY_BE_HOSTED: Question = Question {
    id: "space-may-be-hosted",
    ask: "Does your plan let you host this Space?",
    look: "The message for this says that hosting the Space requires PRO. A static Space is free for everyone.",
    if_yes: "your plan lets you host the Space",
    if_no: "your plan does not let you host the Space",
    is_fork: false,
    tests: got_through!([SpaceHosting] ahead [Endpoint, Gated]),
    yes: Next::Ask(&ENDPOINT_IS_RUNNING),
    no: Next::Conclude(&SPACE_HOSTING),
};

const ENDPOINT_IS_RUNNING: Question = Question {
    id: "endpoint-is-running",
    ask: "If you call a dedicated endpoint, is it running?",
    look: "https://endpoints.huggingface.co shows it as running, paused, scaled to zero or failed.",
    if_yes: "no endpoint of yours is down",
    if_no: "your dedicated endpoint is not running",
    is_fork: false,
    tests: got_through!([Endpoint] ahead [Gated]),
    yes: Next::Conclude(&GATED_MODEL),
    no: Next::Conclude(&ENDPOINT_DOWN),
};

const WITHIN_RATE_LIMIT: Question = Question {
    id: "within-rate-limit",
    ask: "Are the requests few enough for the rate limit?",
    look: "The refusal for this is HTTP 429, or says “rate limit”.",
    if_yes: "the requests are few enough",
    if_no: "there were too many requests",
    is_fork: false,
    tests: got_through!([Rate] presume token_alone),
    yes: Next::Ask(&TOKEN_IS_ACCEPTED),
    no: Next::Conclude(&RATE_LIMITED),
};
