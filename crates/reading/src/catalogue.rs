//! Every message that is known, compiled from `content/messages/*.toml`.

use diagnosis::{Payer, Refusal};

/// One message: who says it, and what it means to the tree. Its words are found by [`scan`](mod@crate::scan).
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// Its name, and its anchor on the page of its family.
    pub id: &'static str,
    /// The family that it belongs to, which is the name of the page of the guide that tells of it.
    pub family: &'static str,
    /// The HTTP status that it comes with, where it is known.
    pub status: Option<u16>,
    /// Who says it.
    pub by: By,
    /// What it does in a text.
    pub role: Role,
    /// Whether people use the same words, so that it counts only where a machine prints it.
    pub line: bool,
    /// What it means; nothing, where it only hides what was said.
    pub means: Option<Refusal>,
    /// What a part of it means, where the rest is cut off.
    pub cut: Option<Refusal>,
    /// What it means where nothing says that it is Hugging Face's.
    pub elsewhere: Option<Refusal>,
    /// Whose credits or permission it is about.
    pub payer: Option<Payer>,
}

/// Who says a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The Hub, at huggingface.co.
    Hub,
    /// The router of Inference Providers.
    Router,
    /// The serverless API at the retired address.
    Serverless,
    /// Hugging Face's Jobs.
    Jobs,
    /// A Space.
    Space,
    /// A dedicated endpoint.
    Endpoint,
    /// A provider behind the router.
    Provider,
    /// The program that makes the call.
    Client,
    /// A company that has nothing to do with Hugging Face.
    Company,
}

/// What a message does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It says why a call failed.
    Refusal,
    /// It warns beside a call, and is the reason only where nothing else is.
    Notice,
    /// It advises below any failure, and is never the reason.
    Advice,
    /// It stands in the place of the reason.
    Hidden,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
