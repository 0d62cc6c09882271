//! Everything that can go wrong on the way, over real sockets: no hang, and no false sentence.

#![allow(missing_docs)] // The names of the tests are their sentences.
#![allow(clippy::unwrap_used)] // All of it is a test.

mod program;

use expect_test::expect_file;
use hub_stub::{Origin, Scenario, Stub, Weather, scenario, scenarios};
use program::hf402;
use serde_json::Value;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// The longest deadline of a request is half a minute, and one is all that a fault hits.
const LONGEST: Duration = Duration::from_secs(45);

/// What a check-up with a live call comes to: how it ends, what is likeliest, and what is said besides.
fn check(stub: &Stub, scenario: &Scenario) -> String {
    let begun = Instant::now();
    let (hub, router) = (stub.hub_url(), stub.router_url());
    let arguments = ["--hub-url", &hub, "--router-url", &router, "--yes", "--live", "--json"];
    let ended = hf402(&arguments).env("HF_TOKEN", scenario.token()).run();
    assert!(begun.elapsed() < LONGEST, "{}: {:?}", scenario.name, begun.elapsed());
    assert_eq!(ended.stderr, "", "{}", scenario.name);
    let said: Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
    let mut row = format!("{} ({}): ", scenario.name, ended.status);
    match said["verdict"].as_str() {
        Some(verdict) => row.push_str(verdict),
        None => {
            let left = said["candidates"].as_array().expect("a list").iter();
            let left: Vec<_> = left.filter_map(|one| one["id"].as_str()).take(3).collect();
            write!(row, "? {}", left.join(" | ")).unwrap();
        }
    }
    for notice in said["notices"].as_array().expect("a list") {
        write!(row, "\n    {}", notice.as_str().expect("a sentence")).unwrap();
    }
    row
}

#[test]
fn every_fault_of_every_request() {
    let rows: Vec<String> = std::thread::scope(|scope| {
        let faults = scenarios().iter().filter(|scenario| scenario.name.starts_with("fault-"));
        // Its reply takes as long as its deadline is.
        let faults = faults.filter(|scenario| scenario.name != "fault-chat-slow");
        // Each has a stand-in of its own: which list of models goes wrong depends on who came last.
        let check = |scenario| scope.spawn(move || check(&Stub::start(0, 0).unwrap(), scenario));
        let checks: Vec<_> = faults.map(check).collect();
        checks.into_iter().map(|check| check.join().expect("it ends")).collect()
    });
    assert!(rows.len() > 70);
    expect_file!["faults.txt"].assert_eq(&(rows.join("\n") + "\n"));
}

#[test]
fn nobody_answers() {
    let stub = Stub::start(0, 0).unwrap();
    stub.set_weather(Origin::Hub, Weather::ConnectionDropped);
    stub.set_weather(Origin::Router, Weather::ConnectionDropped);
    let row = check(&stub, scenario("healthy-pro").unwrap());
    assert!(row.starts_with("healthy-pro (2): ? "), "{row}");
    assert_eq!(row.matches("no reply came").count(), 4, "{row}");
}
