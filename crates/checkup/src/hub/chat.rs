//! `POST /v1/chat/completions`: does one live call get through?

use crate::json::Document;
use crate::request::Reply;
use diagnosis::{Chat, Observed, Refusal, Unseen};

/// The model of the live call when the list of models cannot be had; the router picks its cheapest provider.
pub const DEFAULT_MODEL: &str = "openai/gpt-oss-20b:cheapest";

/// Reads the reply. A refusal is read like any pasted error.
///
/// # Errors
/// The reason why the reply shows nothing.
pub fn chat(reply: &Reply) -> Observed<Chat> {
    match reply.status {
        200..=299 if is_completion(&reply.body) => Ok(Chat::Answered),
        // Some gateways put the error inside a reply that says it is fine.
        200..=299 => {
            let reading = reading::read(reply.error()).reading();
            reading.refusal.map(|_| Chat::Refused(reading)).ok_or(Unseen::NotUnderstood)
        }
        status => {
            let mut reading = reading::reply(status, reply.error());
            // A token came with the call, so it is a wrong one that a bare 401 is for.
            if reading.refusal == Some(Refusal::Unauthorized) {
                reading.refusal = Some(Refusal::BadToken);
            }
            Ok(Chat::Refused(reading))
        }
    }
}

/// Any JSON object with a list of choices is an answer; what stands in it is the model's affair.
fn is_completion(body: &str) -> bool {
    Document::read(body).is_some_and(|document| document.root().at("choices").list().is_some())
}

/// The smallest call that says something: one word in, one token out.
pub(super) fn body(model: &str) -> String {
    [
        r#"{"model":"#,
        &quoted(model),
        r#","messages":[{"role":"user","content":"hi"}],"max_tokens":1,"stream":false}"#,
    ]
    .concat()
}

/// The text as a JSON string. A serializer would bring the code for writing decimals into the download.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            // Names of models have none, and JSON allows none as they are.
            c if c.is_control() => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn whatever_the_model_is_called_the_body_is_one_json_object_with_that_name() {
        for model in ["openai/gpt-oss-20b:cheapest", "a\"b", "a\\", "\\\",\"x\":\"", "é/分"] {
            let body: serde_json::Value = serde_json::from_str(&body(model)).unwrap();
            assert_eq!(body["model"], model);
            assert_eq!(body["max_tokens"], 1);
            assert_eq!(body.as_object().map(serde_json::Map::len), Some(4));
        }
        assert!(!body("a\nb\u{7}").contains(['\n', '\u{7}']));
    }
}
