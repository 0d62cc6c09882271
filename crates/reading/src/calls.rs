//! The calls that a text tells of: what was found, put together by what belongs to one call.

use crate::address::Whose;
use crate::catalogue::{By, MESSAGES, Message, Role};
use crate::plain::{Plain, Span};
use crate::scan::{Mark, What};
use crate::speaker::{Around, Lines, Speaker, begins_prose};
use crate::status::{Form, Status};
use crate::words::Word;
use diagnosis::Refusal::{CreditsSpentBuyMore, CreditsSpentOnFree};

/// No text that is read by people tells of more calls: of a longer one the last are kept.
const MOST: usize = 64;

/// What a text tells of one call that failed. Places are those of the plain text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub span: Span,
    /// The line of its status.
    pub line: usize,
    /// The status, where one is printed, and its place.
    pub status: Option<(u16, Span)>,
    /// The message that says why, and its place.
    pub message: Option<Said>,
    /// A warning beside it.
    pub notice: Option<Said>,
    /// Whether a message stands in the place of the reason.
    pub hidden: bool,
    /// The host that was called, and the place of its address.
    pub host: Option<(Whose, Span)>,
    /// Whose answer it is said to be: `true` for Hugging Face's, `false` for another's.
    pub lane: Option<bool>,
    /// Whether Hugging Face is named in it.
    pub names_us: bool,
    /// Whether another company is.
    pub names_others: bool,
    /// Whether it speaks of the form of the request.
    pub names_form: bool,
}

/// A message that stands in a text.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub message: &'static Message,
    /// Whether the whole of it stands there.
    pub whole: bool,
    pub span: Span,
}

/// What a text tells, before anything is made of it.
#[derive(Default)]
pub(crate) struct Told {
    /// What machines say, in the order of the text.
    pub calls: Vec<Draft>,
    /// What people quote of machines: the same, where no machine speaks.
    pub quoted: Vec<Draft>,
    /// The status that somebody speaks of, and its place.
    pub spoken: Option<(Status, Span)>,
    /// Whether the retired address is named without being called.
    pub names_retired: bool,
}

/// Puts together what was found.
pub(crate) fn calls(plain: &Plain, marks: &[Mark]) -> Told {
    let mut lines = Lines::new(&plain.words, &plain.lines);
    let (mut printed, mut quoted) = (Calls::default(), Calls::default());
    let mut told = Told::default();
    // The line in which somebody has begun to speak.
    let mut prose = None;
    for (at, mark) in marks.iter().enumerate() {
        if begins_prose(&plain.words, mark) {
            prose = Some(mark.line);
        }
        let around = || {
            let around = Around::of(&plain.words, marks, at);
            Around { own: around.own || prose == Some(mark.line), ..around }
        };
        match mark.what {
            What::Message { at: message, whole } => {
                let said = Said {
                    message: &MESSAGES[usize::from(message)],
                    whole,
                    span: mark.span.clone(),
                };
                let around = around();
                let speaker = lines.speaker(mark.line);
                let alone = lines.stands_alone(&mark.span, mark.line);
                let before = plain.words.get(mark.line..mark.span.start).unwrap_or_default();
                let begins = before.trim().is_empty();
                let machine = around.is_plain() && (begins || speaker == Speaker::Machine);
                // Somebody may put a part of it between brackets.
                let alone = alone && whole;
                let counts = if said.message.line {
                    alone || machine && speaker == Speaker::Machine
                } else {
                    whole || machine
                };
                if counts && around.is_plain() && (machine || alone && speaker != Speaker::Code) {
                    // What follows in the line is of the same sentence.
                    lines.is_a_machines(mark.line);
                    printed.message(said);
                } else if counts && !around.denied || whole && !said.message.line {
                    quoted.message(said);
                }
            }
            What::Status(status) => {
                let around = around();
                let speaker = lines.speaker(mark.line);
                let labelled = is_behind_lane(marks, at);
                let printed_form = status.form == Form::Printed || labelled;
                let in_a_sentence = speaker == Speaker::Person
                    && !lines.begins_with(&mark.span, mark.line)
                    && !labelled
                    && !is_beside_address(marks, at);
                let is_machines = status.form > Form::Maybe && speaker == Speaker::Machine;
                if (200..400).contains(&status.number) {
                    printed.success();
                } else if printed_form && around.is_plain() && in_a_sentence {
                    quoted.status(status.number, &mark.span, mark.line);
                } else if printed_form && around.is_plain() && speaker != Speaker::Code {
                    lines.is_a_machines(mark.line);
                    printed.status(status.number, &mark.span, mark.line);
                } else if around.is_plain() && is_machines {
                    printed.status(status.number, &mark.span, mark.line);
                } else if !around.denied
                    && speaker != Speaker::Code
                    && (status.form > Form::Maybe || told.spoken.is_none())
                {
                    told.spoken = Some((status, mark.span.clone()));
                }
            }
            What::Meaning(status)
                if lines.stands_alone(&mark.span, mark.line)
                    && lines.speaker(mark.line) != Speaker::Code
                    && around().is_plain() =>
            {
                printed.status(status, &mark.span, mark.line);
            }
            // One word of these may be about anything.
            What::Meaning(number)
                if told.spoken.is_none() && !matches!(number, 404 | 410) && !around().denied =>
            {
                let form = if matches!(number, 401 | 403) { Form::Maybe } else { Form::Said };
                told.spoken = Some((Status { number, form }, mark.span.clone()));
            }
            What::Address { whose, explains } if !explains => {
                if !around().own {
                    printed.host(whose, &mark.span);
                }
                quoted.host(whose, &mark.span);
                told.names_retired |= whose == Whose::Retired;
            }
            What::Named(whose) => {
                told.names_retired |= whose == Whose::Retired;
                if whose == Whose::Endpoint {
                    printed.host(whose, &mark.span);
                } else {
                    printed.names_us();
                }
            }
            What::Word(Word::HuggingFace | Word::OwnLane) => {
                if mark.what == What::Word(Word::OwnLane) && is_lane(&plain.words, mark) {
                    printed.lane(true, &mark.span);
                } else {
                    printed.names_us();
                }
            }
            What::Word(Word::Lane) if is_lane(&plain.words, mark) => {
                printed.lane(false, &mark.span)
            }
            What::Word(Word::Company) if is_lane(&plain.words, mark) => {
                printed.lane(false, &mark.span);
            }
            What::Word(Word::Company) if !around().own => printed.names_others(mark.line),
            What::Word(Word::Form) => {
                if let Some(draft) = &mut printed.open {
                    draft.names_form = true;
                }
            }
            _ => {}
        }
    }
    told.calls = printed.end();
    told.quoted = quoted.end();
    told
}

