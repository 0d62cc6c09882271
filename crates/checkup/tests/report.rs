//! A report goes to public forums: every kind of secret, in every place of a text, a field and a reply, in every form.

#![allow(missing_docs, clippy::unwrap_used)] // The names of the tests are their sentences.

use checkup::report::Format;
use checkup::{Checkup, Endpoints, Event, Form, Intent, Paste, Reply};

/// 2026-11-23T12:00:00Z
const NOW: i64 = 1_795_435_200;

/// A secret, and the part of it that must not be in any report.
struct Secret {
    whole: String,
    heart: &'static str,
    /// Whether it is the name of something: whoever wants names in and puts it into a field, gets it.
    is_name: bool,
}

/// Put together when the test runs, so that no file holds anything that looks like one.
fn secrets() -> Vec<Secret> {
    const HEART: &str = "Zq7Kd2Wm";
    let long = [HEART, "aB3xaB3xaB3xaB3xaB3xaB3xaB"].concat();
    let key =
        |prefix: &str| Secret { whole: [prefix, &long].concat(), heart: HEART, is_name: false };
    let of = |parts: &[&str], heart, is_name| Secret { whole: parts.concat(), heart, is_name };
    vec![
        key("hf_"),
        key("hf_oauth_eyJ"),
        key("hf_jwt_eyJ"),
        key("api_org_"),
        key("sk-"),
        key("sk-proj-"),
        key("sk-ant-api03-"),
        key("sk-or-v1-"),
        key("gsk_"),
        key("r8_"),
        key("fw_"),
        key("xai-"),
        key("csk-"),
        key("tgp_v1_"),
        key("ghp_"),
        key("github_pat_"),
        key("AIza"),
        key("AKIA"),
        key("nvapi-"),
        key("pplx-"),
        key("Bearer eyJ"),
        of(&["hf_", HEART], HEART, false),
        of(&["hf_", HEART, "…"], HEART, false),
        of(&["hf", "_", HEART, "***"], HEART, false),
        of(&["sk-proj-", HEART, "aB3x"], HEART, false),
        of(&["jane.doe", "@", "zq7mail.example"], "zq7mail", false),
        of(&["https://jane:", HEART, "@", "zq7host.example/v1"], HEART, false),
        of(&["zq7host", ".acme.internal"], "zq7host", true),
        of(&["zq7demo", ".hf.space"], "zq7demo", true),
        of(&["10.", "77.88.99"], "77.88", true),
        of(&["fe80::", "77:88:99:1"], "77:88", true),
        of(&["/home/zq7jane/", "models/own"], "zq7jane", true),
        of(&["C:\\Users\\zq7jane\\", "own"], "zq7jane", true),
        of(&["zq7jane/", "secret-7b"], "zq7jane", true),
    ]
}

/// Every place of a text where something is read as a name, and some where nothing is.
const PLACES: &[&str] = &[
    "{}",
    "402 Payment Required for url: https://router.huggingface.co/{}/v1/chat/completions",
    "402 Payment Required for url: https://{}/v1/chat/completions",
    "402 Payment Required for url: https://u:{}@router.huggingface.co/v1",
    "402 Payment Required for url: https://router.huggingface.co/v1?key={}",
    "Pay-as-you go is not enabled for provider {} on behalf of you",
    "You have reached the free monthly usage limit for {}. Subscribe to PRO",
    "400 The requested model '{}' is not supported by any provider you have enabled.",
    "400 {\"error\":{\"message\":\"The requested model '{}/x' is not supported by any provider\"}}",
    "400 Model x-1/{} is not supported",
    "402 model={} on router.huggingface.co",
    "402 {\"model\": \"openai/gpt-oss-20b:{}\"}",
    "402 Payment Required (Request ID: {}) router.huggingface.co",
    "402 Payment Required (Request ID: Root=1-{};db652428-0066) router.huggingface.co",
    "openai=={} Error code: 402",
    "huggingface_hub/{} HfHubHTTPError: 402 Client Error",
    "node_modules/openai@{}/ APIError: 402",
    "  File \"{}/x.py\", line 3\nhuggingface_hub.errors.HfHubHTTPError: 402 Client Error",
    "Authorization: {}\nX-HF-Bill-To: {}\n402 You have no remaining credits. router.huggingface.co",
    "User Access Token \"{}\" is expired",
    "HF_TOKEN={} python run.py\n402 Payment Required",
    "401 Invalid username or password. {}",
    "client = OpenAI(base_url=\"https://{}/v1\", api_key=\"{}\")\nclient.chat.completions.create(model=\"{}\")",
    "token-source: {} 37 ab12\ntoken-source: HF_TOKEN 37 {}\nhuggingface_hub: {}",
];

