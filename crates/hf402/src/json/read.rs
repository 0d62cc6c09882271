//! What `hf402 read --json` prints.

use diagnosis::{Evidence, Path, Probe, Verdict, consult};
use reading::{Span, Text};
use serde::Serialize;

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
