//! What `hf402 --json` prints.

use crate::around::Around;
use crate::machine::Installed;
use crate::places::Found;
use checkup::View;
use checkup::sources::Source;
use checkup::view::{CandidateView, StepView};
use serde::Serialize;

/// What `hf402 --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Check {
    /// The tokens on this machine, in the order in which most clients look.
    tokens: Vec<Token>,
    /// The clients that are installed, and which token each takes when the code passes none.
    clients: Vec<Client>,
    /// Variables that change where a token goes or which one it is.
    notes: Vec<String>,
    /// The place of the token that was checked; null if there is none.
    checked: Option<String>,
    /// The id of the cause; null while several are left.
    verdict: Option<&'static str>,
    /// What is wrong.
    title: Option<&'static str>,
    /// The one next thing to do.
    remedy: Option<&'static str>,
    /// Where to do it.
    url: Option<String>,
    /// The causes that are left, likeliest first.
    candidates: Vec<Left>,
    /// The questions on the way.
    path: Vec<Answered>,
    /// What should be known besides.
    notices: Vec<String>,
    /// What Hugging Face says about the account.
    account: Vec<String>,
    /// What Hugging Face says of this month.
    usage: Vec<String>,
    /// The requests that were sent, and how each ended.
    requests: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Token {
    /// The name of its place.
    place: String,
    /// The name under which `hf auth list` shows it.
    stored_as: Option<String>,
    /// How many characters it has.
    length: usize,
    /// Its last four characters; none of a short one.
    end: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Client {
    /// The name of its package.
    package: &'static str,
    /// What runs it.
    runtime: &'static str,
    /// Its version.
    version: String,
    /// The place from which it takes a token; null if it takes none.
    takes: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Left {
    /// The id of the cause.
    id: &'static str,
    /// What would be wrong.
    title: &'static str,
    /// The one next thing to do then.
    remedy: &'static str,
    /// What would tell.
    tells: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Answered {
    /// The id of the question.
    question: &'static str,
    /// `yes`, `no` or `unknown`.
    answer: &'static str,
    /// `fine`, `wrong`, `neither` or `unknown`: whether that is as it should be.
    mark: &'static str,
    /// What is so.
    words: String,
    /// What says so.
    because: String,
    /// Whether it was not looked at.
    is_assumed: bool,
}

impl Check {
    /// What was found, and what came of the token at a place.
    pub(crate) fn of(around: &Around, checked: Option<(&str, &View)>, has_sent: bool) -> Self {
        let view = checked.map(|(_, view)| view);
        let verdict = view.and_then(View::verdict);
        let lines =
            |lines: fn(&View) -> &[String]| view.map_or_else(Vec::new, |view| lines(view).to_vec());
        Self {
            tokens: around.found.iter().map(Token::of).collect(),
            clients: around.installed.iter().map(|client| Client::of(client, around)).collect(),
            notes: around.notes.iter().map(|(_, words)| words.clone()).collect(),
            checked: checked.map(|(place, _)| place.to_owned()),
            verdict: verdict.map(|verdict| verdict.id),
            title: verdict.map(|verdict| verdict.title),
            remedy: verdict.map(|verdict| verdict.remedy),
            url: verdict.and_then(|verdict| Some(verdict.place.as_ref()?.1.clone())),
            candidates: view
                .map_or_else(Vec::new, |view| view.candidates.iter().map(Left::of).collect()),
            path: view.map_or_else(Vec::new, |view| view.steps.iter().map(Answered::of).collect()),
            notices: lines(|view| &view.notices),
            account: lines(|view| &view.account),
            usage: lines(|view| view.meter.as_ref().map_or(&[], |meter| &meter.words)),
            requests: if has_sent { lines(|view| &view.ledger) } else { Vec::new() },
        }
    }
}

impl Token {
    fn of(found: &Found) -> Self {
        let Source { place, length, end } = found.source();
        Self { place, stored_as: found.stored_as.clone(), length, end }
    }
}

impl Client {
    fn of(client: &Installed, around: &Around) -> Self {
        Self {
            package: client.seeker.package,
            runtime: client.seeker.runtime.name(),
            version: client.version.clone(),
            takes: around.taken_by(client).map(str::to_owned),
        }
    }
}

impl Left {
    fn of(candidate: &CandidateView) -> Self {
        let CandidateView { id, title, remedy, tells } = candidate.clone();
        Self { id, title, remedy, tells }
    }
}

impl Answered {
    fn of(step: &StepView) -> Self {
        let StepView { id, mark, words, answer, because, is_assumed } = step.clone();
        Self { question: id, answer, mark: mark.name(), words, because, is_assumed }
    }
}
