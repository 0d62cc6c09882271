//! Replies and pastes that are made to stop a page: what is kept and shown of them is bounded, and reading is linear.

#![allow(missing_docs, clippy::unwrap_used)] // The names of the tests are their sentences.

use checkup::report::Format;
use checkup::{Asked, Checkup, Endpoints, Event, Form, Paste, Reply, Token, View};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// 2026-11-23T12:00:00Z
const NOW: i64 = 1_795_435_200;

/// Far longer than linear work takes, without optimization and beside other tests; what was quadratic took minutes.
const PATIENCE: Duration = Duration::from_secs(5);

/// More is no page.
const MOST_ELEMENTS: usize = 250;

/// As many numbered copies of an item as fit into the longest reply that is read.
fn crowd(asked: Asked, before: &str, item: &str, after: &str) -> String {
    let mut body = before.to_owned();
    for number in 0.. {
        let next = item.replace('#', &number.to_string());
        if body.len() + next.len() + after.len() + 1 > asked.longest_reply() {
            break;
        }
        write!(body, "{}{next}", if number > 0 { "," } else { "" }).unwrap();
    }
    body + after
}

/// Every list of lines that the page shows.
fn elements(view: &View) -> usize {
    let lists = [&view.notices, &view.account, &view.sources, &view.ledger];
    let meter = view.meter.as_ref().map_or(0, |meter| meter.words.len());
    let lanes = view.lanes.as_ref().map_or(0, |lanes| lanes.lanes.len());
    lists.iter().map(|list| list.len()).sum::<usize>()
        + view.payers.len()
        + view.steps.len()
        + view.candidates.len()
        + meter
        + lanes
}

/// A check-up to which each request is answered with these bodies.
fn answered(account: &str, usage: &str, catalogue: &str, chat: (u16, &str)) -> Checkup {
    let endpoints = Endpoints { hub: "https://hub".into(), router: "https://router".into() };
    let mut checkup = Checkup::new(endpoints);
    let token = Token::new(["hf_", &"aB3x".repeat(8)].concat());
    let form = Form { token, probe: true, ..Form::default() };
    let mut next = checkup.update(Event::Submitted { form, now: NOW });
    while let Some(request) = next {
        let (status, body) = match request.asks {
            Asked::Account => (200, account),
            Asked::Usage => (200, usage),
            Asked::Catalogue => (200, catalogue),
            Asked::Chat => chat,
        };
        let outcome = Ok(Reply { status, body: body.to_owned() });
        let ended = Event::Ended { run: request.run, asked: request.asks, outcome, took: 1 };
        next = checkup.update(ended);
    }
    checkup
}

const ACCOUNT: &str = r#"{"type":"user","name":"jane","isPro":true,"canPay":true,"orgs":[],"auth":{"accessToken":{"role":"write"}}}"#;
const USAGE: &str =
    r#"{"usage":{"inferenceProviders":{"usedNanoUsd":1,"limitNanoUsd":2000000000}}}"#;
