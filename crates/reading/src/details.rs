//! What else a text tells: which client, provider and model, the id of the request, and what to print if the client
//! hides the sentence that matters.

use crate::find::{around, has};
use crate::plain::plain;
use crate::rules;
use crate::scan::scan;
use crate::secret;
use crate::wording::Sign;
use diagnosis::Reading;

/// The rest of what a text tells. Names in it are the text's own words, so untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The HTTP status.
    pub status: Option<u16>,
    /// What raised the error.
    pub client: Option<Client>,
    /// The provider that the call was routed to.
    pub provider: Option<String>,
    /// The model that was called.
    pub model: Option<String>,
    /// Hugging Face's id for the request, which its support asks for.
    pub request_id: Option<String>,
    /// The form of the error's body.
    pub envelope: Option<Envelope>,
    /// How many tokens stand in the text.
    pub tokens: usize,
    /// When the client hides the sentence: code that prints it.
    pub print_this: Option<&'static str>,
}

/// What raises errors, as far as their form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The Python package `huggingface_hub`.
    HuggingfaceHub,
    /// The Python package `openai`.
    OpenAiPython,
    /// The JavaScript package `openai`.
    OpenAiJs,
    /// The JavaScript package `@huggingface/inference`.
    HuggingfaceInference,
    /// Vercel's AI SDK.
    AiSdk,
    /// The Python package `litellm`.
    LiteLlm,
    /// The Python package `smolagents`.
    Smolagents,
    /// LangChain.
    LangChain,
    /// The command `curl`.
    Curl,
}

/// The form of an error's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// `{"error": "…"}`: Hugging Face's own.
    Text,
    /// `{"error": {"message": "…"}}`: OpenAI's, which Hugging Face uses for some.
    Message,
    /// `{"detail": …}`: some providers'.
    Detail,
    /// A page of HTML: an edge server's.
    Html,
}

/// Phrases of [`plain`] text that give the client away, the surest first.
const CLIENTS: &[(&str, Client)] = &[
    ("litellm.", Client::LiteLlm),
    ("agentgenerationerror", Client::Smolagents),
    ("error in generating model output", Client::Smolagents),
    ("ai_apicallerror", Client::AiSdk),
    ("@ai-sdk", Client::AiSdk),
    ("@huggingface/inference", Client::HuggingfaceInference),
    ("inferenceclientproviderapierror", Client::HuggingfaceInference),
    ("failed to perform inference:", Client::HuggingfaceInference),
    ("langchain", Client::LangChain),
    ("hfhubhttperror", Client::HuggingfaceHub),
    ("huggingface_hub", Client::HuggingfaceHub),
    ("client error: payment required for url", Client::HuggingfaceHub),
    ("error code: ", Client::OpenAiPython),
    ("openai.", Client::OpenAiPython),
    ("402 you have ", Client::OpenAiJs),
    ("curl ", Client::Curl),
];

impl Client {
    /// Its name, as its users know it.
    pub const fn name(self) -> &'static str {
        match self {
            Client::HuggingfaceHub => "huggingface_hub (Python)",
            Client::OpenAiPython => "openai (Python)",
            Client::OpenAiJs => "openai (JavaScript)",
            Client::HuggingfaceInference => "@huggingface/inference (JavaScript)",
            Client::AiSdk => "Vercel AI SDK",
            Client::LiteLlm => "litellm",
            Client::Smolagents => "smolagents",
            Client::LangChain => "LangChain",
            Client::Curl => "curl",
        }
    }

    /// Code that prints the reply's body, where the client does not show it by itself.
    /// From running the published clients in November 2026.
    const fn prints_body(self) -> &'static str {
        match self {
            Client::OpenAiPython | Client::LangChain => {
                "except openai.APIStatusError as error: print(error.status_code, error.response.text)"
            }
            Client::OpenAiJs => "catch (error) { console.log(error.status, error.error) }",
            Client::AiSdk => "catch (error) { console.log(error.statusCode, error.responseBody) }",
            Client::HuggingfaceInference => {
                "catch (error) { console.log(error.httpResponse?.status, error.httpResponse?.body) }"
            }
            Client::HuggingfaceHub | Client::Smolagents => {
                "except HfHubHTTPError as error: print(error.response.status_code, error.response.text)"
            }
            Client::LiteLlm => {
                "except litellm.APIError as error: print(error.status_code, error.message)"
            }
            Client::Curl => "curl --include …",
        }
    }
}

/// What [`read`](crate::read) and [`details`] give, in one pass.
pub fn read_in_detail(text: &str) -> (Reading, Details) {
    let (blotted, tokens) = secret::blot(text);
    // A quotation mark inside a token hides it from the first look, and is gone in the plain words.
    let (plain, _) = secret::blot(&plain(&blotted));
    let scan = scan(&plain);
    let client = CLIENTS.iter().find(|(phrase, _)| has(&plain, phrase)).map(|(_, client)| *client);
    let bare = rules::says_only_status(&scan);
    // Cut out of its text, something may look like a token that did not before.
    let harmless = |name: &String| secret::blot(name).1 == 0;
    let details = Details {
        status: scan.status,
        client,
        provider: provider(&plain).filter(harmless),
        model: model(&blotted).filter(harmless),
        request_id: request_id(&blotted).filter(harmless),
        envelope: envelope(&plain),
        tokens,
        print_this: if bare { client.or(guess(&scan)).map(Client::prints_body) } else { None },
    };
    (crate::reading(&plain, &scan), details)
}

