//! What else a text tells: which host, client, provider and model, the id of the request, and what to print if the
//! client hides the sentence that matters.

use crate::find::{all, around};
use crate::hosts::{Hosts, addresses, is_hugging_face};
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
    /// A host that is named: the router, or else another of Hugging Face's, or else the first.
    pub host: Option<String>,
    /// What raised the error.
    pub client: Option<Client>,
    /// The version of the client, if it stands behind its name.
    pub version: Option<String>,
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
    /// Whether the text names a status, and nothing that says what it is for.
    pub only_status: bool,
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
    /// `{"message": …}` or `{"code": …}`: some providers'.
    Flat,
    /// `{"detail": …}`: some providers'.
    Detail,
    /// A page of HTML: an edge server's.
    Html,
}

/// The signs that give a client away, the surest first.
const CLIENTS: &[(Sign, Client)] = &[
    (Sign::LiteLlm, Client::LiteLlm),
    (Sign::Smolagents, Client::Smolagents),
    (Sign::AiSdk, Client::AiSdk),
    (Sign::HuggingfaceJs, Client::HuggingfaceInference),
    (Sign::LangChain, Client::LangChain),
    (Sign::HuggingfaceHub, Client::HuggingfaceHub),
    (Sign::OpenAiPython, Client::OpenAiPython),
    (Sign::OpenAiJs, Client::OpenAiJs),
    (Sign::Curl, Client::Curl),
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

    /// The name of its package.
    const fn package(self) -> &'static str {
        match self {
            Client::HuggingfaceHub => "huggingface_hub",
            Client::OpenAiPython | Client::OpenAiJs => "openai",
            Client::HuggingfaceInference => "@huggingface/inference",
            Client::AiSdk => "@ai-sdk/openai-compatible",
            Client::LiteLlm => "litellm",
            Client::Smolagents => "smolagents",
            Client::LangChain => "langchain",
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

/// Nothing longer than this is a name.
const LONGEST: usize = 121;

/// What [`read`](crate::read) and [`details`] give, in one pass.
pub fn read_in_detail(text: &str) -> (Reading, Details) {
    let (blotted, tokens) = secret::blot(text);
    // A quotation mark inside a token hides it from the first look, and is gone in the plain words.
    let (plain, _) = secret::blot(&plain(&blotted));
    let scan = scan(&plain);
    let client = CLIENTS.iter().find(|(sign, _)| scan.says(*sign)).map(|(_, client)| *client);
    let hosts = Hosts::of(&plain);
    let only_status = rules::says_only_status(&scan, hosts);
    // Cut out of its text, something may look like a token that did not before.
    let harmless = |name: &String| secret::blot(name).1 == 0;
    let details = Details {
        status: scan.status,
        host: host(&plain).filter(harmless),
        client,
        version: client.and_then(|client| version(&plain, client.package())),
        provider: provider(&plain).filter(harmless),
        model: model(&blotted).filter(harmless),
        request_id: request_id(&blotted).filter(harmless),
        envelope: envelope(&plain),
        tokens,
        only_status,
        print_this: client.or(guess(&scan)).filter(|_| only_status).map(Client::prints_body),
    };
    (crate::reading(&scan, hosts), details)
}

/// Reads the rest of what a text tells.
pub fn details(text: &str) -> Details {
    read_in_detail(text).1
}

/// The client behind a bare `Payment Required`, when nothing names it: only the AI SDK prints just that.
fn guess(scan: &crate::scan::Scan) -> Option<Client> {
    (scan.says(Sign::PaymentRequired) && scan.status.is_none()).then_some(Client::AiSdk)
}

/// A host that is named in an address: rather the one that was called than one of documentation.
fn host(plain: &str) -> Option<String> {
    let rank = |host: &&str| match *host {
        "router.huggingface.co" => 0,
        host if is_hugging_face(host) => 1,
        _ => 2,
    };
    let host = addresses(plain).map(|(host, _)| host).min_by_key(rank)?;
    (word(host) == host && host.contains('.') && host.len() < LONGEST).then(|| host.to_owned())
}

/// The version behind a package's name: `openai==1.54.3`, `huggingface_hub/0.30.2`, `openai@4.104.0`.
fn version(plain: &str, package: &str) -> Option<String> {
    all(plain, package).find_map(|at| {
        let (_, rest) = split(plain.get(at + package.len()..)?, |byte| b"=/@ :-v".contains(byte));
        let (version, _) = split(rest, |byte| byte.is_ascii_digit() || *byte == b'.');
        let version = version.trim_end_matches('.');
        // More parts are an address.
        let parts = version.split('.').count();
        ((2..=3).contains(&parts) && !version.starts_with('.') && version.len() <= 20)
            .then(|| version.to_owned())
    })
}

/// The part of the router's address that names the provider, or the provider that a sentence names.
fn provider(plain: &str) -> Option<String> {
    let behind = |phrase, before: &'static [&'static str]| {
        all(plain, phrase).find_map(move |at| {
            let (earlier, rest) = plain.split_at_checked(at)?;
            let named = before.iter().any(|before| earlier.ends_with(before));
            named.then_some(word(rest.strip_prefix(phrase)?).trim_end_matches('.'))
        })
    };
    behind("router.huggingface.co/", &[""])
        .filter(|part| !matches!(*part, "v1" | "models" | ""))
        .or_else(|| behind("provider ", &["for ", "by ", "and "]))
        .or_else(|| behind("usage limit for ", &[""]))
        .filter(|name| !name.is_empty() && name.len() <= 40)
        .map(str::to_owned)
}

/// What stands behind the word "model", "Model", "model_id" or "modelId" and has the form `owner/name`.
fn model(text: &str) -> Option<String> {
    all(text, "odel").find_map(|at| {
        let rest = text.get(at + 4..)?;
        let rest = rest.strip_prefix("_id").or_else(|| rest.strip_prefix("Id")).unwrap_or(rest);
        let (between, rest) = split(rest, |byte| b" \\\"'`:=".contains(byte));
        let near = rest.get(..rest.floor_char_boundary(LONGEST))?;
        let name = name(near, b"-_./:").trim_end_matches(['.', ':']);
        let (owner, own) = name.split_once('/')?;
        let is_word = |part: &str| part.bytes().any(|byte| byte.is_ascii_alphabetic());
        let is_name = is_word(owner) && is_word(own) && !own.contains('/');
        // In prose, "and/or" and the like stand there, too.
        let marked = between.bytes().any(|byte| b"\"'`:=".contains(&byte));
        let telling = marked || name.bytes().any(|byte| byte == b'-' || byte.is_ascii_digit());
        (!between.is_empty() && is_name && telling && name.len() < LONGEST).then(|| name.to_owned())
    })
}

/// The id in "(Request ID: …)".
fn request_id(text: &str) -> Option<String> {
    let (_, rest) = around(text, "Request ID: ")?;
    let id = name(rest, b"=-;_");
    (!id.is_empty() && id.len() < LONGEST).then(|| id.to_owned())
}

fn envelope(plain: &str) -> Option<Envelope> {
    let begins = |mark, words: &[&str]| {
        let mut rests = all(plain, mark).filter_map(|at| plain.get(at + 1..));
        rests.any(|rest| words.iter().any(|word| rest.starts_with(word)))
    };
    if begins("<", &["!doctype html", "html"]) {
        Some(Envelope::Html)
    } else if begins("{", &["error:{message", "error: {message", "error: { message"]) {
        Some(Envelope::Message)
    } else if begins("{", &["error:"]) {
        Some(Envelope::Text)
    } else if begins("{", &["detail:"]) {
        Some(Envelope::Detail)
    } else {
        begins("{", &["message:", "code:"]).then_some(Envelope::Flat)
    }
}

/// The text up to what cannot be part of a name.
fn word(text: &str) -> &str {
    name(text, b"-_.")
}

/// The letters and digits at the beginning of a text, and these marks.
fn name<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    split(text, |byte| byte.is_ascii_alphanumeric() || marks.contains(byte)).0
}

