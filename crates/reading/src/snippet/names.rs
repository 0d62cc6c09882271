//! Names in code: whose key a variable holds, and what a name is the name of.

use crate::find::has;

/// Whose key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    HuggingFace,
    Provider,
}

/// The providers, and other companies whose keys people have, as their variables begin.
const PROVIDERS: &[&str] = &[
    "anthropic",
    "baseten",
    "cerebras",
    "cohere",
    "deepinfra",
    "deepseek",
    "fal",
    "featherless",
    "fireworks",
    "gemini",
    "groq",
    "hyperbolic",
    "mistral",
    "nebius",
    "novita",
    "nscale",
    "openai",
    "openrouter",
    "ovh",
    "replicate",
    "sambanova",
    "scaleway",
    "scw",
    "together",
    "wavespeed",
    "xai",
    "zai",
];

/// In lower case, without `_` and `-`: `API_KEY`, `apiKey` and `api-key` are one name.
pub(super) fn bare(name: &str) -> String {
    // A longer one is no name.
    name.bytes()
        .take(64)
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(|byte| byte.to_ascii_lowercase() as char)
        .collect()
}

/// Whose key a variable of this name holds.
pub(super) fn owner(name: &str) -> Option<Owner> {
    let name = bare(name);
    if !(name.ends_with("key") || name.ends_with("token")) {
        return None;
    }
    if name.starts_with("hf")
        || ["huggingface", "hftoken", "hfapi"].iter().any(|part| has(&name, part))
    {
        return Some(Owner::HuggingFace);
    }
    let rest = PROVIDERS.iter().find_map(|provider| name.strip_prefix(provider))?;
    let rest = rest.strip_prefix("ai").filter(|rest| *rest != "key").unwrap_or(rest);
    let rest = rest.strip_prefix("api").unwrap_or(rest);
    matches!(rest, "key" | "token" | "secretkey" | "authtoken").then_some(Owner::Provider)
}

/// Whether an argument or a header of this name holds a token.
pub(super) fn is_token_name(name: &str) -> bool {
    let name = bare(name);
    name.ends_with("token") || name.ends_with("apikey") || name == "authorization"
}

/// Whether an argument or a header of this name is for Hugging Face's token, or may be.
pub(super) fn wants_token(name: &str) -> bool {
    let known = ["token", "apitoken", "accesstoken", "authtoken", "apikey", "authorization"];
    owner(name) == Some(Owner::HuggingFace) || known.contains(&bare(name).as_str())
}

/// Whether what goes by this name is the address that is called; what has no name may be.
pub(super) fn is_called(name: &str) -> bool {
    let name = bare(name);
    let other = ["image", "audio", "video", "redirect", "avatar", "callback", "proxy", "schema"];
    let called = ["url", "uri", "endpoint", "base", "host", "model", "server"];
    name.is_empty()
        || (called.iter().any(|part| has(&name, part))
            && !other.iter().any(|part| has(&name, part)))
}

/// Whether an address of this name is one under which an API is called, and not just any.
pub(super) fn is_base(name: &str) -> bool {
    let name = bare(name);
    ["base", "api", "endpoint"].iter().any(|part| has(&name, part))
}

/// What settings that belong together share: `OPENAI` of `OPENAI_BASE_URL` and `OPENAI_API_KEY`.
pub(super) fn stem(name: &str) -> &str {
    let parts = ["url", "uri", "base", "api", "endpoint", "host", "key", "token", "_", "-", "."];
    let mut stem = name;
    while let Some(part) = parts.iter().find(|part| ends_with(stem, part)) {
        stem = stem.get(..stem.len() - part.len()).unwrap_or_default();
    }
    stem
}

fn ends_with(name: &str, part: &str) -> bool {
    let (name, part) = (name.as_bytes(), part.as_bytes());
    name.len() >= part.len() && name[name.len() - part.len()..].eq_ignore_ascii_case(part)
}

#[cfg(test)]
mod tests {
    use super::{Owner, owner, stem};

    #[test]
    fn variables_tell_whose_key_they_hold() {
        for (name, expected) in [
            ("HF_TOKEN", Some(Owner::HuggingFace)),
            ("hfToken", Some(Owner::HuggingFace)),
            ("VITE_HF_TOKEN", Some(Owner::HuggingFace)),
            ("HUGGINGFACEHUB_API_TOKEN", Some(Owner::HuggingFace)),
            ("OPENAI_API_KEY", Some(Owner::Provider)),
            ("TOGETHER_AI_API_KEY", Some(Owner::Provider)),
            ("FAL_KEY", Some(Owner::Provider)),
            ("fallback_token", None),
            ("max_tokens", None),
            ("api_key", None),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn settings_share_a_stem() {
        for (name, expected) in [
            ("OPENAI_BASE_URL", "OPENAI"),
            ("OPENAI_API_KEY", "OPENAI"),
            ("baseURL", ""),
            ("é_key", "é"),
            ("model", "model"),
        ] {
            assert_eq!(stem(name), expected, "{name}");
        }
    }
}
