//! What of a text's or a reply's own words may be passed on: names that are on a list, and nothing else.
//!
//! A report goes to public forums. Whatever stands where a name should, a key, an address or somebody's folder, is on no
//! list, so nothing here has to know what secrets look like.

use crate::hub::Lane;
use reading::secret;

/// The hosts that a report names. Any other may be the visitor's own.
const HOSTS: [&str; 3] =
    ["router.huggingface.co", "huggingface.co", "api-inference.huggingface.co"];

/// The providers that `huggingface_hub` knew in November 2026, and `auto`, its word for any of them. One that is missing
/// here is only not named.
const PROVIDERS: [&str; 20] = [
    "auto",
    "baseten",
    "cerebras",
    "cohere",
    "deepinfra",
    "fal-ai",
    "featherless-ai",
    "fireworks-ai",
    "groq",
    "hf-inference",
    "novita",
    "nscale",
    "openai",
    "ovhcloud",
    "publicai",
    "replicate",
    "scaleway",
    "together",
    "wavespeed",
    "zai-org",
];

/// The host, if it is one of Hugging Face's own.
pub(crate) fn host(named: &str) -> Option<&'static str> {
    HOSTS.into_iter().find(|known| *known == named)
}

/// The provider, if it is known.
pub(crate) fn provider(named: &str) -> Option<&'static str> {
    PROVIDERS.into_iter().find(|known| *known == named)
}

/// The version, if it is one: at most three numbers, so that no address of a machine is taken for it.
pub(crate) fn version(named: &str) -> Option<&str> {
    let is_number = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    (named.split('.').count() <= 3 && named.split('.').all(is_number)).then_some(named)
}

/// The model, if it is on the router's public list, with the provider that is called by name if that is known.
pub(crate) fn model(named: &str, listed: &[Lane]) -> Option<String> {
    let (model, by) = named.split_once(':').unwrap_or((named, ""));
    let lane = listed.iter().find(|lane| lane.model == model)?;
    let by = ["cheapest", "fastest"].into_iter().find(|policy| *policy == by).or(provider(by));
    Some(by.map_or_else(|| lane.model.clone(), |by| [&*lane.model, ":", by].concat()))
}

/// A name that somebody wants to be named by: plain, and with no secret in it.
pub(crate) fn plain(named: &str) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte);
    let is_short = named.len() <= 120;
    (is_short && named.bytes().all(is_plain) && !secret::holds(named)).then_some(named)
}

/// A model by its form, `owner/name`. No owner's name has a dot, so no host is taken for one.
pub(crate) fn model_form(named: &str) -> Option<&str> {
    let (owner, own) = plain(named)?.split_once('/')?;
    (!owner.contains('.') && !owner.is_empty() && !own.contains('/')).then_some(named)
}

/// An id of a request, as Hugging Face writes it: hexadecimal numbers, with `Root=` before them.
pub(crate) fn request_id(named: &str) -> Option<&str> {
    let numbers = named.strip_prefix("Root=").unwrap_or(named);
    let is_of_one = |byte: u8| byte.is_ascii_hexdigit() || b"-;".contains(&byte);
    let is_long = (20..=100).contains(&numbers.len());
    (is_long && numbers.contains('-') && numbers.bytes().all(is_of_one)).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::{host, model, model_form, provider, request_id, version};
    use crate::hub::Lane;

    #[test]
    fn only_what_is_on_a_list_or_has_its_form_is_named() {
        let lane = Lane {
            model: "Qwen/Qwen3-4B".to_owned(),
            provider: "nscale".to_owned(),
            price: None,
            free: false,
        };
        let model = |named| model(named, std::slice::from_ref(&lane));
        assert_eq!(model("Qwen/Qwen3-4B").as_deref(), Some("Qwen/Qwen3-4B"));
        assert_eq!(model("Qwen/Qwen3-4B:nscale").as_deref(), Some("Qwen/Qwen3-4B:nscale"));
        assert_eq!(model("Qwen/Qwen3-4B:jane").as_deref(), Some("Qwen/Qwen3-4B"));
        assert_eq!(model("jane/secret-7b"), None);
        assert_eq!(
            (host("router.huggingface.co").is_some(), host("llm.acme.example")),
            (true, None)
        );
        assert_eq!((provider("nscale"), provider("nscale2")), (Some("nscale"), None));
        assert_eq!(
            (version("1.54.3"), version("10.0.0.5"), version("1..2")),
            (Some("1.54.3"), None, None)
        );
        assert_eq!(
            (model_form("a/b"), model_form("llm.acme/b"), model_form("a/b/c")),
            (Some("a/b"), None, None)
        );
        let id = "Root=1-67ee3d50-0123456789abcdef01234567;db652428-0066-4f71-a1b2-c3d4e5f60718";
        assert_eq!((request_id(id), request_id("jane-doe")), (Some(id), None));
    }
}
