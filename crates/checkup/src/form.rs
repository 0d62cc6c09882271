//! What the visitor puts in.

use crate::token::Token;
use diagnosis::{Answer, Answers, questions};

/// What stands in the form.
#[derive(Debug, Default)]
pub struct Form {
    /// The token field; `None` when it is empty.
    pub token: Option<Token>,
    /// The box that takes anything.
    pub report: String,
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
    /// Whether there is a token.
    pub token: bool,
    /// The model to call; empty for the cheapest.
    pub model: String,
    /// The organization to bill; empty for the person.
    pub bill_to: String,
    /// Consent to one live call.
    pub probe: bool,
}

/// What a field says, if anything.
pub(crate) fn said(field: &str) -> Option<String> {
    Some(field.trim()).filter(|said| !said.is_empty()).map(str::to_owned)
}

/// How a link carries answers: `#answers=is-pro.yes,can-be-charged.no`.
const FRAGMENT: &str = "#answers=";

/// The answers as a fragment of an address. Nothing else of a check-up goes into it.
pub fn to_fragment(answers: impl Iterator<Item = (&'static str, bool)>) -> String {
    let mut fragment = String::from(FRAGMENT);
    for (id, answer) in answers {
        if fragment.len() > FRAGMENT.len() {
            fragment.push(',');
        }
        fragment.push_str(id);
        fragment.push_str(if answer { ".yes" } else { ".no" });
    }
    fragment
}

/// The answers that a link carries; `None` if it carries none. What is not a question of the tree is passed over, so a
/// hostile link can say nothing but yes and no.
pub fn from_fragment(fragment: &str) -> Option<Answers> {
    let questions = questions();
    let mut answers = None;
    for part in fragment.strip_prefix(FRAGMENT)?.split(',').take(questions.len()) {
        let Some((id, said)) = part.split_once('.') else { continue };
        let question = questions.iter().find(|question| question.id == id);
        let answer = match said {
            "yes" => Answer::Yes,
            "no" => Answer::No,
            _ => continue,
        };
        if let Some(question) = question {
            answers.get_or_insert_with(Answers::default).set(question.id, answer);
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::{from_fragment, to_fragment};
    use diagnosis::Answer;

    #[test]
    fn answers_survive_the_way_through_an_address() {
        let fragment = to_fragment([("is-pro", true), ("can-be-charged", false)].into_iter());
        assert_eq!(fragment, "#answers=is-pro.yes,can-be-charged.no");
        let answers = from_fragment(&fragment).expect("it carries answers");
        assert_eq!(answers.get("is-pro"), Some(Answer::Yes));
        assert_eq!(answers.get("can-be-charged"), Some(Answer::No));
    }

    #[test]
    fn a_hostile_fragment_says_nothing() {
        for fragment in
            ["", "#main", "#answers=", "#answers=hub.https://evil", "#answers=is-pro.<b>"]
        {
            assert_eq!(from_fragment(fragment), None, "{fragment}");
        }
    }
}
