//! Everyone whom the stand-in plays, checked over real HTTP.

#![allow(missing_docs)]

mod client;

use checkup::{Asked, Checkup, Endpoints, Event, Form, Paste, Token};
use client::check;
use diagnosis::{Unseen, Verdict};
use expect_test::expect_file;
use hub_stub::{Origin, Stub, Weather, scenario, scenarios};
use std::fmt::Write;

/// The verdict, or what is left of it.
fn outcome(checkup: &Checkup) -> String {
    match checkup.verdict() {
        Verdict::Reached(path) => path.diagnosis.id.to_owned(),
        Verdict::Open { candidates, .. } => {
            let ids: Vec<_> = candidates.iter().map(|path| path.diagnosis.id).collect();
            format!("? {}", ids.join(" | "))
        }
    }
}

#[test]
fn everyone_whom_the_stand_in_plays() {
    let stub = Stub::start(0, 0).unwrap();
    let mut table = String::new();
    for scenario in scenarios() {
        writeln!(table, "{}", scenario.name).unwrap();
        for (label, bill_to, probe) in [
            ("looked up", "", false),
            ("live call", "", true),
            ("live call for acme-team", "acme-team", true),
        ] {
            if scenario.name.starts_with("fault-") && label != "live call" {
                continue;
            }
            stub.forget_requests();
            let form = Form { bill_to: bill_to.to_owned(), probe, ..Form::default() };
            let checkup = check(&stub, scenario, form);
            let sent = stub.requests().len();
            writeln!(table, "  {label} ({sent}): {}", outcome(&checkup)).unwrap();
            if scenario.name.starts_with("fault-") {
                for notice in checkup.view().notices {
                    writeln!(table, "    {notice}").unwrap();
                }
            }
        }
    }
    expect_file!["scenarios.txt"].assert_eq(&table);
}

#[test]
fn nobody_answers_and_the_check_up_still_ends() {
    let stub = Stub::start(0, 0).unwrap();
    stub.set_weather(Origin::Hub, Weather::ConnectionDropped);
    stub.set_weather(Origin::Router, Weather::ConnectionDropped);
    let form = Form { probe: true, ..Form::default() };
    let checkup = check(&stub, scenario("healthy-pro").unwrap(), form);
    assert!(matches!(checkup.verdict(), Verdict::Open { .. }));
    assert_eq!(checkup.view().notices.len(), 4, "{:#?}", checkup.view().notices);
}

#[test]
fn a_late_reply_is_ignored() {
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = check(&stub, scenario("pro-credits-spent").unwrap(), Form::default());
    let before = checkup.view();
    let outcome = Err(Unseen::Unreachable);
    let late = Event::Ended { run: 0, asked: Asked::Account, outcome, took: 1 };
    assert!(checkup.update(late).is_none());
    assert_eq!(checkup.view(), before);
}

#[test]
fn an_answer_to_no_question_sends_nothing() {
    let stub = Stub::start(0, 0).unwrap();
    let endpoints = Endpoints { hub: stub.hub_url(), router: stub.router_url() };
    let mut checkup = Checkup::new(endpoints);
    let token = Token::new(scenario("healthy-pro").unwrap().token());
    let form = Form { token, ..Form::default() };
    assert!(checkup.update(Event::Submitted { form, now: client::NOW }).is_some());
    assert!(checkup.update(Event::Answered("yes".into())).is_none());
}

#[test]
fn the_token_is_not_in_anything_that_the_page_shows_or_that_debug_prints() {
    let stub = Stub::start(0, 0).unwrap();
    for scenario in scenarios().iter().filter(|scenario| !scenario.name.starts_with("fault-")) {
        let token = scenario.token();
        let report = Paste::of(format!("Authorization: Bearer {token} gave 402"));
        let checkup = check(&stub, scenario, Form { report, probe: true, ..Form::default() });
        let shown = format!("{:?} {:?}", checkup.view(), checkup);
        assert!(!shown.contains(&token[8..token.len() - 4]), "{}", scenario.name);
    }
}