/// Whether a name is a label before an answer: `groq: 429`, `[anthropic] 400`, `openai 429`.
fn is_lane(plain: &str, mark: &Mark) -> bool {
    let behind = plain.get(mark.span.end..).unwrap_or_default();
    let before = plain.get(..mark.span.start).unwrap_or_default().trim_end();
    let begins = mark.span.start == mark.line
        || before.ends_with(['[', ',', ';', '>', '→', '|', '(', '-', ':']);
    // `huggingface (router) -> 410`
    let note = behind
        .strip_prefix(" (")
        .and_then(|note| note.get(..note.floor_char_boundary(40))?.split_once(')'));
    let behind = note.map_or(behind, |(_, rest)| rest.trim_start());
    let behind = behind.strip_prefix(" ->").or_else(|| behind.strip_prefix("->")).unwrap_or(behind);
    let labels = behind.starts_with(']') || (behind.starts_with(':') && !behind.starts_with("://"));
    let number = behind.trim_start().as_bytes();
    let status = matches!(number, [b'4' | b'5', b'0'..=b'9', b'0'..=b'9', ..]);
    begins && (labels || status)
}

/// Whether a label stands right before: `groq: 429`.
fn is_behind_lane(marks: &[Mark], at: usize) -> bool {
    marks[..at].iter().rev().take(2).any(|before| {
        let is_label = matches!(before.what, What::Word(Word::Lane | Word::OwnLane));
        is_label && before.span.end + 3 >= marks[at].span.start
    })
}

/// Whether an address stands beside it: `POST https://… 402`, `402 Payment Required https://…`.
fn is_beside_address(marks: &[Mark], at: usize) -> bool {
    let near = |other: &Mark| {
        let gap = other
            .span
            .start
            .abs_diff(marks[at].span.end)
            .min(marks[at].span.start.abs_diff(other.span.end));
        matches!(other.what, What::Address { .. }) && gap <= 32
    };
    marks[..at].iter().rev().take(4).any(near) || marks[at + 1..].iter().take(4).any(near)
}

/// The calls so far; the last is still growing.
#[derive(Default)]
struct Calls {
    done: Vec<Draft>,
    open: Option<Draft>,
    /// The line in which another company was named last.
    company: Option<usize>,
}

impl Calls {
    /// The call that what was found at a place belongs to, and that reaches there from now on.
    fn at(&mut self, span: &Span) -> &mut Draft {
        let open =
            self.open.get_or_insert_with(|| Draft { span: span.clone(), ..Draft::default() });
        open.span.end = open.span.end.max(span.end);
        open
    }

    /// Ends the call that is growing. What tells of no failure is none.
    fn close(&mut self) {
        let Some(draft) = self.open.take() else { return };
        if draft.status.is_some()
            || draft.message.is_some()
            || draft.notice.is_some()
            || draft.hidden
        {
            if self.done.len() == MOST {
                self.done.remove(0);
            }
            self.done.push(draft);
        }
    }

