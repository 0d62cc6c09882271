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
        200..=299 if serde_json::from_str::<Completion>(&reply.body).is_ok() => Ok(Chat::Answered),
        // Some gateways put the error inside a reply that says it is fine.
        200..=299 => {
            let reading = reading::read(&reply.body);
            reading.refusal.map(|_| Chat::Refused(reading)).ok_or(Unseen::NotUnderstood)
        }
        status => {
            let mut reading = reading::read(&reply.body);
            // We asked the router itself, so the status speaks where the words are new.
            if reading.refusal == Some(Refusal::ServerFault) {
                reading.refusal = Some(Refusal::ProviderFault);
            }
            reading.refusal = reading.refusal.or(Some(match status {
                401 => Refusal::BadToken,
                402 => Refusal::PaymentRequired,
                403 => Refusal::Forbidden,
                404 => Refusal::NotFound,
                429 => Refusal::TooManyRequests,
                504 => Refusal::TimedOut,
                500.. => Refusal::ProviderFault,
                _ => Refusal::Unprocessable,
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
        messages: [Message { role: "user", content: "hi" }],
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
