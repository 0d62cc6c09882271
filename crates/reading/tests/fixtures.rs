//! Every refusal that the stand-in for Hugging Face knows, pasted as it is and as each client shows it.

mod clients;

use clients::{CLIENTS, Refused, Shown};
use diagnosis::{Evidence, Verdict, consult};
use hub_stub::{Reply, replies};

/// What each refusal comes to when nothing but its text is known: the first candidate, or the verdict.
const FIRST: &[(&str, &str)] = &[
    ("billing-400-dates-missing", "bad-request"),
    ("billing-401", "token-invalid"),
    ("billing-403-no-billing-read", "token-lacks-inference-permission"),
    ("billing-429", "rate-limited"),
    ("billing-500-millis", "hf-incident"),
    ("chat-400-model-missing", "bad-request"),
    ("chat-400-model-not-found", "model-not-supported-by-provider"),
    ("chat-400-model-not-supported", "model-not-supported-by-provider"),
    ("chat-400-model-not-supported-provider", "model-not-supported-by-provider"),
    ("chat-400-not-json", "bad-request"),
    ("chat-400-provider-detail", "bad-request"),
    ("chat-400-provider-novita", "bad-request"),
    ("chat-401-bad-token", "token-invalid"),
    ("chat-401-expired", "token-expired"),
    // The same words are for a wrong token, which is the more common of the two.
    ("chat-401-no-token", "token-invalid"),
    // The words for PRO and for organizations are those for everyone who has bought credits before.
    ("chat-402-depleted", "prepaid-credits-needed"),
    ("chat-402-depleted-free", "credits-depleted-free"),
    ("chat-402-exceeded-2025", "credits-depleted-free"),
    ("chat-402-exceeded-2025-endpoints", "credits-depleted-free"),
    ("chat-402-free-limit-provider", "credits-depleted-free"),
    ("chat-402-free-limit-provider-pro", "credits-depleted-free"),
    ("chat-402-no-remaining", "credits-depleted-free"),
    ("chat-402-no-remaining-org", "prepaid-credits-needed"),
    ("chat-402-payg-not-enabled", "provider-not-enabled"),
    ("chat-403-firewall", "provider-firewall"),
    ("chat-403-gated", "gated-model"),
    ("chat-403-no-permission", "token-lacks-inference-permission"),
    ("chat-403-no-permission-org", "bill-to-not-allowed"),
    ("chat-403-spending-limit", "spending-limit-reached"),
    ("chat-403-token-approval", "org-token-policy"),
    ("chat-410-deprecated-pinned", "model-not-supported-by-provider"),
    ("chat-413", "bad-request"),
    ("chat-422", "bad-request"),
    ("chat-429-hub", "rate-limited"),
    ("chat-429-provider", "rate-limited"),
    ("chat-500-provider", "provider-outage-5xx"),
    ("chat-500-provider-openai-shape", "provider-outage-5xx"),
    ("chat-502-cloudfront-html", "hf-incident"),
    ("chat-503-loading", "model-loading"),
    ("chat-504", "timeout"),
    ("gateway-200-embedded-402", "credits-depleted-free"),
    ("hub-403-token-revoked-by-org", "org-token-policy"),
    ("hub-model-401", "token-invalid"),
    ("hub-model-404", "model-not-supported-by-provider"),
    ("legacy-410", "legacy-endpoint"),
    // A 404 without a word about what is missing is most often the model.
    ("router-404-wrong-path", "model-not-supported-by-provider"),
    ("status-403", "token-lacks-inference-permission"),
    ("status-404", "model-not-supported-by-provider"),
    ("status-500", "hf-incident"),
    ("status-503", "provider-outage-5xx"),
    ("task-400-not-supported-hf-inference", "model-not-supported-by-provider"),
    ("task-410-deprecated-model", "model-not-supported-by-provider"),
    ("whoami-401-anonymous", "token-invalid"),
    ("whoami-401-bad-token", "token-invalid"),
    ("whoami-401-bad-token-variant", "token-invalid"),
    ("whoami-401-expired", "token-expired"),
    ("whoami-403-token-approval", "org-token-policy"),
    ("whoami-429", "rate-limited"),
];

/// What a bare status may come to first: any cause whose refusal has it.
const ACCEPTABLE: &[(u16, &[&str])] = &[
    (400, &["bad-request", "model-not-supported-by-provider"]),
    (401, &["token-invalid", "token-missing"]),
    (402, &["credits-depleted-free", "prepaid-credits-needed"]),
    (403, &["token-lacks-inference-permission", "spending-limit-reached"]),
    (410, &["legacy-endpoint", "model-not-supported-by-provider"]),
    (413, &["bad-request"]),
    (429, &["rate-limited"]),
    (500, &["hf-incident", "provider-outage-5xx"]),
    (503, &["model-loading", "provider-outage-5xx"]),
];

