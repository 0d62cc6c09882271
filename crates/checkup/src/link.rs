//! The address of a result: what was seen and answered, and nothing that is secret.
//!
//! `#answers=402,website,is-pro.no` says what was chosen or read, and what each question was answered with; where that has
//! come to a diagnosis, its id says all of it. `&sent` behind it says that somebody passed it on.

use crate::opening::{Choice, SEEN, WHERE};
use diagnosis::{
    Answer, Answers, Evidence, Path, Reading, Refusal, Step, TokenShape, Verdict, consult, paths,
    questions,
};

const BEGINNING: &str = "#answers=";
const SENT: &str = "sent";
/// A token was looked at, and nothing else was said.
const TOKEN: &str = "token";

/// What an address carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// What the questions of the tree were answered with.
    pub(crate) answers: Answers,
    /// What a text, or a live call, was refused for.
    pub(crate) refusal: Option<Refusal>,
    /// What was chosen before the tree was asked.
    pub(crate) choices: Vec<&'static Choice>,
    /// Whether it is about a token that was looked at by itself.
    pub(crate) of_token: bool,
    /// Whether somebody passed it on.
    pub(crate) is_sent: bool,
    /// Whether something in it is nothing that this version knows.
    pub(crate) is_broken: bool,
}

impl Link {
    /// What the fragment of an address carries; `None` if it is not about answers at all. What is nothing that this
    /// version knows is passed over, so a hostile address can say nothing but what is in the tree.
    pub fn read(fragment: &str) -> Option<Self> {
        let said = fragment.strip_prefix(BEGINNING)?;
        let (parts, sent) = said.split_once('&').unwrap_or((said, ""));
        let mut link = Self { is_sent: sent == SENT, ..Self::default() };
        let questions = questions();
        for part in parts.split(',').take(2 * questions.len()) {
            let known = match part.split_once('.') {
                Some((id, said)) => {
                    let question = questions.iter().find(|question| question.id == id);
                    let answer = match said {
                        "yes" => Some(Answer::Yes),
                        "no" => Some(Answer::No),
                        _ => None,
                    };
                    let pair = question.zip(answer);
                    if let Some((question, answer)) = pair {
                        link.answers.set(question.id, answer);
                    }
                    pair.is_some()
                }
                None => link.take_in(part),
            };
            link.is_broken |= !known;
        }
        Some(link)
    }

    fn take_in(&mut self, name: &str) -> bool {
        if let Some(choice) = SEEN.choice(name).or_else(|| WHERE.choice(name)) {
            self.choices.push(choice);
        } else if let Some(refusal) = Refusal::ALL.iter().find(|refusal| refusal.name() == name) {
            self.refusal = Some(*refusal);
        } else if name == TOKEN {
            self.of_token = true;
        } else if let Some(path) = path(name) {
            for Step { question, answer, .. } in path.steps {
                self.answers.set(question.id, said(answer));
            }
        } else {
            return false;
        }
        true
    }

    /// Whether it says anything.
    pub(crate) fn says_something(&self) -> bool {
        self.refusal.is_some()
            || self.of_token
            || !self.choices.is_empty()
            || self.answers != Answers::default()
    }
}

/// A way to a diagnosis, by its name: the diagnosis' id, with the number of the way where there are several.
fn path(name: &str) -> Option<Path> {
    let (id, number) = name.split_once('~').unwrap_or((name, "0"));
    let mut ways = paths().into_iter().filter(|path| path.diagnosis.id == id);
    ways.nth(number.parse().ok()?)
}

/// The name of a way.
fn name_of(path: &Path) -> String {
    let answers =
        |path: &Path| -> Vec<bool> { path.steps.iter().map(|step| step.answer).collect() };
    let mut ways = paths().into_iter().filter(|way| way.diagnosis.id == path.diagnosis.id);
    match ways.position(|way| answers(&way) == answers(path)) {
        None | Some(0) => path.diagnosis.id.to_owned(),
        Some(number) => [path.diagnosis.id, "~", &number.to_string()].concat(),
    }
}

