//! Every way through the questions of a visitor who gives nothing but answers.

#![allow(missing_docs)]

use checkup::link::Link;
use checkup::view::Headline;
use checkup::{Checkup, Endpoints, Event, Form, State};

const NOW: i64 = 1_795_435_200;

/// The check-up after these answers.
fn after(answers: &[&str]) -> Checkup {
    let mut checkup = begun_with(Event::Submitted { form: Form::default(), now: NOW });
    for answer in answers {
        assert!(checkup.update(Event::Answered((*answer).to_owned())).is_none());
    }
    checkup
}

fn begun_with(event: Event) -> Checkup {
    let mut checkup = Checkup::new(Endpoints { hub: String::new(), router: String::new() });
    assert!(checkup.update(event).is_none(), "without a token nothing is sent");
    checkup
}

/// Calls `see` with every check-up that asks nothing more, and with the answers that led there.
fn every_end(see: &mut impl FnMut(&[&'static str], &Checkup)) {
    fn on(answers: &mut Vec<&'static str>, see: &mut impl FnMut(&[&'static str], &Checkup)) {
        let checkup = after(answers);
        let Some(question) = checkup.view().question else { return see(answers, &checkup) };
        for (name, _) in question.choices {
            answers.push(name);
            on(answers, see);
            answers.pop();
        }
    }
    on(&mut Vec::new(), see);
}

#[test]
fn six_questions_lead_to_an_answer_or_to_a_short_list() {
    let mut ends = 0;
    every_end(&mut |answers, checkup| {
        ends += 1;
        let view = checkup.view();
        assert!(view.state == State::Done && answers.len() <= 6, "{answers:?}");
        let headline = view.headline.expect("there is something to say");
        // Who cannot or does not say what it was is told what would help.
        let says_little = answers.contains(&"unknown") || answers[0] == "words";
        match headline {
            Headline::Settled(_) => {}
            Headline::Likely(..) => {
                assert!(says_little || view.candidates.len() <= 5, "{answers:?}");
            }
            Headline::Open { .. } => assert!(says_little, "{answers:?}"),
        }
    });
    assert!(ends > 500, "{ends}");
}

#[test]
fn nobody_is_asked_about_code_who_met_it_on_the_website() {
    every_end(&mut |answers, _| {
        let Some(at) = answers.iter().position(|answer| *answer == "website") else { return };
        for told in at + 1..answers.len() {
            let question = after(&answers[..told]).view().question.expect("it was answered");
            let asked = [question.ask, question.look].join(" ").to_lowercase();
            for word in ["code", "curl", "bill_to", "token", "client", "library"] {
                assert!(!asked.contains(word), "{answers:?}: {asked}");
            }
        }
    });
}

#[test]
fn the_address_brings_every_result_back_and_is_short() {
    every_end(&mut |answers, checkup| {
        let fragment = checkup.fragment();
        assert!(fragment.len() < 150, "{answers:?}: {fragment}");
        if fragment.is_empty() {
            return;
        }
        let link = Link::read(&fragment).expect("it is about answers");
        let again = begun_with(Event::Linked { link, now: NOW });
        let left = |checkup: &Checkup| {
            let view = checkup.view();
            let mut left: Vec<_> = view.candidates.iter().map(|one| one.id).collect();
            left.extend(view.verdict().map(|verdict| verdict.id));
            left.sort_unstable();
            left
        };
        assert_eq!(left(&again), left(checkup), "{answers:?}: {fragment}");
        assert_eq!(again.fragment(), fragment, "{answers:?}");
    });
}

#[test]
fn an_address_of_which_a_part_is_cut_off_says_so() {
    for (fragment, is_cut) in [("#answers=402,is-pr", true), ("#answers=402,is-pro.no", false)] {
        let link = Link::read(fragment).expect("it is about answers");
        let notices = begun_with(Event::Linked { link, now: NOW }).view().notices;
        assert_eq!(notices.concat().contains("cannot be read"), is_cut, "{fragment}: {notices:?}");
    }
}

#[test]
fn who_wants_to_be_asked_more_is() {
    let mut checkup = after(&["words", "code", "yes", "yes", "yes", "yes"]);
    assert!(checkup.view().can_ask_more && checkup.view().question.is_none());
    checkup.update(Event::WantsQuestions);
    assert!(checkup.view().question.is_some());
}

#[test]
fn an_answer_is_taken_back() {
    let mut checkup = after(&["402", "website"]);
    let before = after(&["402"]).view();
    assert_ne!(checkup.view(), before);
    checkup.update(Event::TookBack);
    assert_eq!(checkup.view(), before);
    checkup.update(Event::TookBack);
    assert_eq!(checkup.view(), after(&[]).view());
}