const CATALOGUE: &str = r#"{"data":[{"id":"a/b","providers":[{"provider":"one","status":"live","pricing":{"input":0.1,"output":0.5}}]}]}"#;
const CHAT: (u16, &str) = (200, r#"{"choices":[]}"#);

#[track_caller]
fn case(name: &str, checkup: impl FnOnce() -> Checkup) -> Checkup {
    let begun = Instant::now();
    let mut checkup = checkup();
    let view = checkup.view();
    let report = checkup.report(Format::Markdown, true, "https://guide.example/");
    assert!(begun.elapsed() < PATIENCE, "{name} takes {:?}", begun.elapsed());
    assert!(elements(&view) < MOST_ELEMENTS, "{name} makes {} elements", elements(&view));
    let shown = format!("{view:?}").len();
    assert!(shown < 200_000 && report.len() < 50_000, "{name} shows {shown} bytes");
    checkup.update(Event::Cleared);
    assert_eq!(checkup.view().ledger, Vec::<String>::new());
    checkup
}

#[test]
fn a_crowd_of_organizations_and_scopes_is_counted_and_not_shown() {
    let org = r##"{"id":"#","name":"org-#","plan":"team","roleInOrg":"read","resourceGroups":[{"id":"66501111c3d4e5f607182aaa","name":"g#"}]}"##;
    let scope =
        r##"{"entity":{"type":"org","_id":"x#","name":"other-#"},"permissions":["a","b"]}"##;
    let half = |item: &str| {
        let whole = crowd(Asked::Account, "", item, "");
        let (half, _) = whole.split_at(whole[..whole.len() / 2 - 300].rfind("},{").unwrap() + 1);
        half.to_owned()
    };
    let body = format!(
        r#"{{"type":"user","name":"jane","isPro":true,"canPay":true,"orgs":[{}],"auth":{{"accessToken":{{"role":"fineGrained","fineGrained":{{"scoped":[{}]}}}}}}}}"#,
        half(org),
        half(scope),
    );
    assert!(body.len() < Asked::Account.longest_reply());
    case("organizations × scopes", || answered(&body, USAGE, CATALOGUE, CHAT));
    let account = answered(&body, USAGE, CATALOGUE, CHAT).view().account.concat();
    assert!(account.contains(" more are not."), "{account}");
}

#[test]
fn no_reply_and_no_paste_fills_the_page() {
    let crowd = |asked, before, item, after| crowd(asked, before, item, after);
    let usage = crowd(
        Asked::Usage,
        r#"{"usage":{"inferenceProviders":{"usedNanoUsd":1,"limitNanoUsd":2000000000,"providerDetails":["#,
        r##"{"provider":"p#","totalCostNanoUsd":1}"##,
        "]}}}",
    );
    case("providers", || answered(ACCOUNT, &usage, CATALOGUE, CHAT));
    let catalogue = crowd(
        Asked::Catalogue,
        r#"{"data":["#,
        r##"{"id":"a/b#","providers":[{"provider":"p","status":"live","pricing":{"input":0.1,"output":0.5}}]}"##,
        "]}",
    );
    case("models", || answered(ACCOUNT, USAGE, &catalogue, CHAT));
    let restrictions = crowd(
        Asked::Account,
        r#"{"type":"user","name":"jane","orgs":[{"name":"a","plan":"team","securityRestrictions":["#,
        "\"mfa#\"",
        "]}]}",
    );
    case("restrictions", || answered(&restrictions, USAGE, CATALOGUE, CHAT));
    let members = crowd(Asked::Account, r#"{"type":"user","name":"jane","#, "\"m#\":[]", "}");
    case("members", || answered(&members, USAGE, CATALOGUE, CHAT));
    let long = "x".repeat(400_000);
    let named = format!(
        r#"{{"type":"user","name":"{long}","billingMode":"{long}","orgs":[{{"name":"{long}"}}],"auth":{{"type":"{long}"}}}}"#
    );
    case("a long name", || answered(&named, USAGE, CATALOGUE, CHAT));
    let number = format!(
        r#"{{"usage":{{"inferenceProviders":{{"usedNanoUsd":{0},"limitNanoUsd":{0}}}}}}}"#,
        "9".repeat(200_000)
    );
    case("a long number", || answered(ACCOUNT, &number, CATALOGUE, CHAT));
    let error = ["{\"error\":\"", &"402 https://a.example/ ".repeat(5_000), "\"}"].concat();
    case("a long error", || answered(ACCOUNT, USAGE, CATALOGUE, (402, &error)));
    let deep = ["[".repeat(500_000), "]".repeat(500_000)].concat();
    case("a deep reply", || answered(&deep, &deep, &deep, (200, &deep)));
}

#[test]
fn no_paste_fills_the_page() {
    for line in [
        "x ",
        "token-source: HF_TOKEN 37 ab12\n",
        "chat HTTP 402\n",
        "402 Payment Required for url: https://router.huggingface.co/v1\n",
        "import os; client = OpenAI(api_key=os.environ[\"X\"])\n",
        "\u{200b}",
        "hf_",
        "hf_oauth_",
        "((((",
        "\"",
        "https://",
        "Traceback (most recent call last):\n",
    ] {
        case(line, || {
            let endpoints =
                Endpoints { hub: "https://hub".into(), router: "https://router".into() };
            let mut checkup = Checkup::new(endpoints);
            let report = Paste::of(line.repeat(8_000_000 / line.len()));
            checkup.update(Event::Submitted { form: Form { report, ..Form::default() }, now: NOW });
            checkup
        });
    }
}