/// The fragment of an address that brings the same result: the diagnosis; or else what was chosen, what was read, and of
/// the answers those that do not follow from the others. Empty where nothing is known.
pub(crate) fn fragment(
    result: &Verdict,
    choices: &[&'static Choice],
    read: Option<Reading>,
    evidence: &Evidence,
) -> String {
    let so_far = match result {
        Verdict::Reached(path) => return [BEGINNING, &name_of(path)].concat(),
        Verdict::Open { so_far, .. } => so_far,
    };
    let refusal = read.and_then(|reading| reading.refusal);
    let of_token = evidence.token.is_some() && refusal.is_none();
    let known = Evidence {
        paste: refusal.map(|refusal| Reading { refusal: Some(refusal), ..Reading::default() }),
        token: of_token.then_some(TokenShape::User),
        on_website: evidence.on_website,
        ..Evidence::default()
    };
    let come_to = |answers: &[(&'static str, bool)]| {
        let mut evidence = known.clone();
        for (id, answer) in answers {
            evidence.answers.set(id, said(*answer));
        }
        left(&consult(&evidence))
    };
    let is_whole = |left: &[&str], whole: &[&str]| {
        left.len() == whole.len() && left.iter().all(|id| whole.contains(id))
    };
    // What was asked out of its turn is not on the way yet.
    let aside = questions().into_iter().filter_map(|question| {
        let is_on_the_way = so_far.iter().any(|step| step.question.id == question.id);
        match evidence.answers.get(question.id)? {
            Answer::DontKnow => None,
            answer => (!is_on_the_way).then_some((question.id, answer == Answer::Yes)),
        }
    });
    let on_the_way = so_far.iter().map(|step| (step.question.id, step.answer));
    let mut answers: Vec<(&'static str, bool)> = on_the_way.chain(aside).collect();
    let whole = come_to(&answers);
    let mut at = 0;
    while at < answers.len() {
        let one = answers.remove(at);
        if !is_whole(&come_to(&answers), &whole) {
            answers.insert(at, one);
            at += 1;
        }
    }
    let mut parts: Vec<String> = choices.iter().map(|choice| choice.name.to_owned()).collect();
    // What was chosen says it already.
    if choices.iter().all(|choice| SEEN.choice(choice.name).is_none()) {
        parts.extend(refusal.map(|refusal| refusal.name().to_owned()));
    }
    parts.extend(of_token.then(|| TOKEN.to_owned()));
    let word = |answer| if answer { ".yes" } else { ".no" };
    parts.extend(answers.iter().map(|(id, answer)| [*id, word(*answer)].concat()));
    if parts.is_empty() {
        return String::new();
    }
    [BEGINNING, &parts.join(",")].concat()
}

fn said(answer: bool) -> Answer {
    if answer { Answer::Yes } else { Answer::No }
}

/// The same, as it is passed on to somebody else.
pub(crate) fn passed_on(fragment: &str) -> String {
    if fragment.is_empty() { String::new() } else { [fragment, "&", SENT].concat() }
}

/// The diagnoses that are left, in no order.
fn left(verdict: &Verdict) -> Vec<&'static str> {
    match verdict {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, Link, name_of};
    use diagnosis::{Answer, Evidence, Refusal, Verdict, consult, paths};

    #[test]
    fn an_address_says_what_was_chosen_read_and_answered() {
        let link =
            Link::read("#answers=402,website,CreditsSpent,is-pro.yes,can-be-charged.no&sent")
                .expect("it carries answers");
        assert!(link.is_sent && !link.is_broken && link.says_something());
        assert_eq!(link.refusal, Some(Refusal::CreditsSpent));
        let names: Vec<_> = link.choices.iter().map(|choice| choice.name).collect();
        assert_eq!(names, ["402", "website"]);
        assert_eq!(link.answers.get("is-pro"), Some(Answer::Yes));
        assert_eq!(link.answers.get("can-be-charged"), Some(Answer::No));
    }

    #[test]
    fn a_diagnosis_stands_for_every_answer_on_its_way() {
        for way in paths() {
            let link = Link::read(&[BEGINNING, &name_of(&way)].concat()).expect("it is a link");
            assert!(!link.is_broken);
            let evidence = Evidence { answers: link.answers, ..Evidence::default() };
            let Verdict::Reached(path) = consult(&evidence) else { panic!("{}", name_of(&way)) };
            assert_eq!(name_of(&path), name_of(&way));
        }
    }

    #[test]
    fn a_hostile_address_says_nothing() {
        for fragment in ["", "#main", "#answer"] {
            assert_eq!(Link::read(fragment), None, "{fragment}");
        }
        for fragment in
            ["#answers=", "#answers=hub.https://evil", "#answers=is-pro.<b>", "#answers=<b>,,"]
        {
            let link = Link::read(fragment).expect("it is about answers");
            assert!(link.is_broken && !link.says_something(), "{fragment}");
        }
    }
}
