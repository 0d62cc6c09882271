//! One scenario for each request and each way that it can go wrong.

use crate::fault::{Call, Fault, Kind};
use crate::people::HEALTHY_PRO;
use crate::scenario::Scenario;

const CALLS: [(&str, Call); 4] = [
    ("whoami", Call::Whoami),
    ("usage", Call::Usage),
    ("chat", Call::Chat),
    ("models", Call::Models),
];

const KINDS: [(&str, Kind, &str); 19] = [
    ("html-502", Kind::Html502, "answers 502 with a page of HTML and no CORS headers"),
    ("no-cors", Kind::NoCors, "gets a good reply without CORS headers"),
    ("never-ends", Kind::NeverEnds, "gets headers, and then a body that never ends"),
    ("slow", Kind::Slow, "gets a good reply after half a minute"),
    ("dropped", Kind::Dropped, "gets no reply: the connection is closed"),
    ("truncated-json", Kind::TruncatedJson, "gets the first half of its reply"),
    ("wrong-types", Kind::WrongTypes, "gets JSON with numbers for words and words for numbers"),
    ("unknown-fields", Kind::UnknownFields, "gets JSON with more fields than anyone knows"),
    ("hostile", Kind::Hostile, "gets JSON whose names and texts are HTML and scripts"),
    ("empty", Kind::Empty, "gets an empty body"),
    ("garbage", Kind::Garbage, "gets bytes that are no text"),
    ("huge", Kind::Huge, "gets a hundred megabytes"),
    ("crowded", Kind::Crowded, "gets as many names as fit into what anyone reads"),
    ("401", Kind::Status("whoami-401-bad-token"), "answers 401"),
    ("403", Kind::Status("status-403"), "answers 403 and does not say why"),
    ("404", Kind::Status("status-404"), "answers 404"),
    ("429", Kind::Status("whoami-429"), "answers 429"),
    ("500", Kind::Status("status-500"), "answers 500"),
    ("503", Kind::Status("status-503"), "answers 503"),
];

/// Everything in good order, but for one request that goes wrong in one way.
pub(crate) fn scenarios() -> impl Iterator<Item = Scenario> {
    CALLS.iter().flat_map(|&(word, call)| {
        KINDS.iter().map(move |&(name, kind, happens)| Scenario {
            // Leaked once, and used until the program ends.
            name: String::leak(format!("fault-{word}-{name}")),
            plays: String::leak(format!(
                "A PRO account in good order, whose {word} request {happens}."
            )),
            fault: Some(Fault { call, kind }),
            whoami: match (call, kind) {
                (Call::Whoami, Kind::Crowded) => "whoami-200-orgs-finegrained-org-infer",
                _ => HEALTHY_PRO.whoami,
            },
            ..HEALTHY_PRO
        })
    })
}