/// The beginning of a text that is of such ASCII characters only, and the rest.
fn split(text: &str, belongs: impl Fn(&u8) -> bool) -> (&str, &str) {
    let length = text.bytes().take_while(belongs).count();
    text.split_at_checked(length).unwrap_or_default()
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
    fn the_host_and_the_version_of_the_client() {
        for (text, host, version) in [
            (
                "using huggingface_hub==0.30.2: see https://example.com, then https://router.huggingface.co/v1",
                Some("router.huggingface.co"),
                Some("0.30.2"),
            ),
            ("openai.APIStatusError at node_modules/openai@4.104.0/", None, Some("4.104.0")),
            ("Error code: 402, see https://example.com/x", Some("example.com"), None),
            ("litellm.APIError (litellm 1.74.9)", None, Some("1.74.9")),
            ("https://localhost/v1 openai.APIError 402.5", None, None),
            ("https://first.last@example.com/v1 openai ..5", Some("example.com"), None),
            ("curl 10.0.0.5:8080/v1, openai>=1.2", None, None),
        ] {
            let details = details(text);
            assert_eq!(details.host.as_deref(), host, "{text}");
            assert_eq!(details.version.as_deref(), version, "{text}");
        }
    }

    #[test]
    fn the_model_is_named_in_many_ways() {
        for (text, model) in [
            ("Model meta-llama/Llama-3.1-8B is not supported", Some("meta-llama/Llama-3.1-8B")),
            ("for model 'tencent/HunyuanVideo'.", Some("tencent/HunyuanVideo")),
            (r#"{\"model\": \"openai/gpt-oss-20b:novita\"}"#, Some("openai/gpt-oss-20b:novita")),
            ("model=Qwen/QwQ-32B,", Some("Qwen/QwQ-32B")),
            ("the model and/or provider; a model's input/output", None),
            ("https://huggingface.co/models/gpt2-x", None),
            ("model /tmp/a-1", None),
            ("I run the model 24/7", None),
            ("model_id='a/b'", Some("a/b")),
        ] {
            assert_eq!(details(text).model.as_deref(), model, "{text}");
        }
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
        let flat = r#"{"message":"unknown error","type":"server_error"}"#;
        assert_eq!(super::details(flat).envelope, Some(Envelope::Flat));
    }
}
