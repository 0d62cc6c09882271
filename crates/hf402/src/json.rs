//! What is printed for programs. `schema.json` beside this crate's `Cargo.toml` describes it, and a test holds it to that.

use crate::around::Around;
use crate::machine::Installed;
use crate::places::Found;
use checkup::View;
use checkup::sources::Source;
use checkup::view::{CandidateView, StepView};
use diagnosis::{Diagnosis, Evidence, Path, Probe, Verdict, consult};
use reading::{Span, Text};
use serde::Serialize;

/// The JSON of a value, on a line of its own.
pub(crate) fn line(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("it has no maps but by text");
    text.push('\n');
    text
}

/// What `hf402 read --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Read {
    /// What the text says.
    read: Said,
    /// The id of the cause; null while several are left.
    verdict: Option<&'static str>,
    /// The causes that are left, likeliest first.
    candidates: Vec<Candidate>,
    /// The question that tells them apart.
    question: Option<&'static str>,
    /// The questions on the way.
    path: Vec<Step>,
}

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

/// What `hf402 explain --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Explain {
    /// The id of the cause.
    id: &'static str,
    /// What is wrong.
    title: &'static str,
    /// The one next thing to do.
    remedy: &'static str,
    /// Where to do it.
    url: Option<String>,
    /// Who can do it.
    mender: &'static str,
    /// What people try instead, and why it does not help.
    vain: &'static str,
    /// The rest of the page, as markdown.
    page: &'static str,
}

impl Explain {
    pub(crate) fn of(cause: &Diagnosis, url: Option<String>, page: &'static str) -> Self {
        let &Diagnosis { id, title, remedy, vain, .. } = cause;
        Self { id, title, remedy, url, mender: cause.mender.words(), vain, page }
    }
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

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Said {
    /// What the call was refused for.
    refusal: Option<String>,
    /// The words that say so.
    because: Option<String>,
    /// What loose words make likely.
    suspects: Option<String>,
    /// Those words.
    suspected_by: Option<String>,
    /// What its writer speaks of besides.
    speaks_of: Option<String>,
    /// Whose credits or permission it is about.
    payer: Option<String>,
    /// The calls that it tells of, in its order.
    calls: Vec<Call>,
    /// The HTTP status of the call that is diagnosed.
    status: Option<u16>,
    /// The host that was called.
    host: Option<String>,
    /// The client that printed it.
    client: Option<&'static str>,
    /// The version of the client.
    version: Option<String>,
    /// The provider.
    provider: Option<String>,
    /// The model.
    model: Option<String>,
    /// The id of the request.
    request_id: Option<String>,
    /// How many tokens stand in the text. Whoever saw it can use them.
    tokens: usize,
    /// The code with which the client prints the whole reply.
    print_this: Option<&'static str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Call {
    /// The HTTP status.
    status: Option<u16>,
    /// The host that was called.
    host: Option<String>,
    /// Whose the answer is.
    answerer: String,
    /// The id of the message in the guide.
    message: Option<&'static str>,
    /// What it was refused for.
    refusal: Option<String>,
    /// The words that say so.
    because: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Candidate {
    /// The id of the cause.
    id: &'static str,
    /// What would have to be so.
    confirmed_by: Vec<Condition>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Condition {
    /// The question.
    question: &'static str,
    /// The answer that it would need.
    answer: bool,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Step {
    /// The id of the question.
    question: &'static str,
    /// The answer.
    answer: bool,
    /// What decided it.
    decided_by: Option<String>,
    /// What looks otherwise.
    contradicted_by: Option<String>,
}

impl Read {
    pub(crate) fn of(text: &str) -> Self {
        let text = reading::read(text);
        let reading = text.reading();
        let evidence = Evidence { paste: Some(reading), ..Evidence::default() };
        let read = Said::of(&text);
        match consult(&evidence) {
            Verdict::Reached(path) => Self {
                read,
                verdict: Some(path.diagnosis.id),
                candidates: Vec::new(),
                question: None,
                path: steps(&path.steps),
            },
            Verdict::Open { so_far, undecided, candidates } => Self {
                read,
                verdict: None,
                candidates: candidates.iter().map(Candidate::of).collect(),
                question: undecided.first().map(|open| open.question.ask),
                path: steps(&so_far),
            },
        }
    }
}

impl Said {
    fn of(text: &Text) -> Self {
        let (reading, details) = (text.reading(), text.details.clone());
        let because = text.call().and_then(|call| call.because.as_ref());
        Self {
            refusal: reading.refusal.map(|refusal| format!("{refusal:?}")),
            because: words(text, because),
            suspects: reading.suspects.map(|refusal| format!("{refusal:?}")),
            suspected_by: words(text, text.suspected_by.as_ref()),
            speaks_of: reading.speaks_of.map(|topic| format!("{topic:?}")),
            payer: reading.payer.map(|payer| format!("{payer:?}")),
            calls: text.calls.iter().map(|call| Call::of(text, call)).collect(),
            status: details.status,
            host: details.host,
            client: details.client.map(|client| client.title),
            version: details.version,
            provider: details.provider,
            model: details.model,
            request_id: details.request_id,
            tokens: details.tokens,
            print_this: details.print_this,
        }
    }
}

impl Call {
    fn of(text: &Text, call: &reading::Call) -> Self {
        Self {
            status: call.status,
            host: call.host.clone(),
            answerer: format!("{:?}", call.answerer),
            message: call.message.map(|message| message.id),
            refusal: call.refusal.map(|refusal| format!("{refusal:?}")),
            because: words(text, call.because.as_ref()),
        }
    }
}

impl Candidate {
    fn of(path: &Path) -> Self {
        let open = path.steps.iter().filter(|step| step.decided_by.is_none());
        let confirmed_by =
            open.map(|step| Condition { question: step.question.ask, answer: step.answer });
        Self { id: path.diagnosis.id, confirmed_by: confirmed_by.collect() }
    }
}

/// The words of the text at a place, without any token.
fn words(text: &Text, span: Option<&Span>) -> Option<String> {
    text.shown.get(text.place(span?)).filter(|words| !words.is_empty()).map(str::to_owned)
}

fn steps(steps: &[diagnosis::Step]) -> Vec<Step> {
    let by = |probe: Option<Probe>| probe.map(|probe| format!("{probe:?}").to_lowercase());
    let step = |step: &diagnosis::Step| Step {
        question: step.question.id,
        answer: step.answer,
        decided_by: by(step.decided_by),
        contradicted_by: by(step.contradicted_by),
    };
    steps.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    #[test]
    fn the_schema_describes_what_is_printed() {
        let schemas = serde_json::json!({
            "check": schemars::schema_for!(super::Check),
            "explain": schemars::schema_for!(super::Explain),
            "read": schemars::schema_for!(super::Read),
        });
        expect_file!["../schema.json"].assert_eq(&super::line(&schemas));
    }
}