/// Every word of a reply that is not its own field's name.
const REPLIES: &[&str] = &[
    r#"{"type":"user","name":"{}","isPro":true,"canPay":true,"orgs":[]}
whoami-v2 HTTP 200"#,
    r#"{"type":"user","name":"jane","isPro":true,"billingMode":"{}","canPay":true,"orgs":[{"name":"{}","plan":"{}","roleInOrg":"{}","securityRestrictions":["{}"]}],"auth":{"type":"{}","accessToken":{"role":"{}","displayName":"{}"}}}
whoami-v2 HTTP 200"#,
    r#"{"type":"{}","name":"{}"}
whoami-v2 HTTP 200"#,
    r#"{"usage":{"inferenceProviders":{"usedNanoUsd":1,"limitNanoUsd":2000000000,"periodStart":"{}","periodEnd":"{}","providerDetails":[{"provider":"{}","totalCostNanoUsd":5}]}}}
usage-v2 HTTP 200"#,
    r#"{"error":"You have no remaining credits. {}"}
chat HTTP 402"#,
    r#"{"error":{"message":"The requested model '{}' is not supported by provider {}"}}
chat HTTP 400"#,
];

fn begun(form: Form) -> Checkup {
    let endpoints = Endpoints {
        hub: "https://huggingface.co".into(),
        router: "https://router.huggingface.co".into(),
    };
    let mut checkup = Checkup::new(endpoints);
    let mut next = checkup.update(Event::Submitted { form, now: NOW });
    // What the check-up would send, nobody answers.
    while let Some(request) = next {
        let outcome = Ok(Reply { status: 500, body: String::new() });
        next = checkup.update(Event::Ended {
            run: request.run,
            asked: request.asks,
            outcome,
            took: 1,
        });
    }
    checkup
}

/// Every form of a report, and whether names are wanted in it.
fn reports(checkup: &Checkup) -> Vec<(bool, String)> {
    let mut reports = vec![(false, checkup.fragment())];
    for format in [Format::Markdown, Format::Json] {
        reports.extend(
            [false, true]
                .map(|names| (names, checkup.report(format, names, "https://guide.example/"))),
        );
    }
    reports
}

#[test]
fn no_secret_of_a_text_or_a_reply_is_in_any_report() {
    let mut tried = 0;
    for secret in secrets() {
        for place in PLACES.iter().chain(REPLIES) {
            let text = place.replace("{}", &secret.whole.replace('\\', "\\\\"));
            let checkup = begun(Form { report: Paste::of(text.clone()), ..Form::default() });
            for (names, report) in reports(&checkup) {
                tried += 1;
                let is_wanted = names && secret.is_name;
                assert!(is_wanted || !report.contains(secret.heart), "{text}\n{names}\n{report}");
                assert!(!report.contains('@'), "{report}");
            }
        }
    }
    assert_eq!(tried, secrets().len() * (PLACES.len() + REPLIES.len()) * 5);
}

#[test]
fn no_secret_of_a_field_is_in_any_report_or_plan() {
    for secret in secrets() {
        for (model, bill_to) in [(&*secret.whole, ""), ("", &*secret.whole)] {
            let [model, bill_to] = [model, bill_to].map(str::to_owned);
            let intent = Intent { model: model.clone(), bill_to: bill_to.clone(), probe: true };
            let token = checkup::Token::new(["hf_", &"aB3x".repeat(8)].concat());
            let checkup = begun(Form { token, model, bill_to, probe: true, ..Form::default() });
            for (names, report) in reports(&checkup) {
                let is_wanted = names && secret.is_name;
                assert!(is_wanted || !report.contains(secret.heart), "{}\n{report}", secret.whole);
            }
            let plan = format!("{:?}", checkup.plan(&intent));
            assert!(secret.is_name || !plan.contains(secret.heart), "{}\n{plan}", secret.whole);
        }
    }
}

#[test]
fn a_report_keeps_what_everybody_may_know() {
    let text = "huggingface_hub==0.30.2 HfHubHTTPError: 402 Client Error: Payment Required for url: https://router.huggingface.co/nscale/v1/chat/completions";
    let checkup = begun(Form { report: text.into(), ..Form::default() });
    let report = checkup.report(Format::Markdown, false, "https://guide.example/");
    for known in ["HTTP status: 402", "Provider: nscale", "0.30.2", "Host: router.huggingface.co"] {
        assert!(report.contains(known), "{known} is not in {report}");
    }
}
