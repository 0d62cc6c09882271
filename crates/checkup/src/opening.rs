//! What is asked before the tree of who has no error text: what they saw, and where.

use diagnosis::{Answer, Refusal};

/// A question with choices of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its id, beside those of the tree's questions.
    pub id: &'static str,
    /// The question.
    pub ask: &'static str,
    /// Where to look.
    pub look: &'static str,
    /// What can be answered. "I don't know" always can, besides.
    pub choices: &'static [Choice],
}

/// One answer to it.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name in code and in addresses.
    pub name: &'static str,
    /// What its button says.
    pub words: &'static str,
    /// What follows from it.
    pub says: Says,
}

/// What follows from a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The call was refused in a way that may stand for several causes.
    Refused(Refusal),
    /// A question of the tree is answered.
    Answered(&'static str, Answer),
    /// It was on Hugging Face's own website.
    OnWebsite,
    /// Nothing that the tree asks.
    Nothing,
}

/// What somebody saw.
pub(crate) const SEEN: Opening = Opening {
    id: "what-was-seen",
    ask: "What did you see?",
    look: "If there are words that you can copy, paste them instead: they say most.",
    choices: &[
        choice("401", "401 or “Unauthorized”", Says::Refused(Refusal::Unauthorized)),
        choice("402", "402 or “Payment Required”", Says::Refused(Refusal::PaymentRequired)),
        choice("403", "403 or “Forbidden”", Says::Refused(Refusal::Forbidden)),
        choice("404", "404 or “Not Found”", Says::Refused(Refusal::NotFound)),
        choice("400", "400 or 422", Says::Refused(Refusal::Unprocessable)),
        choice("429", "429 or “Too Many Requests”", Says::Refused(Refusal::TooManyRequests)),
        choice("500", "500 to 504", Says::Refused(Refusal::Unavailable)),
        choice("credits", "Words about credits", Says::Refused(Refusal::PaymentRequiredSomewhere)),
        choice("words", "Other words", Says::Nothing),
        choice("nothing", "No answer at all", Says::Answered("is-answered-at-all", Answer::No)),
    ],
};

/// Where somebody saw it.
pub(crate) const WHERE: Opening = Opening {
    id: "where-it-was-seen",
    ask: "Where did you see it?",
    look: "HuggingChat, the playground and the pages of models are Hugging Face's website.",
    choices: &[
        choice("website", "On Hugging Face's website", Says::OnWebsite),
        choice("code", "In code, a notebook or another app", Says::Nothing),
    ],
};

const fn choice(name: &'static str, words: &'static str, says: Says) -> Choice {
    Choice { name, words, says }
}

impl Opening {
    /// The choice of this name.
    pub(crate) fn choice(&self, name: &str) -> Option<&'static Choice> {
        self.choices.iter().find(|choice| choice.name == name)
    }
}
