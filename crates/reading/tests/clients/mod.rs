//! What each client shows of a refusal: the published clients of November 2026, run against a server on the same
//! machine that returned the bodies.

use http::StatusCode;
use hub_stub::Reply;
use serde_json::Value;

/// A refusal with a sentence, as a client gets it.
pub(crate) struct Refused {
    /// The HTTP status.
    pub(crate) status: u16,
    reason: &'static str,
    url: &'static str,
    body: String,
    error: Value,
    /// What is said.
    pub(crate) sentence: String,
}

/// What a client shows.
pub(crate) enum Shown {
    /// The sentence is in it.
    Whole(String),
    /// The sentence is not, though the reply had one.
    Hidden(String),
    /// Not even the status is.
    Mute(String),
    /// This client does not get such a reply.
    Never,
}

use Shown::{Hidden, Mute, Never, Whole};

/// A client, with how it shows a refusal.
pub(crate) type Client = (&'static str, fn(&Refused) -> Shown);

/// Every client, by its name and version.
pub(crate) const CLIENTS: &[Client] = &[
    // langchain-huggingface shows the same.
    ("huggingface_hub 1 and 2", |refused| Whole(python_hub(refused))),
    ("huggingface_hub 0", |refused| Whole(python_hub_before_1(refused))),
    ("openai python 1 to 3.37", |refused| Whole(openai_python(refused))),
    ("openai python 3.38", openai_python_3_38),
    ("langchain-openai", |refused| {
        Whole(format!("{}: {}", langchain_class(refused.status), error_code(refused)))
    }),
    ("openai js", |refused| Whole(format!("{}: {}", class(refused.status), openai_js(refused)))),
    ("@huggingface/inference", huggingface_inference),
    ("ai sdk", ai_sdk),
    ("langchain js", |refused| Whole(langchain_js(refused))),
    ("smolagents over huggingface_hub", |refused| Whole(smolagents(&python_hub(refused)))),
    ("smolagents over openai", |refused| Whole(smolagents(&error_code(refused)))),
    ("litellm huggingface/…", |refused| {
        Whole(format!("{} HuggingfaceException - {}", litellm_class(refused), refused.body))
    }),
    ("litellm openai/…", |refused| {
        let inner = error_code(refused);
        Whole(format!("{} APIError: OpenAIException - {inner}", litellm_class(refused)))
    }),
    ("huggingface-vscode-chat", |refused| {
        let Refused { status, reason, body, .. } = refused;
        Whole(format!("Hugging Face API error: {status} {reason}\n{body}"))
    }),
    ("@huggingface/hub", huggingface_hub_js),
];

const REQUEST: &str = "Root=1-67ee3d50-44db652428c0ffee0066;0912aa19-4d00-4575-b250-5e23c4163bcb";

impl Refused {
    /// A refusal of a call to a model whose body holds a sentence under `error`.
    pub(crate) fn of(reply: &Reply) -> Option<Self> {
        let url = match reply.id.split('-').next()? {
            "chat" => "https://router.huggingface.co/v1/chat/completions",
            "task" => {
                "https://router.huggingface.co/hf-inference/models/HuggingFaceTB/SmolVLM-Instruct"
            }
            "legacy" => "https://api-inference.huggingface.co/models/gpt2",
            _ => return None,
        };
        let body: Value = serde_json::from_str(&reply.body).ok()?;
        let error = body.get("error")?.clone();
        let sentence = error.as_str().or_else(|| error.get("message")?.as_str())?.to_owned();
        let reason = StatusCode::from_u16(reply.status).ok()?.canonical_reason()?;
        let (status, body) = (reply.status, reply.body.clone());
        Some(Self { status, reason, url, body, error, sentence })
    }

    fn kind(&self) -> &'static str {
        if self.status < 500 { "Client" } else { "Server" }
    }

    /// The error as Python prints it: a text as it is, anything else as a literal.
    fn error_in_python(&self) -> String {
        self.error.as_str().map_or_else(|| python(&self.error), str::to_owned)
    }
}

fn python_hub(refused: &Refused) -> String {
    let Refused { status, reason, url, .. } = refused;
    let kind = refused.kind();
    special_in_python_hub(refused).unwrap_or_else(|| {
        let error = refused.error_in_python();
        if *status == 429 {
            return format!(
                "huggingface_hub.errors.HfHubHTTPError: (Request ID: {REQUEST})\n\n429 Too Many Requests: you have reached your 'api' rate limit.\nRetry after 42 seconds (0/1000 requests remaining in current 300s window).\nUrl: {url}.\n\n{error}",
            );
        }
        format!(
            "huggingface_hub.errors.HfHubHTTPError: {kind} error '{status} {reason}' for url '{url}' (Request ID: {REQUEST})\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{status}\n\n{error}",
        )
    })
}

