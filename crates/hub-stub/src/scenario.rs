//! What a scenario is, and the token that names it.

use crate::fault::Fault;

/// Someone who calls Hugging Face, and what they hear.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Kebab-case; the token is derived from it.
    pub name: &'static str,
    /// Who this is and what happens, in one plain sentence.
    pub plays: &'static str,
    pub(crate) credential: Credential,
    /// The ids of the replies, by request.
    pub(crate) whoami: &'static str,
    pub(crate) usage: &'static str,
    pub(crate) chat: &'static str,
    /// What the organizations say that this account may name; all others refuse.
    pub(crate) organizations: &'static [Organization],
    pub(crate) fault: Option<Fault>,
}

/// What one organization says to one account.
#[derive(Clone, Debug)]
pub(crate) struct Organization {
    pub(crate) name: &'static str,
    pub(crate) usage: &'static str,
    /// When it is named in `X-HF-Bill-To`.
    pub(crate) chat: &'static str,
}

/// The kinds of credential, which differ in their shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credential {
    User,
    Organization,
    OAuth,
}

impl Scenario {
    /// What the person pastes: it looks like a real one, and only a [`Stub`](crate::Stub) knows it.
    pub fn token(&self) -> String {
        // Put together here, so that no file holds anything that looks like a token.
        let word = camel_case(self.name);
        match self.credential {
            Credential::User => format!("hf_{word:0<34.34}"),
            Credential::Organization => format!("api_org_{word:0<34.34}"),
            Credential::OAuth => {
                format!("hf_oauth_eyJ{word:0<34.34}.eyJ{word:0<40.40}.{word:0<43.43}")
            }
        }
    }
}

fn camel_case(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}