/// Reads the rest of what a text tells.
pub fn details(text: &str) -> Details {
    read_in_detail(text).1
}

/// The client behind a bare `Payment Required`, when nothing names it: only the AI SDK prints just that.
fn guess(scan: &crate::scan::Scan) -> Option<Client> {
    (scan.says(Sign::PaymentRequired) && scan.status.is_none()).then_some(Client::AiSdk)
}

/// The part of the router's address that names the provider, or the provider that a sentence names.
fn provider(plain: &str) -> Option<String> {
    let after = |phrase: &str| around(plain, phrase).map(|(_, rest)| word(rest));
    let routed =
        after("router.huggingface.co/").filter(|part| !matches!(*part, "v1" | "models" | ""));
    routed
        .or_else(|| after("for provider "))
        .or_else(|| after("by provider "))
        .or_else(|| after("usage limit for "))
        .map(|name| name.trim_end_matches('.').to_owned())
        .filter(|name| !name.is_empty() && name.len() <= 40)
}

/// What stands in quotation marks behind the word "model".
fn model(text: &str) -> Option<String> {
    let (_, rest) = around(text, "requested model").or_else(|| around(text, "\"model\":"))?;
    let rest = rest.trim_start_matches([' ', '\\', '"', '\'']);
    let end = rest.find(['"', '\'', '\\', ' ', ','])?;
    let name = rest.get(..end)?;
    (name.contains('/') && name.len() <= 120).then(|| name.to_owned())
}

/// The id in "(Request ID: …)".
fn request_id(text: &str) -> Option<String> {
    let (_, rest) = around(text, "Request ID: ")?;
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '=' | '-' | ';' | '_')))
        .unwrap_or(rest.len());
    rest.get(..end).filter(|id| !id.is_empty() && id.len() <= 120).map(str::to_owned)
}

fn envelope(plain: &str) -> Option<Envelope> {
    let squeezed = |phrase: &str| has(plain, phrase);
    if squeezed("<!doctype html") || squeezed("<html") {
        Some(Envelope::Html)
    } else if squeezed("{error:{message")
        || squeezed("{error: {message")
        || squeezed("{error: { message")
    {
        Some(Envelope::Message)
    } else if squeezed("{error:") {
        Some(Envelope::Text)
    } else if squeezed("{detail:") {
        Some(Envelope::Detail)
    } else {
        None
    }
}

/// The text up to what cannot be part of a name.
fn word(text: &str) -> &str {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')))
        .next()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Client, Envelope, details};

    #[test]
    fn a_traceback_tells_who_and_what() {
        let details = details(
            "huggingface_hub.errors.HfHubHTTPError: 402 Client Error: Payment Required for url: https://router.huggingface.co/nscale/v1/chat/completions (Request ID: Root=1-67ee3d50-44;db652428-0066)",
        );
        assert_eq!(details.client, Some(Client::HuggingfaceHub));
        assert_eq!(details.provider.as_deref(), Some("nscale"));
        assert_eq!(details.request_id.as_deref(), Some("Root=1-67ee3d50-44;db652428-0066"));
        assert_eq!(details.status, Some(402));
        assert!(details.print_this.is_some_and(|code| code.contains("response.text")));
    }

    #[test]
    fn a_token_that_a_quotation_mark_interrupts_is_no_name() {
        let provider = details("by provider hf__hei\"-eernfnecinstd").provider;
        assert_eq!(provider.as_deref(), Some("hf_"));
    }

    #[test]
    fn what_looks_like_a_token_once_it_is_cut_out_is_no_name() {
        let stuck = format!("requested modelhf_.{}/n'", "a1".repeat(9));
        assert_eq!(details(&stuck).model, None);
    }

    #[test]
    fn a_client_that_hides_the_sentence_is_told_how_to_show_it() {
        assert!(
            details("openai.APIStatusError: Error code: 402")
                .print_this
                .is_some_and(|code| code.contains("error.response.text"))
        );
        assert!(
            details("AI_APICallError: Payment Required")
                .print_this
                .is_some_and(|code| code.contains("responseBody"))
        );
        assert_eq!(
            details("Error code: 402 - {'error': 'You have no remaining credits.'}").print_this,
            None
        );
    }

    #[test]
    fn the_model_and_the_envelope() {
        let details = details(
            r#"{"error":{"message":"The requested model 'google/gemma-2-2b-it' is not supported by any provider you have enabled."}}"#,
        );
        assert_eq!(details.model.as_deref(), Some("google/gemma-2-2b-it"));
        assert_eq!(details.envelope, Some(Envelope::Message));
        assert_eq!(super::details(r#"{"error":"x"}"#).envelope, Some(Envelope::Text));
    }
}
