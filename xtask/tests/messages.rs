//! Each message of the guide, pasted alone into the checker, leads to the diagnosis under which the guide lists it.

use diagnosis::{Evidence, Verdict, consult};
use site::Message;

/// How many candidates a visitor sees before anything else.
const SHOWN: usize = 3;

#[test]
fn each_message_leads_to_its_diagnosis() {
    let sources = site::load(&xtask::repository()).unwrap();
    let mut problems = Vec::new();
    let file = sources.messages.expect("the guide lists messages");
    let messages = site::messages::parse(&file, &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!messages.is_empty());
    let wrong: Vec<String> = messages.iter().filter_map(wrong).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} messages:\n{}",
        wrong.len(),
        messages.len(),
        wrong.join("\n")
    );
}

/// What is wrong with where a message leads, and what to do about it.
fn wrong((line, message): &(usize, Message)) -> Option<String> {
    let text = message.filled();
    let reading = reading::read(&text);
    let evidence = Evidence { paste: Some(reading), ..Evidence::default() };
    let led: Vec<&str> = match consult(&evidence) {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).take(SHOWN).collect()
        }
    };
    let wanted = message.diagnosis.as_str();
    let near = [wanted].into_iter().chain(message.also.iter().map(String::as_str));
    let near = near.into_iter().any(|id| led.contains(&id));
    // A reader that knows nothing about a text asks the visitor, so it cannot mislead.
    let asks = reading.refusal.is_none();
    let what = match (led.first() == Some(&wanted), near || asks, message.alone) {
        (true, _, _) | (_, true, false) => return None,
        (false, true, true) => "say `alone = false` and why, or teach `reading` the words",
        (false, false, _) => "teach `reading` the words, or name another diagnosis",
    };
    Some(format!(
        "content/messages.toml:{line}: `{text}` leads to {led:?}, not to `{wanted}`: {what}"
    ))
}
