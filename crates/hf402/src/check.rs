//! `hf402` itself: looks around, asks before it sends, and says how things stand.

use crate::arguments::Check;
use crate::around::{Around, Tokens};
use crate::json;
use crate::machine;
use crate::outcome::{Outcome, Trouble};
use crate::paper::{self, Paper};
use crate::person::{self, Said};
use crate::places::Found;
use crate::result;
use crate::send::send;
use checkup::{Checkup, Event, Form, Intent, Paste, Request, Token};
use std::time::Instant;

/// Looks around, checks a token if the person at the keyboard or `--yes` allows it, and prints how things stand.
///
/// # Errors
/// What was typed makes no sense, or the answer cannot be written.
pub(crate) fn run(check: &Check, as_json: bool) -> Result<Outcome, Trouble> {
    let named = check.token_from.as_deref();
    let tokens = Tokens::here(named);
    if !as_json {
        let mut paper = Paper::new();
        tokens.write(&mut paper);
        paper::print(paper.text())?;
    }
    let around = Around::of(tokens);
    if !as_json {
        let mut paper = Paper::new();
        around.write(&mut paper);
        paper::print(&format!("\n{}", paper.text()))?;
    }
    let chosen = around.choose(named)?;
    let mut session = Session::new(check);
    if let Some(found) = chosen {
        session.check(found, &around.listed);
    }
    let view = session.checkup.view();
    if as_json {
        let answer = chosen.map(|found| (&*found.place, &view));
        paper::print(&json::line(&json::Check::of(&around, answer, session.has_sent)))?;
    } else {
        let mut paper = Paper::new();
        match chosen {
            Some(_) => {
                result::answer(&mut paper, &view);
                result::details(&mut paper, &view, session.has_sent);
                result::others(&mut paper, &view);
            }
            None => result::no_token(&mut paper, &check.endpoints()),
        }
        for words in session.advice() {
            paper.gap();
            paper.paragraph(&words);
        }
        paper::print(&format!("\n{}", paper.text()))?;
    }
    Ok(if chosen.is_some() { result::outcome(&view) } else { Outcome::Open })
}

/// The check-up of a token, and what may be sent for it.
struct Session<'a> {
    check: &'a Check,
    checkup: Checkup,
    has_sent: bool,
    was_kept: bool,
}

impl<'a> Session<'a> {
    fn new(check: &'a Check) -> Self {
        let checkup = Checkup::new(check.endpoints());
        Self { check, checkup, has_sent: false, was_kept: false }
    }

    /// From the plan to the last answer.
    fn check(&mut self, found: &Found, listed: &str) {
        let (model, bill_to) = (self.check.model.clone(), self.check.bill_to.clone());
        let intent = Intent { model, bill_to, probe: self.check.live };
        let form = Form {
            token: Token::new(found.value.to_string()),
            report: Paste::from(listed),
            model: intent.model.clone(),
            bill_to: intent.bill_to.clone(),
            probe: intent.probe,
        };
        let first = self.checkup.update(Event::Submitted { form, now: machine::now() });
        if first.is_some() && !self.may_send(&found.place, &intent) {
            self.was_kept = true;
            self.checkup.update(Event::Cancelled);
        } else {
            self.send(first);
        }
        if let Some(offer) = self.checkup.view().offer.filter(|_| !self.was_kept)
            && person::agrees(&offer, "Make it?")
        {
            let Intent { model, bill_to, .. } = intent;
            let request = self.checkup.update(Event::Consented { model, bill_to });
            self.send(request);
        }
        self.ask();
    }

    fn may_send(&self, place: &str, intent: &Intent) -> bool {
        if self.check.offline {
            return false;
        }
        if !self.check.yes && person::is_there() {
            person::show_plan(place, &self.checkup.plan(intent));
        }
        self.check.yes || person::agrees("", "Send this?")
    }

    /// Sends the request, and whatever its reply leads to.
    fn send(&mut self, mut next: Option<Request>) {
        while let Some(request) = next {
            person::waits(&self.checkup.view().status);
            let token = self.checkup.token().filter(|_| request.asks.needs_token());
            let authorization = token.map(Token::authorization);
            let begun = Instant::now();
            self.has_sent = true;
            let outcome = send(&request, authorization.as_ref().map(|value| value.as_str()));
            let took = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
            let (run, asked) = (request.run, request.asks);
            next = self.checkup.update(Event::Ended { run, asked, outcome, took });
        }
    }

    /// Asks whoever is there what only they can know. Where nobody is, nobody knows what was seen.
    fn ask(&mut self) {
        let mut is_there = person::is_there();
        loop {
            let view = self.checkup.view();
            let Some(question) = view.question else { return };
            let said = if is_there { person::asked(&question) } else { Said::Enough };
            let event = match said {
                Said::Choice(name) => Event::Answered(name.to_owned()),
                Said::Back => Event::TookBack,
                Said::Enough if view.headline.is_some() => return,
                Said::Enough => {
                    is_there = false;
                    Event::Answered("unknown".to_owned())
                }
            };
            let request = self.checkup.update(event);
            self.send(request);
        }
    }

    /// What could be done that was not.
    fn advice(&self) -> Vec<String> {
        let mut advice = Vec::new();
        if self.was_kept && !self.check.offline {
            advice.push("Nothing was sent. With --yes, hf402 asks Hugging Face whose token it is and what was used this month.".to_owned());
        }
        if !result::says_something(&self.checkup.view()) {
            advice.push(
                "An error text says most: hf402 read FILE, or hf402 read and paste it.".to_owned(),
            );
        }
        let offer = self.checkup.view().offer.filter(|_| !self.was_kept && !self.check.live);
        advice.extend(offer.map(|offer| format!("{offer} With --live, hf402 makes it.")));
        advice
    }
}
