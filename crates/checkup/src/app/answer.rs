//! What the visitor answers, taken in and taken back.

use super::Checkup;
use super::state::{CameBy, Phase, Query};
use crate::link::Link;
use crate::opening::{Choice, Opening, SEEN, Says, WHERE};
use crate::questions::OF_CODE;
use diagnosis::{Answer, Probe, Question, Reading, Step, TokenShape, Undecided};

/// So many questions are asked at first. Then the likeliest cause and the others are shown, and more is asked of who
/// wants it.
pub(super) const MOST_QUESTIONS: usize = 6;

impl Checkup {
    /// Takes an answer in; `None` where nothing was asked, for an answer to no question must not send a request twice.
    pub(super) fn answer(&mut self, name: &str) -> Option<()> {
        let Phase::Asking(query) = self.phase else { return None };
        match query {
            Query::Opening(opening) => {
                if let Some(choice) = opening.choice(name) {
                    self.choose(choice);
                }
                self.answered.push(opening.id);
            }
            Query::Tree(question) => {
                let answer = match name {
                    "yes" => Answer::Yes,
                    "no" => Answer::No,
                    _ => Answer::DontKnow,
                };
                self.evidence.answers.set(question.id, answer);
                self.answered.push(question.id);
            }
        }
        Some(())
    }

    fn choose(&mut self, choice: &'static Choice) {
        self.choices.push(choice);
        match choice.says {
            Says::Refused(refusal) => {
                let read = self.seen.read.unwrap_or_default();
                self.evidence.paste = Some(Reading { refusal: Some(refusal), ..read });
            }
            Says::Answered(id, answer) => self.evidence.answers.set(id, answer),
            Says::OnWebsite => self.evidence.on_website = true,
            Says::Nothing => {}
        }
    }

    /// Takes the last answer back; `None` where there is none.
    pub(super) fn take_back(&mut self) -> Option<()> {
        let id = self.answered.pop()?;
        let opening = [&SEEN, &WHERE].into_iter().find(|opening| opening.id == id);
        let Some(opening) = opening else {
            self.evidence.answers.forget(id);
            return Some(());
        };
        if self.choices.last().is_some_and(|choice| opening.choices.contains(choice)) {
            match self.choices.pop()?.says {
                Says::Refused(_) => self.evidence.paste = self.seen.read,
                Says::Answered(id, _) => self.evidence.answers.forget(id),
                Says::OnWebsite => self.evidence.on_website = false,
                Says::Nothing => {}
            }
        }
        Some(())
    }

    /// Begins with what an address carries; `None` where that is nothing.
    pub(super) fn follow(&mut self, link: Link) -> Option<()> {
        if !link.says_something() {
            self.phase = Phase::Idle;
            self.seen.came_by = Some(CameBy::NothingKnown);
            return None;
        }
        self.seen.came_by = Some(if link.is_sent { CameBy::Somebody } else { CameBy::OwnAddress });
        self.seen.link_is_broken = link.is_broken;
        self.evidence.answers = link.answers;
        self.evidence.token = link.of_token.then_some(TokenShape::User);
        for choice in link.choices {
            self.choose(choice);
        }
        if let Some(refusal) = link.refusal {
            self.seen.read = Some(Reading { refusal: Some(refusal), ..Reading::default() });
            self.evidence.paste = self.seen.read;
        }
        Some(())
    }

    /// What the visitor is asked next, if anything is to be asked of them.
    pub(super) fn query(&self, so_far: &[Step], undecided: &[Undecided]) -> Option<Query> {
        let most = MOST_QUESTIONS * (1 + self.more_questions);
        if self.answered.len() >= most {
            return None;
        }
        self.opening(so_far).map(Query::Opening).or_else(|| {
            let open = undecided.iter().find(|open| self.may_be_asked(open))?;
            Some(Query::Tree(open.question))
        })
    }

    /// Whether more could be asked than was.
    pub(crate) fn could_ask(&self, undecided: &[Undecided]) -> bool {
        undecided.iter().any(|open| self.may_be_asked(open))
    }

    fn may_be_asked(&self, open: &Undecided) -> bool {
        let about_code = |question: &Question| OF_CODE.contains(&question.id);
        open.needs.contains(Probe::Visitor)
            && !(self.evidence.on_website && about_code(open.question))
    }

    /// What is asked before the tree, of whoever gave nothing that says how the call was refused.
    fn opening(&self, so_far: &[Step]) -> Option<&'static Opening> {
        let asked = |opening: &Opening| self.answered.contains(&opening.id);
        if asked(&SEEN) {
            return (self.evidence.token.is_none() && !asked(&WHERE)).then_some(&WHERE);
        }
        let read = self.seen.read.unwrap_or_default();
        let says_how = read.refusal.is_some()
            || read.suspects.is_some()
            || matches!(self.evidence.chat, Some(Ok(_)))
            || so_far.iter().any(Step::is_fault);
        (!says_how && self.seen.came_by.is_none()).then_some(&SEEN)
    }
}
