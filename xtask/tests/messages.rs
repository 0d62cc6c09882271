//! Each message of the guide, pasted alone into the checker, leads to the diagnosis under which the guide lists it.

use diagnosis::{Evidence, Verdict, consult};
use site::messages::Entry;

/// How many candidates a visitor sees before anything else.
const SHOWN: usize = 3;

#[test]
fn each_message_leads_to_its_diagnosis() {
    let sources = site::load(&xtask::repository()).unwrap();
    let mut problems = Vec::new();
    let files = sources.messages.iter();
    let entries: Vec<Entry> =
        files.flat_map(|file| site::messages::parse(file, &mut problems)).collect();
    assert!(problems.is_empty(), "{problems:?}");
    assert!(!entries.is_empty());
    let wrong: Vec<String> = entries.iter().filter_map(wrong).collect();
    assert!(
        wrong.is_empty(),
        "{} of {} messages:\n{}",
        wrong.len(),
        entries.len(),
        wrong.join("\n")
    );
}

/// What is wrong with where a message leads, and what to do about it.
fn wrong(Entry { path, line, message }: &Entry) -> Option<String> {
    let text = message.filled();
    let reading = reading::read(&text).reading();
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
        (false, true, true) => "say `alone = false` and why, or give its `words`",
        (false, false, _) => "give its `words`, or name another diagnosis",
    };
    Some(format!("{path}:{line}: `{text}` leads to {led:?}, not to `{wanted}`: {what}"))
}
