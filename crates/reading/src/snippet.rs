//! What in a pasted piece of code makes calls fail, or cost the wrong account.
//!
//! Python, JavaScript, curl, `.env`, YAML and JSON are read alike: as words, strings and brackets.
//! There is no parser, so that a cut or mixed text is read, too.
//!
//! ```text
//! line ─pieces─► words, strings, addresses ─reader─► what stands together ─► findings
//! ```

mod address;
mod clients;
mod excerpt;
mod judge;
mod lines;
mod looks;
mod memory;
mod names;
mod pieces;
mod reader;
mod scope;
mod tokens;

pub use excerpt::excerpt;
pub use looks::is_code;
use std::collections::BinaryHeap;

/// Something in the code that the visitor should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line it stands on, counted from 1.
    pub line: usize,
    /// What it is.
    pub what: What,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The address of the Inference API of old.
    RetiredHost,
    /// A host that imitates Hugging Face, or one of another company that is given a Hugging Face token.
    ForeignHost,
    /// A token in the code itself.
    HardCodedToken,
    /// Something that stands where a token should.
    PlaceholderToken,
    /// A provider's own key for a call through Hugging Face.
    ProviderKeyBesideRouter,
    /// A client that is made without a token.
    NoToken,
    /// An address of the router where nothing is.
    WrongPath,
    /// A chat with the provider that mostly serves other tasks.
    ProviderCannotServe,
    /// For information: the call names no organization to pay.
    NoBillTo,
}

impl What {
    /// Every finding there is.
    pub const ALL: [Self; 9] = [
        Self::RetiredHost,
        Self::ForeignHost,
        Self::HardCodedToken,
        Self::PlaceholderToken,
        Self::ProviderKeyBesideRouter,
        Self::NoToken,
        Self::WrongPath,
        Self::ProviderCannotServe,
        Self::NoBillTo,
    ];

    /// What we see and what to do, in one sentence for the visitor.
    pub const fn words(self) -> &'static str {
        match self {
            Self::RetiredHost => {
                "This address is retired and serves no model any more: call https://router.huggingface.co, or update the client, which then knows it."
            }
            Self::ForeignHost => {
                "This host is not Hugging Face's and would get your token: call https://router.huggingface.co, and replace the token if this code has run."
            }
            Self::HardCodedToken => {
                "A token stands in the code, and whoever sees the code can use it: keep it in the variable HF_TOKEN, and replace it if the code was shared."
            }
            Self::PlaceholderToken => {
                "A placeholder or a name is passed here instead of a token: pass the token itself, for example from the variable HF_TOKEN."
            }
            Self::ProviderKeyBesideRouter => {
                "A provider's own key goes to Hugging Face's router, which wants a Hugging Face token: pass HF_TOKEN, or call the provider's own address."
            }
            Self::NoToken => {
                "No token is passed here, so the client takes what it finds (a saved login, a variable) or sends none: pass the token you mean."
            }
            Self::WrongPath => {
                "The router has nothing at this path: models that Hugging Face runs are under /hf-inference/models/, and embeddings are there, too, not under /v1."
            }
            Self::ProviderCannotServe => {
                "The provider hf-inference runs mostly small models for other tasks, so it probably does not serve this chat, which is not certain: leave the provider out, or choose one from the model's page."
            }
            Self::NoBillTo => {
                "No organization is named here, so your own account pays: if an organization should, name it with bill_to, billTo or the header X-HF-Bill-To."
            }
        }
    }
}

/// What to look at in the code, in the order of lines.
pub fn findings(text: &str) -> Vec<Finding> {
    // Sorted by a heap: any other sort would add more code to what a browser downloads.
    let mut found = BinaryHeap::from(reader::read(text)).into_sorted_vec();
    found.dedup();
    found.into_iter().map(|(line, what)| Finding { line, what }).collect()
}
