//! What a visitor can do besides sending the form off, over real HTTP.

#![allow(missing_docs)]

mod client;

use checkup::link::Link;
use checkup::report::Format;
use checkup::{Checkup, Endpoints, Event, Form, Intent, Paste, State, Token};
use client::{NOW, check, go_on};
use hub_stub::{Stub, scenario};

/// Where the guide of a report stands.
const SITE: &str = "https://guide.example/";

fn endpoints(stub: &Stub) -> Endpoints {
    Endpoints { hub: stub.hub_url(), router: stub.router_url() }
}

/// A check-up of this scenario's token without a live call.
fn look_up(stub: &Stub, name: &str) -> Checkup {
    check(stub, scenario(name).expect("somebody has this name"), Form::default())
}

fn diagnosis(checkup: &Checkup) -> Option<&'static str> {
    checkup.view().verdict().map(|verdict| verdict.id)
}

/// What was asked of the stand-in, without the parameters.
fn asked(stub: &Stub) -> Vec<String> {
    let requests = stub.requests();
    let paths = requests.iter().map(|sent| sent.path_and_query.split('?').next().unwrap_or(""));
    paths.map(str::to_owned).collect()
}

#[test]
fn a_token_in_the_box_for_texts_is_taken_as_the_token() {
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = Checkup::new(endpoints(&stub));
    let token = scenario("pro-credits-spent").unwrap().token();
    let form =
        Form { report: Paste::of(format!("export HF_TOKEN='{token}'\n")), ..Form::default() };
    go_on(&mut checkup, Event::Submitted { form, now: NOW });
    assert_eq!(diagnosis(&checkup), Some("credits-depleted-pro"));
    assert!(checkup.view().taken.unwrap().contains("token"));
}

#[test]
fn the_hub_is_asked_once_for_a_token_and_again_where_it_said_no() {
    const ACCOUNT: &str = "/api/whoami-v2";
    const USAGE: &str = "/api/settings/billing/usage-v2";
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = look_up(&stub, "pro-credits-spent");
    assert_eq!(asked(&stub), [ACCOUNT, USAGE]);

    stub.forget_requests();
    let token = Token::new(scenario("pro-credits-spent").unwrap().token());
    go_on(&mut checkup, Event::Submitted { form: Form { token, ..Form::default() }, now: NOW });
    assert_eq!(asked(&stub), [USAGE], "the same token is sent off once more");

    stub.forget_requests();
    go_on(&mut checkup, Event::CheckedAgain { now: NOW + 60 });
    assert_eq!(asked(&stub), [USAGE], "PRO and the card were in order, the credits were not");
    assert_eq!(diagnosis(&checkup), Some("credits-depleted-pro"));
    assert!(checkup.view().before.unwrap().starts_with("Before: Your monthly PRO credits"));

    let mut checkup = look_up(&stub, "pro-cannot-pay");
    stub.forget_requests();
    go_on(&mut checkup, Event::CheckedAgain { now: NOW + 60 });
    assert_eq!(asked(&stub), [ACCOUNT, USAGE], "a card may be on file now");
}

#[test]
fn what_failed_before_does_not_count_when_it_is_checked_again() {
    let stub = Stub::start(0, 0).unwrap();
    let report = "402 You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers.".to_owned();
    let form = Form { report: Paste::of(report), probe: true, ..Form::default() };
    let mut checkup = check(&stub, scenario("healthy-pro").unwrap(), form);
    assert_eq!(diagnosis(&checkup), Some("token-stale-cache"));
    stub.forget_requests();
    go_on(&mut checkup, Event::CheckedAgain { now: NOW + 60 });
    assert_eq!(asked(&stub), ["/api/settings/billing/usage-v2"], "one live call was allowed");
    let again = || Event::Consented { model: String::new(), bill_to: String::new() };
    go_on(&mut checkup, again());
    assert_eq!(diagnosis(&checkup), Some("nothing-wrong"));
}

#[test]
fn a_token_is_looked_at_even_where_the_text_says_it_all() {
    let stub = Stub::start(0, 0).unwrap();
    let expired = "User Access Token \"my-token\" is expired".to_owned();
    let form = Form { report: Paste::of(expired), ..Form::default() };
    let checkup = check(&stub, scenario("healthy-pro").unwrap(), form);
    assert_eq!(asked(&stub)[0], "/api/whoami-v2");
    assert_ne!(diagnosis(&checkup), Some("token-expired"), "this one is accepted");
    stub.forget_requests();
    let spent = "You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers. Alternatively, subscribe to PRO to get monthly included credits.".to_owned();
    let form = Form { report: Paste::of(spent), ..Form::default() };
    let checkup = check(&stub, scenario("healthy-free-prepaid").unwrap(), form);
    assert_eq!(asked(&stub), ["/api/whoami-v2", "/api/settings/billing/usage-v2"]);
    assert_ne!(diagnosis(&checkup), Some("credits-depleted-free"), "there is credit left");
}

