//! Where each client looks for a token when the code passes none. The guide's page of each client says the same.

/// A client that takes a token by itself, or takes none.
#[derive(Debug, PartialEq, Eq)]
pub struct Seeker {
    /// The name of its package.
    pub package: &'static str,
    /// What runs it.
    pub runtime: Runtime,
    /// Its page in the guide, which says the same.
    pub page: &'static str,
    /// Where it looks first.
    first: &'static [&'static str],
    /// Whether it then looks where `huggingface_hub` looks, with that library's code.
    with_hub: bool,
}

/// What runs a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// Python.
    Python,
    /// Node.js.
    Node,
}

impl Runtime {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Runtime::Python => "Python",
            Runtime::Node => "Node.js",
        }
    }
}

/// A trusted publisher, whose identity is exchanged for a token: the only place that holds none itself.
pub const TRUSTED_PUBLISHER: &str = "HF_OIDC_RESOURCE";

/// The file that `hf auth login` writes.
pub const SAVED_LOGIN: &str = "saved-login";

/// The secret of a notebook on Google Colab.
pub const COLAB_SECRET: &str = "colab-secret";

/// Where `huggingface_hub` looks when it is given no token, in order. From its `utils/_auth.py`, read in the released
/// packages on 2026-11-23.
const HUB: [&str; 5] =
    [TRUSTED_PUBLISHER, "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", SAVED_LOGIN, COLAB_SECRET];

/// The first version in which the secret of Google Colab comes last, of June 2026; before, it came first.
pub const COLAB_LAST: (u32, u32) = (1, 19);

/// `huggingface_hub` itself, whose order most others follow.
pub const HUGGINGFACE_HUB: &Seeker = &SEEKERS[0];

/// Every client of which it is known.
pub const SEEKERS: [Seeker; 11] = [
    seeker("huggingface_hub", Runtime::Python, "inference-client", &[], true),
    seeker(
        "langchain-huggingface",
        Runtime::Python,
        "langchain-python",
        &["HUGGINGFACEHUB_API_TOKEN", "HF_TOKEN"],
        true,
    ),
    seeker("smolagents", Runtime::Python, "smolagents", &["HF_TOKEN"], true),
    seeker("llama-index-llms-huggingface-api", Runtime::Python, "llamaindex", &[], true),
    seeker("litellm", Runtime::Python, "litellm", &["HF_TOKEN", "HUGGINGFACE_API_KEY"], false),
    seeker("openai", Runtime::Python, "openai-python", &["OPENAI_API_KEY"], false),
    seeker("@huggingface/inference", Runtime::Node, "huggingface-inference-js", &[], false),
    seeker("openai", Runtime::Node, "openai-js", &["OPENAI_API_KEY"], false),
    seeker("@langchain/openai", Runtime::Node, "langchain-js", &["OPENAI_API_KEY"], false),
    seeker("@ai-sdk/openai-compatible", Runtime::Node, "vercel-ai-sdk", &[], false),
    seeker("@ai-sdk/huggingface", Runtime::Node, "vercel-ai-sdk", &["HUGGINGFACE_API_KEY"], false),
];

const fn seeker(
    package: &'static str,
    runtime: Runtime,
    page: &'static str,
    first: &'static [&'static str],
    with_hub: bool,
) -> Seeker {
    Seeker { package, runtime, page, first, with_hub }
}

impl Seeker {
    /// The places in which it looks, in order, with this version of `huggingface_hub`; the newest if it is not known.
    pub fn places(&self, hub: Option<(u32, u32)>) -> Vec<&'static str> {
        let mut places = self.first.to_vec();
        if self.with_hub {
            let colab_first = hub.is_some_and(|version| version < COLAB_LAST);
            places.extend(colab_first.then_some(COLAB_SECRET));
            places.extend(HUB);
        }
        places
    }
}

/// Every variable in which a client looks for a token.
pub fn variables() -> Vec<&'static str> {
    let mut variables: Vec<&'static str> = Vec::new();
    for place in SEEKERS.iter().flat_map(|seeker| seeker.places(None)) {
        let is_variable = place.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        if is_variable && place != TRUSTED_PUBLISHER && !variables.contains(&place) {
            variables.push(place);
        }
    }
    variables
}

#[cfg(test)]
mod tests {
    use super::{SEEKERS, variables};

    #[test]
    fn every_variable_is_known_once() {
        assert_eq!(
            variables(),
            [
                "HF_TOKEN",
                "HUGGING_FACE_HUB_TOKEN",
                "HUGGINGFACEHUB_API_TOKEN",
                "HUGGINGFACE_API_KEY",
                "OPENAI_API_KEY",
            ]
        );
    }

    #[test]
    fn before_1_19_a_secret_of_colab_came_before_the_places_of_huggingface_hub() {
        let langchain = SEEKERS[1].places(Some((1, 18)));
        assert_eq!(langchain[..3], ["HUGGINGFACEHUB_API_TOKEN", "HF_TOKEN", "colab-secret"]);
        assert_eq!(SEEKERS[1].places(Some((1, 19)))[2], "HF_OIDC_RESOURCE");
    }
}
