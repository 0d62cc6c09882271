//! What can go wrong on the way, and what is then sent in place of the good reply.

use std::time::Duration;

use axum::body::Body;
use futures_util::stream;
use serde_json::{Value, json};

use crate::replies::{Reply, reply};

/// How long a slow reply takes.
pub(crate) const SLOW: Duration = Duration::from_secs(30);

/// How much a huge reply weighs.
const HUGE: usize = 100 << 20;

/// What goes wrong, and with which request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) call: Call,
    pub(crate) kind: Kind,
}

/// The requests that can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Whoami,
    Usage,
    Chat,
    /// The lists of models, at the Hub and at the router.
    Models,
}

/// The ways in which they can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Html502,
    NoCors,
    NeverEnds,
    Slow,
    Dropped,
    TruncatedJson,
    WrongTypes,
    UnknownFields,
    Hostile,
    Empty,
    Garbage,
    Huge,
    Crowded,
    Status(&'static str),
}

impl Kind {
    /// The reply that is sent in place of the good one.
    pub(crate) fn instead_of(self, good: &Reply) -> Reply {
        let body = match self {
            Kind::Html502 => return reply("chat-502-cloudfront-html").clone(),
            Kind::Status(id) => return reply(id).clone(),
            Kind::TruncatedJson => good.body.chars().take(good.body.chars().count() / 2).collect(),
            Kind::WrongTypes => changed(&good.body, wrong_types),
            Kind::UnknownFields => changed(&good.body, unknown_fields),
            Kind::Hostile => changed(&good.body, hostile),
            Kind::Empty => String::new(),
            Kind::Crowded => crowded(good),
            _ => good.body.clone(),
        };
        Reply { body, ..good.clone() }
    }

    /// The body, where it is more than a text.
    pub(crate) fn stream(self) -> Option<Body> {
        let body = match self {
            Kind::Garbage => Body::from(vec![0xff, 0x00, 0xfe, 0x7b, 0xc3, 0x28, 0x80, 0x22]),
            Kind::NeverEnds => trickle(),
            Kind::Huge => huge(),
            _ => return None,
        };
        Some(body)
    }
}

/// A space, and a space, and a space: harmless to a parser that would wait for the end.
fn trickle() -> Body {
    Body::from_stream(stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        Some((Ok::<_, std::io::Error>(" "), ()))
    }))
}

/// Good JSON, if anyone should read it to the end.
fn huge() -> Body {
    static CHUNK: [u8; 1 << 16] = [b'x'; 1 << 16];
    let padding = std::iter::repeat_n(&CHUNK[..], HUGE / CHUNK.len());
    let parts = std::iter::once(&b"{\"padding\":\""[..]).chain(padding).chain([&b"\"}"[..]]);
    Body::from_stream(stream::iter(parts.map(Ok::<_, std::io::Error>)))
}

fn changed(body: &str, change: impl Fn(Value) -> Value) -> String {
    serde_json::from_str(body).map_or_else(|_| body.to_owned(), |value| change(value).to_string())
}

fn wrong_types(value: Value) -> Value {
    match value {
        Value::Null => json!("null"),
        Value::Bool(bool) => json!(if bool { "yes" } else { "no" }),
        Value::Number(_) => json!("seven"),
        Value::String(_) => json!(7),
        Value::Array(items) => items.into_iter().map(wrong_types).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name, wrong_types(value))).collect()
        }
    }
}

/// What somebody writes into a name who hopes that a page takes it for HTML.
const HOSTILE: &str = "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>javascript:window.pwned=1";

/// Fields whose words decide what the rest is; a liar who changes them is only not understood.
const KEPT: [&str; 8] = [
    "type",
    "role",
    "status",
    "object",
    "permissions",
    "global",
    "input_modalities",
    "output_modalities",
];

fn hostile(value: Value) -> Value {
    match value {
        Value::String(_) => json!(HOSTILE),
        Value::Array(items) => items.into_iter().map(hostile).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| match KEPT.contains(&name.as_str()) {
                true => (name, value),
                false => (name, hostile(value)),
            })
            .collect(),
        leaf => leaf,
    }
}

/// About as many bytes as anyone reads of a reply, in its lists.
fn crowded(reply: &Reply) -> String {
    let bytes = if reply.id.starts_with("models") { 1_000_000 } else { 500_000 };
    // A reply has two such lists at most.
    changed(&reply.body, |value| filled(value, bytes / 2))
}

/// Every list of things filled with copies of them, each under a name of its own, to so many bytes.
fn filled(value: Value, bytes: usize) -> Value {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let length = json!(items).to_string().len();
            let copies = |number| items.iter().map(move |item| renamed(item, number));
            (0..bytes / length).flat_map(copies).collect()
        }
        Value::Object(fields) => {
            fields.into_iter().map(|(name, value)| (name, filled(value, bytes))).collect()
        }
        leaf => leaf,
    }
}

/// The item under another name.
fn renamed(item: &Value, number: usize) -> Value {
    let mut item = item.clone();
    for name in ["name", "id", "provider"] {
        if let Some(Value::String(text)) = item.get_mut(name) {
            *text = format!("{text}-{number}");
        }
    }
    item
}

fn unknown_fields(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(unknown_fields).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, unknown_fields(value)))
            .chain([("addedLater".to_owned(), json!({ "why": ["nobody", "knows", 1, null] }))])
            .collect(),
        leaf => leaf,
    }
}