#[test]
fn a_filled_form_does_not_say_whom_the_pasted_call_billed() {
    let stub = Stub::start(0, 0).unwrap();
    let spent = "You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers. Alternatively, subscribe to PRO to get monthly included credits.".to_owned();
    let form =
        Form { report: Paste::of(spent), bill_to: "acme-team".to_owned(), ..Form::default() };
    let checkup = check(&stub, scenario("free-credits-spent").unwrap(), form);
    assert_ne!(diagnosis(&checkup), Some("credits-depleted-org"));
    let report = "402 X-HF-Bill-To: acme-team You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers.".to_owned();
    let form = Form { report: Paste::of(report), ..Form::default() };
    let checkup = check(&stub, scenario("free-credits-spent").unwrap(), form);
    assert_ne!(diagnosis(&checkup), Some("credits-depleted-free"), "the text names a payer");
}

#[test]
fn a_live_call_is_offered_and_made_with_consent_by_whom_the_visitor_names() {
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = look_up(&stub, "org-credits-spent");
    assert_eq!(diagnosis(&checkup), None);
    let view = checkup.view();
    assert!(view.offer.unwrap().contains("the cheapest model of the router's public list"));
    assert!(view.payers.iter().any(|payer| payer.bill_to == "acme-team"), "{:?}", view.payers);

    stub.forget_requests();
    go_on(&mut checkup, Event::WantsCatalogue);
    assert!(!stub.requests()[0].headers.iter().any(|(name, _)| name == "authorization"));
    let before = checkup.view();
    assert!(before.offer.unwrap().contains("Qwen/Qwen3-4B-Instruct-2507:nscale, at $0.01 read"));
    assert_eq!(before.state, State::Asking, "a list that came in by the way changes nothing else");
    assert!(!before.lanes.unwrap().lanes.is_empty());

    stub.forget_requests();
    let (model, bill_to) = (String::new(), "acme-team".to_owned());
    go_on(&mut checkup, Event::Consented { model, bill_to });
    assert_eq!(asked(&stub), ["/v1/chat/completions"], "whose token it is was asked before");
    assert_eq!(diagnosis(&checkup), Some("credits-depleted-org"));
    assert!(checkup.view().offer.is_none());
}

#[test]
fn a_check_up_that_is_stopped_sends_nothing_more() {
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = Checkup::new(endpoints(&stub));
    let token = Token::new(scenario("healthy-pro").unwrap().token());
    let form = Form { token, probe: true, ..Form::default() };
    let request = checkup.update(Event::Submitted { form, now: NOW }).unwrap();
    assert!(checkup.update(Event::Cancelled).is_none());
    assert!(matches!(checkup.state(), State::Asking | State::Done));
    assert!(checkup.view().ledger[0].ends_with("stopped by you"));
    let late = Event::Ended {
        run: request.run,
        asked: request.asks,
        outcome: Err(diagnosis::Unseen::Unreachable),
        took: 1,
    };
    assert!(checkup.update(late).is_none());
    assert!(checkup.view().can_check_again);
}

#[test]
fn an_answer_can_be_taken_back() {
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = Checkup::new(endpoints(&stub));
    go_on(&mut checkup, Event::Submitted { form: Form::default(), now: NOW });
    let first = checkup.view();
    assert!(!first.can_take_back);
    go_on(&mut checkup, Event::Answered("unknown".into()));
    go_on(&mut checkup, Event::Answered("no".into()));
    go_on(&mut checkup, Event::TookBack);
    go_on(&mut checkup, Event::TookBack);
    assert_eq!(checkup.view(), first);
    go_on(&mut checkup, Event::TookBack);
    assert_eq!(checkup.view(), first);
}

#[test]
fn an_organization_that_is_nearly_named_is_named() {
    let stub = Stub::start(0, 0).unwrap();
    for (bill_to, near) in [("acme-tem", true), ("acme-team", false), ("globex", false)] {
        let form = Form { bill_to: bill_to.to_owned(), ..Form::default() };
        let checkup = check(&stub, scenario("org-credits-spent").unwrap(), form);
        let said = checkup.view().notices.concat();
        assert_eq!(said.contains("You are in acme-team: is that the one?"), near, "{said}");
    }
}