    fn end(mut self) -> Vec<Draft> {
        self.close();
        self.done
    }

    fn status(&mut self, number: u16, span: &Span, line: usize) {
        let others = self.company == Some(line);
        // The same number in another line may be another's.
        let other = |draft: &Draft| {
            let goes_on = draft.line == line || draft.is_ours() != Some(false);
            draft.status.as_ref().is_some_and(|(known, _)| *known != number || !goes_on)
        };
        if self.open.as_ref().is_some_and(other) {
            self.close();
        }
        let draft = self.at(span);
        draft.line = line;
        draft.names_others |= others;
        draft.status.get_or_insert((number, span.clone()));
    }

    /// A call that went well: an address before it was its own.
    fn success(&mut self) {
        let told = |draft: &Draft| draft.status.is_some() || draft.message.is_some();
        if self.open.as_ref().is_some_and(told) {
            self.close();
        } else {
            self.open = None;
        }
    }

    fn message(&mut self, said: Said) {
        match said.message.role {
            Role::Advice => return,
            Role::Hidden => {
                self.at(&said.span).hidden = true;
                return;
            }
            Role::Notice => {
                self.at(&said.span.clone()).notice.get_or_insert(said);
                return;
            }
            Role::Refusal => {}
        }
        if let Some(known) = self.open.as_ref().and_then(|draft| draft.message.as_ref())
            && !known.belongs_with(&said)
        {
            self.close();
        }
        let draft = self.at(&said.span.clone());
        match &draft.message {
            Some(known) if known.says_more_than(&said) => {}
            _ => draft.message = Some(said),
        }
    }

    fn host(&mut self, whose: Whose, span: &Span) {
        if let Some(draft) = &self.open
            && (draft.status.is_some() || draft.message.is_some())
            && draft.is_ours().is_some_and(|ours| ours != is_ours(whose))
        {
            self.close();
        }
        let draft = self.at(span);
        let settled = draft.status.is_some() || draft.message.is_some();
        match &draft.host {
            // What was called stands nearest to its status, and the router's address says more than the Hub's.
            Some((known, _)) if settled && (*known != Whose::Hub || !is_ours(whose)) => {}
            _ => draft.host = Some((whose, span.clone())),
        }
    }

    fn lane(&mut self, ours: bool, span: &Span) {
        let other = |draft: &Draft| {
            draft.status.is_some()
                || draft.message.is_some()
                || draft.lane.is_some_and(|lane| lane != ours)
        };
        if self.open.as_ref().is_some_and(other) {
            self.close();
        }
        self.at(span).lane = Some(ours);
    }

    fn names_us(&mut self) {
        if let Some(draft) = &mut self.open {
            draft.names_us = true;
        }
    }

    fn names_others(&mut self, line: usize) {
        self.company = Some(line);
        if let Some(draft) = &mut self.open {
            draft.names_others = true;
        }
    }
}

impl Draft {
    /// Whether what is known so far says that it is Hugging Face's, or another's.
    fn is_ours(&self) -> Option<bool> {
        let host = self.host.as_ref().map(|(whose, _)| is_ours(*whose));
        let company = self.message.as_ref().filter(|said| said.message.by == By::Company);
        host.or(company.map(|_| false)).or(self.lane.filter(|ours| *ours))
    }
}

impl Said {
    /// Whether two messages may be of one call: they mean the same, or one is a part of the other.
    fn belongs_with(&self, other: &Self) -> bool {
        let (one, other) = (self.message, other.message);
        one.means == other.means
            || one.by == other.by && one.status.is_some() && one.status == other.status
            || [one, other].iter().any(|it| is_of_transport(it))
    }

    /// Whether it says more than another that was found behind it.
    fn says_more_than(&self, other: &Self) -> bool {
        let (one, two) = (self.message, other.message);
        if is_of_transport(one) != is_of_transport(two) {
            return is_of_transport(two);
        }
        // An offer of PRO behind it, however cut off, says that buying is not the only way on.
        if one.means == Some(CreditsSpentBuyMore) && two.means == Some(CreditsSpentOnFree) {
            return false;
        }
        // Of two sentences of one reply the one that leaves fewer causes says more, and of equals the later.
        match (one.means, two.means) {
            (Some(one), Some(two)) if one.narrows(two) => true,
            _ => self.whole && !other.whole,
        }
    }
}

/// Whether it says how a call broke, and not what was answered: names of such errors stand around any other.
pub(crate) fn is_of_transport(message: &Message) -> bool {
    use diagnosis::Refusal::{NoConnection, Obstructed, TimedOut};
    message.by == By::Client && matches!(message.means, Some(NoConnection | Obstructed | TimedOut))
}

/// Whether a host is one of Hugging Face's.
pub(crate) fn is_ours(whose: Whose) -> bool {
    matches!(whose, Whose::Router | Whose::Retired | Whose::Endpoint | Whose::Hub)
}