/// What is read wrongly so far: the reply, and how it was shown. Whatever is mended has to leave this list.
const KNOWN_GAPS: &[(&str, &str)] = &[];

#[test]
fn every_refusal_has_a_row() {
    let has_row = |reply: &&Reply| FIRST.iter().any(|(id, _)| *id == reply.id);
    let without: Vec<_> = replies()
        .iter()
        .filter(|reply| reply.status >= 400 && !has_row(reply))
        .map(|reply| &reply.id)
        .collect();
    assert!(without.is_empty(), "add to FIRST what these come to: {without:?}");
    for (id, _) in FIRST {
        assert!(replies().iter().any(|reply| reply.id == *id), "there is no reply `{id}`");
    }
}

#[test]
fn every_refusal_comes_to_its_cause() {
    let mut wrong = Wrong::default();
    for (id, expected) in FIRST {
        let reply = reply(id);
        let text = format!("HTTP {}\n{}", reply.status, reply.body);
        wrong.unless(left(&text)[0] == *expected, id, "pasted", &text);
    }
    wrong.report();
}

#[test]
fn every_client_shows_the_refusal_in_its_own_way() {
    let mut wrong = Wrong::default();
    for (id, expected) in FIRST {
        let Some(refused) = Refused::of(reply(id)) else { continue };
        for (client, show) in CLIENTS {
            match show(&refused) {
                Shown::Whole(text) => wrong.unless(left(&text)[0] == *expected, id, client, &text),
                Shown::Hidden(text) => {
                    let causes = left(&text);
                    let fits = acceptable(refused.status).contains(&causes[0]);
                    let right = fits && causes.contains(expected) && is_sure_or_asks(&text);
                    wrong.unless(right, id, client, &text);
                }
                Shown::Mute(text) => {
                    let right = left(&text).contains(expected) && is_sure_or_asks(&text);
                    wrong.unless(right, id, client, &text);
                }
                Shown::Never => {}
            }
        }
    }
    wrong.report();
}

/// The Python client's own words, for which no reply has a body.
#[test]
fn the_python_client_speaks_for_itself_about_a_token() {
    for (text, expected) in [
        (
            "Invalid user token. The token from Google Colab vault is invalid. Please update it from the UI.",
            "token-invalid",
        ),
        // Of two tokens the other one was meant.
        (
            "Invalid user token. The token from HF_TOKEN environment variable is invalid. Note that HF_TOKEN takes precedence over `hf auth login`.",
            "token-stale-cache",
        ),
        (
            "Invalid user token. The token stored is invalid. Please run `hf auth login --force` to set a new token.",
            "token-invalid",
        ),
        (
            "You've hit the rate limit for the /whoami-v2 endpoint, which is intentionally strict for security reasons. If you're calling it often, consider caching the response.",
            "rate-limited",
        ),
    ] {
        assert_eq!(left(text)[0], expected, "{text}");
    }
}

fn reply(id: &str) -> &'static Reply {
    replies().iter().find(|reply| reply.id == id).expect("a test looks for it")
}

fn acceptable(status: u16) -> &'static [&'static str] {
    let row = ACCEPTABLE.iter().find(|(row, _)| *row == status);
    row.unwrap_or_else(|| panic!("add to ACCEPTABLE what a bare {status} may come to")).1
}

/// Whether the text leaves one cause, or the visitor is told how to print the rest of it.
fn is_sure_or_asks(text: &str) -> bool {
    left(text).len() == 1 || reading::read(text).details.print_this.is_some()
}

/// The causes that the text leaves, likeliest first.
fn left(text: &str) -> Vec<&'static str> {
    let evidence = Evidence { paste: Some(reading::read(text).reading()), ..Evidence::default() };
    match consult(&evidence) {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).collect()
        }
    }
}

/// What is read wrongly, all of it at once.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn unless(&mut self, right: bool, id: &str, shown: &str, text: &str) {
        let known = KNOWN_GAPS.contains(&(id, shown));
        if right && known {
            self.0.push(format!("({id:?}, {shown:?}) is read well: take it out of KNOWN_GAPS"));
        }
        if !right && !known {
            let causes = left(text);
            let first = &causes[..causes.len().min(3)];
            let read = reading::read(text).reading().refusal;
            self.0.push(format!("({id:?}, {shown:?}): {read:?} → {first:?}\n{text}\n"));
        }
    }

    #[track_caller]
    fn report(self) {
        assert!(self.0.is_empty(), "\n{}\n{} in all", self.0.join("\n"), self.0.len());
    }
}