#[test]
fn what_is_left_is_what_a_reader_finds_who_subtracts() {
    let stub = Stub::start(0, 0).unwrap();
    let amount = |words: &str, before: &str| -> Option<i64> {
        let amount = words.split_once(before)?.1.split_once('$')?.1;
        amount.get(..amount.find('.')? + 3)?.replace('.', "").parse().ok()
    };
    let mut said = 0;
    for played in hub_stub::scenarios().iter().filter(|it| it.name.starts_with("healthy")) {
        let meter = check(&stub, played, Form::default()).view().meter;
        let words = meter.map_or(String::new(), |meter| meter.words.join("\n"));
        let amounts = ["Used", "Included", "of which"].map(|before| amount(&words, before));
        if let [Some(used), Some(included), Some(left)] = amounts {
            assert_eq!((included - used).max(0), left, "{words}");
            said += 1;
        }
    }
    assert!(said > 0, "nobody has amounts");
}

#[test]
fn replies_that_the_visitor_fetched_count_like_those_that_the_page_fetched() {
    let stub = Stub::start(0, 0).unwrap();
    let played = scenario("pro-credits-spent").unwrap();
    let curl = std::process::Command::new("sh")
        .args(["-c", &Checkup::new(endpoints(&stub)).commands(NOW)])
        .env("HF_TOKEN", played.token())
        .output()
        .expect("a shell and curl are there");
    let output = String::from_utf8(curl.stdout).unwrap();
    assert!(output.contains("whoami-v2 HTTP 200") && output.contains("chat HTTP 402"), "{output}");

    let mut checkup = Checkup::new(endpoints(&stub));
    stub.forget_requests();
    let form = Form { report: Paste::of(output), ..Form::default() };
    go_on(&mut checkup, Event::Submitted { form, now: NOW });
    assert_eq!(diagnosis(&checkup), Some("credits-depleted-pro"));
    assert!(stub.requests().is_empty());
}

#[test]
fn a_list_of_sources_tells_whether_the_code_sends_this_token() {
    let stub = Stub::start(0, 0).unwrap();
    let listing = "token-source: HF_TOKEN 37 zz99\nhuggingface_hub: 2.4.0\n";
    let form = Form { probe: true, report: listing.into(), ..Form::default() };
    let checkup = check(&stub, scenario("healthy-pro").unwrap(), form);
    assert_eq!(checkup.view().sources.len(), 2);
    let said = checkup.view().sources.concat();
    assert!(said.contains("another one than you gave"), "{said}");
    assert_eq!(diagnosis(&checkup), Some("token-stale-cache"));
}

#[test]
fn a_link_carries_answers_and_nothing_else() {
    let stub = Stub::start(0, 0).unwrap();
    let checkup = look_up(&stub, "pro-credits-spent");
    let fragment = checkup.fragment();
    assert!(!fragment.contains("jane"), "{fragment}");
    let link = Link::read(&fragment).unwrap();
    let mut linked = Checkup::new(endpoints(&stub));
    go_on(&mut linked, Event::Linked { link, now: NOW });
    assert_eq!(diagnosis(&linked), Some("credits-depleted-pro"));
}

#[test]
fn a_report_names_nobody_unless_the_visitor_wants_it() {
    let stub = Stub::start(0, 0).unwrap();
    let played = scenario("org-credits-spent").unwrap();
    let form = Form {
        report: "HTTP 402 (Request ID: Root=1-6890abcd-0123456789abcdef01234567;abc)".into(),
        bill_to: "acme-team".to_owned(),
        probe: true,
        ..Form::default()
    };
    let checkup = check(&stub, played, form);
    for format in [Format::Markdown, Format::Json] {
        let (bare, whole) =
            (checkup.report(format, false, SITE), checkup.report(format, true, SITE));
        for name in ["acme-team", "Root=1-6890abcd"] {
            assert!(whole.contains(name), "{name} is not in {whole}");
            assert!(!bare.contains(name), "{name} is in {bare}");
        }
        assert!(!whole.contains('@'), "an address is in {whole}");
        assert!(bare.contains("credits-depleted-org"));
    }
    let looked_up = look_up(&stub, "pro-credits-spent");
    assert!(
        looked_up.report(Format::Markdown, true, SITE).contains("The token is one of jane-pro.")
    );
    assert!(
        looked_up.report(Format::Markdown, false, SITE).contains("The token is one of [account].")
    );
    let json = checkup.report(Format::Json, true, SITE);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["diagnosis"], "credits-depleted-org");
    assert!(
        checkup
            .report(Format::Markdown, true, SITE)
            .contains("- [x] The call is refused all the same.")
    );
}

