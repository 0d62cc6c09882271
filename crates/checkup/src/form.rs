//! What the visitor puts in.

use crate::paste::Paste;
use crate::token::Token;
use reading::secret;

/// What stands in the form.
#[derive(Debug, Default)]
pub struct Form {
    /// The token field; `None` when it is empty.
    pub token: Option<Token>,
    /// The box that takes anything.
    pub report: Paste,
    /// The model to call; empty for the cheapest.
    pub model: String,
    /// The organization to bill; empty for the person.
    pub bill_to: String,
    /// Consent to one live call.
    pub probe: bool,
}

/// What the form says of a check-up before it is sent off: all but what is secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// The model to call; empty for the cheapest.
    pub model: String,
    /// The organization to bill; empty for the person.
    pub bill_to: String,
    /// Consent to one live call.
    pub probe: bool,
}

/// Whether a field that is for a name holds a token or another secret. It is emptied then: what stands in such a field
/// is shown, sent in another header, and passed on in reports.
pub fn is_misplaced(field: &str) -> bool {
    secret::holds(field)
}

/// The model that a field names, alone or in the address of its page.
pub(crate) fn model(field: &str) -> Option<String> {
    let mut parts = name(field)?.splitn(3, '/');
    match (parts.next(), parts.next()) {
        (Some(owner), Some(own)) => Some([owner, "/", own].concat()),
        (only, _) => only.map(str::to_owned),
    }
}

/// The organization, or the id of the resource group, that a field names, alone or in the address of its page.
pub(crate) fn payer(field: &str) -> Option<String> {
    let mut parts =
        name(field)?.split('/').filter(|part| !matches!(*part, "organizations" | "orgs"));
    parts.next().map(|name| name.trim_start_matches('@').to_owned())
}

/// What a field says, if anything: of an address on the Hub, the path.
fn name(field: &str) -> Option<&str> {
    let said = field.trim_matches(secret::is_blank);
    let address = said.strip_prefix("https://").or_else(|| said.strip_prefix("http://"));
    let hosts = ["huggingface.co/", "www.huggingface.co/", "hf.co/"];
    let path = hosts.iter().find_map(|host| address.unwrap_or(said).strip_prefix(host));
    let name = path.unwrap_or(said).split(['?', '#']).next().unwrap_or_default();
    Some(name.trim_matches('/')).filter(|name| !name.is_empty() && !is_misplaced(field))
}

#[cfg(test)]
mod tests {
    use super::{model, payer};

    #[test]
    fn a_name_is_taken_out_of_its_address() {
        for (field, name) in [
            (" acme-team ", Some("acme-team")),
            ("@acme-team", Some("acme-team")),
            ("https://huggingface.co/acme-team", Some("acme-team")),
            ("huggingface.co/acme-team/", Some("acme-team")),
            (
                "https://huggingface.co/organizations/acme-team/settings/billing?x",
                Some("acme-team"),
            ),
            (" \u{200b}", None),
            ("https://huggingface.co/", None),
        ] {
            assert_eq!(payer(field).as_deref(), name, "{field}");
        }
        for (field, name) in [
            ("Qwen/Qwen3-4B:nscale", Some("Qwen/Qwen3-4B:nscale")),
            ("https://huggingface.co/Qwen/Qwen3-4B/tree/main", Some("Qwen/Qwen3-4B")),
            ("gpt2", Some("gpt2")),
            ("", None),
        ] {
            assert_eq!(model(field).as_deref(), name, "{field}");
        }
        let token = format!("hf_{}", "aB3".repeat(12));
        assert_eq!((model(&token), payer(&["acme/", &token].concat())), (None, None));
    }
}
