//! `POST /v1/chat/completions`: does one live call get through?

use crate::request::Reply;
use diagnosis::{Chat, Observed, Refusal, Unseen};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// The model of the live call, unless the visitor names one; the router picks its cheapest provider.
pub const DEFAULT_MODEL: &str = "openai/gpt-oss-20b:cheapest";

/// Reads the reply. A refusal is read like any pasted error.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn chat(reply: &Reply) -> Observed<Chat> {
    match reply.status {
        200..=299 => serde_json::from_str::<Completion>(&reply.body)
            .map(|_| Chat::Answered)
            .map_err(|_| Unseen::NotUnderstood),
        429 | 500.. => Err(reply.unseen()),
        status => {
            let mut reading = reading::read(&reply.body);
            // We asked the router itself, so the status speaks where the words are new.
            reading.refusal = reading.refusal.or(Some(match status {
                401 => Refusal::BadToken,
                402 => Refusal::PaymentRequired,
                _ => Refusal::SomethingElse,
            }));
            Ok(Chat::Refused(reading))
        }
    }
}

/// Any JSON object with a list of choices is an answer; what stands in it is the model's affair.
#[derive(Deserialize)]
struct Completion {
    #[serde(rename = "choices")]
    _choices: Vec<IgnoredAny>,
}

/// The smallest call that says something: one word in, one token out.
pub(super) fn body(model: &str) -> String {
    let call = Call {
        model,
        messages: [Message {
            role: "user",
            content: "hi",
        }],
        max_tokens: 1,
        stream: false,
    };
    serde_json::to_string(&call).expect("a struct of strings and numbers is JSON")
}

#[derive(Serialize)]
struct Call<'a> {
    model: &'a str,
    messages: [Message; 1],
    max_tokens: u8,
    stream: bool,
}

#[derive(Serialize)]
struct Message {
    role: &'static str,
    content: &'static str,
}