#[test]
fn a_report_names_no_host_but_hugging_faces() {
    let stub = Stub::start(0, 0).unwrap();
    for (url, named) in [
        ("https://jane.doe@llm.acme.example/v1", false),
        ("https://jane-doe-demo.hf.space/run", false),
        ("https://router.huggingface.co/v1/chat/completions", true),
    ] {
        let report = format!("402 Client Error: Payment Required for url: {url}");
        let form = Form { report: Paste::of(report), ..Form::default() };
        let mut checkup = Checkup::new(endpoints(&stub));
        go_on(&mut checkup, Event::Submitted { form, now: NOW });
        let text = checkup.report(Format::Markdown, true, SITE);
        assert_eq!(text.contains("Host: "), named, "{text}");
        assert!(!text.contains("acme") && !text.contains("jane"), "{text}");
    }
}

#[test]
fn a_report_without_names_has_no_model_of_ones_own_and_stays_whole() {
    let stub = Stub::start(0, 0).unwrap();
    for bill_to in ["org", "name", "yes", "credits", "a\"b", "x\\y"] {
        let report = "402 Payment Required: model='jane-doe/secret-7b' on router.huggingface.co";
        let form = Form { report: report.into(), bill_to: bill_to.to_owned(), ..Form::default() };
        let checkup = check(&stub, scenario("org-credits-spent").unwrap(), form);
        let text = checkup.report(Format::Json, false, SITE);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(!text.contains("secret-7b"), "{text}");
        assert!(json["facts"].as_array().is_some() && json["steps"].as_array().is_some(), "{text}");
        for step in json["steps"].as_array().unwrap() {
            assert!(["yes", "no", "unknown"].contains(&step["answer"].as_str().unwrap()), "{text}");
        }
        let facts = json["facts"].as_array().unwrap();
        let payer = facts.iter().find(|fact| fact["name"] == "Organization to bill").unwrap();
        assert_eq!(payer["value"], "[organization]");
    }
}

#[test]
fn answers_that_are_asked_out_of_turn_are_not_lost() {
    let stub = Stub::start(0, 0).unwrap();
    let mut checkup = Checkup::new(endpoints(&stub));
    go_on(&mut checkup, Event::Submitted { form: Form::default(), now: NOW });
    for answer in ["words", "code", "yes", "yes", "yes"] {
        go_on(&mut checkup, Event::Answered(answer.into()));
    }
    assert_eq!(checkup.state(), State::Asking);
    let answered = checkup.view().steps.iter().filter(|step| step.answer == "yes").count();
    assert_eq!(answered, 3);
}

#[test]
fn a_bare_status_is_told_to_hide_the_sentence_that_matters() {
    let stub = Stub::start(0, 0).unwrap();
    for (report, told) in [("402", "Print the whole reply"), ("Error code: 402", "APIStatusError")]
    {
        let mut checkup = Checkup::new(endpoints(&stub));
        let form = Form { report: report.into(), ..Form::default() };
        go_on(&mut checkup, Event::Submitted { form, now: NOW });
        let notices = checkup.view().notices;
        assert!(notices.iter().any(|notice| notice.contains(told)), "{report}: {notices:?}");
    }
}

/// Put together here, so that no file holds anything that looks like a token.
fn made_up() -> String {
    format!("hf_{}", "aB3x".repeat(9).split_at(34).0)
}

/// Everything that a check-up shows and says in a report.
fn all_of(checkup: &Checkup) -> String {
    let mut all = format!("{:?} {}", checkup.view(), checkup.commands(NOW));
    for format in [Format::Markdown, Format::Json] {
        all += &checkup.report(format, true, SITE);
    }
    all
}