fn python_hub_before_1(refused: &Refused) -> String {
    let Refused { status, reason, url, .. } = refused;
    let kind = refused.kind();
    special_in_python_hub(refused).unwrap_or_else(|| {
        let error = refused.error_in_python();
        format!(
            "huggingface_hub.errors.HfHubHTTPError: {status} {kind} Error: {reason} for url: {url} (Request ID: {REQUEST})\n\n{error}",
        )
    })
}

/// The two statuses for which every version has words of its own.
fn special_in_python_hub(refused: &Refused) -> Option<String> {
    let (url, error) = (refused.url, refused.error_in_python());
    match refused.status {
        400 => Some(format!(
            "huggingface_hub.errors.BadRequestError: (Request ID: {REQUEST})\n\nBad request:\n{error}"
        )),
        403 => Some(format!(
            "huggingface_hub.errors.HfHubHTTPError: (Request ID: {REQUEST})\n\n403 Forbidden: {error}.\nCannot access content at: {url}.\nMake sure your token has the correct permissions.",
        )),
        _ => None,
    }
}

fn openai_python(refused: &Refused) -> String {
    format!("openai.{}: {}", class_in_python(refused.status), error_code(refused))
}

fn error_code(refused: &Refused) -> String {
    let body = serde_json::from_str(&refused.body).expect("it was read before");
    format!("Error code: {} - {}", refused.status, python(&body))
}

/// Since 3.38 a text under `error` is not shown, and of an object its message.
fn openai_python_3_38(refused: &Refused) -> Shown {
    let Refused { status, sentence, .. } = refused;
    let class = class_in_python(*status);
    if refused.error.is_string() {
        Hidden(format!("openai.{class}: Error code: {status}"))
    } else {
        Whole(format!("openai.{class}: Error code: {status} - {sentence}"))
    }
}

fn openai_js(refused: &Refused) -> String {
    let Refused { status, error, sentence, .. } = refused;
    if error.is_string() {
        // The text as JSON, in quotation marks.
        format!("{status} {error}")
    } else {
        format!("{status} {sentence}")
    }
}

fn langchain_js(refused: &Refused) -> String {
    let shown = format!("{}: {}", class(refused.status), openai_js(refused));
    let page = match refused.status {
        401 => "MODEL_AUTHENTICATION",
        429 => "MODEL_RATE_LIMIT",
        _ => return shown,
    };
    format!(
        "{shown}\n\nTroubleshooting URL: https://docs.langchain.com/oss/javascript/langchain/errors/{page}/\n"
    )
}

fn huggingface_inference(refused: &Refused) -> Shown {
    let before = "InferenceClientProviderApiError: Failed to perform inference:";
    if refused.error.is_string() {
        Whole(format!("{before} {}", refused.sentence))
    } else {
        Mute(format!("{before} an HTTP error occurred when requesting the provider."))
    }
}

/// Shows the message of an object, and for a text under `error` only the reason phrase.
fn ai_sdk(refused: &Refused) -> Shown {
    if refused.error.is_string() {
        Hidden(format!("AI_APICallError: {}", refused.reason))
    } else {
        Whole(format!("AI_APICallError: {}", refused.sentence))
    }
}

fn smolagents(inner: &str) -> String {
    format!("smolagents.utils.AgentGenerationError: Error in generating model output:\n{inner}")
}

/// It calls the Hub only, which has no objects under `error`.
fn huggingface_hub_js(refused: &Refused) -> Shown {
    if refused.error.is_string() {
        Whole(format!(
            "HubApiError: {}. URL: https://huggingface.co/api/whoami-v2. Request ID: {REQUEST}",
            refused.sentence
        ))
    } else {
        Never
    }
}

/// The class that the OpenAI clients raise.
fn class(status: u16) -> &'static str {
    match status {
        400 => "BadRequestError",
        401 => "AuthenticationError",
        403 => "PermissionDeniedError",
        429 => "RateLimitError",
        500.. => "InternalServerError",
        _ => "APIError",
    }
}

fn class_in_python(status: u16) -> &'static str {
    match class(status) {
        "APIError" => "APIStatusError",
        class => class,
    }
}

fn langchain_class(status: u16) -> String {
    match status {
        401 | 403 => format!("OpenAI{}", class(status)),
        _ => format!("openai.{}", class_in_python(status)),
    }
}

fn litellm_class(refused: &Refused) -> &'static str {
    match refused.status {
        401 => "litellm.AuthenticationError:",
        _ => "litellm.APIError:",
    }
}

/// A value as Python prints it.
fn python(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if text.contains('\'') && !text.contains('"') => format!("\"{text}\""),
        Value::String(text) => format!("'{}'", text.replace('\'', "\\'")),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(python).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(name, value)| format!("'{name}': {}", python(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}