#[test]
fn a_token_in_a_field_for_names_goes_nowhere_and_is_told() {
    let stub = Stub::start(0, 0).unwrap();
    let whole = made_up();
    for written in [
        whole.clone(),
        whole[..12].to_owned(),
        format!("\"{whole}\""),
        format!("Bearer {whole}"),
        format!("{}\u{200b}{}", &whole[..20], &whole[20..]),
        format!("https://huggingface.co/{whole}"),
        format!("acme/{whole}"),
        format!("sk-proj-{}", &whole[3..]),
    ] {
        for (model, bill_to) in [(&*written, ""), ("", &*written)] {
            let [model, bill_to] = [model, bill_to].map(str::to_owned);
            let intent = Intent { probe: true, model: model.clone(), bill_to: bill_to.clone() };
            let mut checkup = Checkup::new(endpoints(&stub));
            let plan = format!("{:?}", checkup.plan(&intent));
            let token = Token::new(scenario("healthy-pro").unwrap().token());
            let form = Form { token, model, bill_to, probe: true, ..Form::default() };
            go_on(&mut checkup, Event::Submitted { form, now: NOW });
            let sent = format!("{:?}", stub.requests());
            for place in [plan, sent, all_of(&checkup)] {
                assert!(!place.contains(&whole[3..10]), "{written}: {place}");
            }
            let told = checkup.view().notices.concat();
            assert!(told.contains("It was taken out, and was not sent."), "{written}: {told}");
        }
    }
}

#[test]
fn in_a_frame_no_token_is_taken_in_any_way() {
    let stub = Stub::start(0, 0).unwrap();
    let played = scenario("healthy-pro").unwrap().token();
    let typed = || Form { token: Token::new(played.clone()), ..Form::default() };
    let pasted = || Form { report: Paste::of(played.clone()), ..Form::default() };
    for form in [typed(), pasted(), Form { probe: true, ..pasted() }] {
        let mut checkup = Checkup::new(endpoints(&stub)).framed();
        go_on(&mut checkup, Event::Submitted { form, now: NOW });
        go_on(&mut checkup, Event::CheckedAgain { now: NOW });
        assert!(checkup.token().is_none() && stub.requests().is_empty());
        go_on(&mut checkup, Event::Cleared);
        go_on(&mut checkup, Event::Submitted { form: pasted(), now: NOW });
        assert!(checkup.token().is_none() && stub.requests().is_empty());
        assert!(checkup.view().taken.unwrap().contains("it took none"));
    }
}

#[test]
fn a_token_that_something_invisible_breaks_is_never_sent_and_always_told_alike() {
    let stub = Stub::start(0, 0).unwrap();
    let played = scenario("healthy-pro").unwrap().token();
    let (before, after) = played.split_at(20);
    let mut told = Vec::new();
    for blank in ["\u{a0}", "\u{200b}", "\u{feff}", "\r", "\n", "\r\n", "\t"] {
        let broken = [before, blank, after].concat();
        let typed = Form { token: Token::new(broken.clone()), ..Form::default() };
        let pasted = Form { report: Paste::of(broken), ..Form::default() };
        for form in [typed, pasted] {
            let mut checkup = Checkup::new(endpoints(&stub));
            go_on(&mut checkup, Event::Submitted { form, now: NOW });
            assert_eq!(diagnosis(&checkup), Some("token-malformed"), "{blank:?}");
            told.push(checkup.view().notices);
        }
    }
    told.dedup();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(stub.requests().is_empty());
}

#[test]
fn an_organization_is_taken_out_of_its_address() {
    let stub = Stub::start(0, 0).unwrap();
    let bill_to = "https://huggingface.co/acme-team".to_owned();
    let form = Form { bill_to, probe: true, ..Form::default() };
    let checkup = check(&stub, scenario("org-credits-spent").unwrap(), form);
    assert_eq!(diagnosis(&checkup), Some("credits-depleted-org"));
}

#[test]
fn a_token_that_is_told_the_usage_is_accepted_though_its_account_could_not_be_seen() {
    let stub = Stub::start(0, 0).unwrap();
    let checkup = look_up(&stub, "fault-whoami-429");
    assert_eq!(asked(&stub), ["/api/whoami-v2", "/api/settings/billing/usage-v2"]);
    let view = checkup.view();
    let candidates: Vec<_> = view.candidates.iter().map(|candidate| candidate.id).collect();
    assert!(!candidates.iter().any(|id| id.starts_with("token-expired")), "{candidates:?}");
    let step = view.steps.iter().find(|step| step.id == "token-is-accepted").unwrap();
    assert_eq!(
        (step.answer, &*step.because),
        ("yes", "Hugging Face told this token what was used this month.")
    );
}

#[test]
fn of_a_token_that_is_refused_nothing_is_said_that_hugging_face_did_not_say() {
    let stub = Stub::start(0, 0).unwrap();
    let view = look_up(&stub, "token-invalid").view();
    let step = view.steps.iter().find(|step| step.id == "token-is-in-date").unwrap();
    assert_eq!(
        step.because,
        "Hugging Face refuses the token, and does not say that it has expired."
    );
}
