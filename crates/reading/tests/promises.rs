//! What the reader promises of every message and every status that it knows.

#![allow(missing_docs)]

mod catalogue;

use catalogue::{Message, messages};
use diagnosis::{Evidence, Verdict, consult};
use reading::Text;

/// Statuses as programs print them, with a call to Hugging Face's router.
fn status_lines() -> Vec<String> {
    let reasons = [
        (400, "Bad Request"),
        (401, "Unauthorized"),
        (402, "Payment Required"),
        (403, "Forbidden"),
        (404, "Not Found"),
        (410, "Gone"),
        (413, "Request Entity Too Large"),
        (422, "Unprocessable Entity"),
        (429, "Too Many Requests"),
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
        (503, "Service Unavailable"),
        (504, "Gateway Timeout"),
    ];
    reasons
        .iter()
        .flat_map(|(status, reason)| {
            [
                format!("{status} Client Error: {reason} for url: https://router.huggingface.co/v1/chat/completions"),
                format!("{status} {reason} https://router.huggingface.co/v1/chat/completions"),
                format!("Error code: {status}"),
            ]
        })
        .collect()
}

/// What a machine says: every refusal of the catalogue, and every status.
fn machine_lines() -> Vec<String> {
    let refusals = messages().into_iter().filter(Message::is_refusal);
    refusals.map(|message| format!("Error: {}", message.filled())).chain(status_lines()).collect()
}

/// The verdict, if there is one.
fn verdict(text: &Text) -> Option<&'static str> {
    let evidence = Evidence { paste: Some(text.reading()), ..Evidence::default() };
    match consult(&evidence) {
        Verdict::Reached(path) => Some(path.diagnosis.id),
        Verdict::Open { .. } => None,
    }
}

/// The causes that are left.
fn left(text: &Text) -> Vec<&'static str> {
    let evidence = Evidence { paste: Some(text.reading()), ..Evidence::default() };
    match consult(&evidence) {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).collect()
        }
    }
}

#[track_caller]
fn none(wrong: &[String]) {
    let shown = wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} in all, such as\n{shown}", wrong.len());
}

#[test]
fn a_person_alone_never_gets_a_verdict() {
    let mut wrong = Vec::new();
    let statuses = (400..=530).flat_map(|status| {
        [
            format!("I get a {status} from Hugging Face"),
            format!("my app returned {status}, is it the token?"),
            format!("since yesterday huggingface answers {status}"),
        ]
    });
    // A part of a sentence is no sentence.
    let halves = messages().into_iter().filter(Message::is_refusal).filter_map(|message| {
        let text = message.filled();
        let words: Vec<&str> = text.split(' ').collect();
        // Where its author names the words that suffice, half of the text may hold them.
        (words.len() > 5 && message.words.is_empty()).then(|| {
            format!("I read something like {} yesterday", words[1..words.len() / 2].join(" "))
        })
    });
    let spoken = [
        "I have no credits left on Hugging Face",
        "the rate limit is why my Hugging Face calls fail, I think",
        "my huggingface token has expired",
        "Hugging Face times out all the time",
        "is the model not supported by huggingface?",
        "huggingface credits used up, what now",
        "HF token invalid",
        "mein Token bei Hugging Face ist abgelaufen",
        "huggingface 额度用完了",
        "the dedicated endpoint is paused on Hugging Face, says my colleague",
    ];
    for text in statuses.chain(halves).chain(spoken.map(str::to_owned)) {
        if let Some(verdict) = verdict(&reading::read(&text)) {
            wrong.push(format!("{verdict}: {text}"));
        }
    }
    none(&wrong);
}

#[test]
fn prose_beside_a_machines_line_changes_no_cause() {
    let topics: Vec<String> = messages()
        .into_iter()
        .filter(Message::is_refusal)
        .map(|message| message.filled().trim_end_matches('.').to_owned())
        .collect();
    let prose: &[fn(&str) -> String] = &[
        |topic| format!("There is no {topic} involved."),
        |topic| format!("It is not {topic}."),
        |topic| format!("Is it {topic}?"),
        |topic| format!("Yesterday: {topic}"),
        |topic| format!("I had {topic} before, without any trouble."),
        |topic| format!("My colleague never saw {topic}."),
    ];
    let mut wrong = Vec::new();
    for (at, line) in machine_lines().iter().enumerate() {
        let alone = reading::read(line);
        let causes = left(&alone);
        // Every line meets every kind of prose, and over all lines every topic.
        for (step, say) in prose.iter().enumerate() {
            for topic in topics.iter().skip((at * 7 + step) % 11).step_by(11) {
                let said = say(topic);
                for text in [
                    format!("{line}. {said}"),
                    format!("{line}\n{said}"),
                    format!("{said}\n{line}"),
                ] {
                    let became = verdict(&reading::read(&text));
                    if became.is_some_and(|id| !causes.contains(&id)) {
                        wrong.push(format!("{became:?}, not of {causes:?}: {text}"));
                    }
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn each_of_several_calls_keeps_its_own_reading() {
    let others = [
        "[openai] 429 insufficient_quota",
        "groq: 429 rate_limit_exceeded",
        "[anthropic] 400 credit balance is too low",
        "cerebras: 401",
        "POST https://api.example.com/v1/chat/completions 402 Payment Required",
    ];
    let ours: Vec<String> = messages()
        .into_iter()
        .filter(Message::is_refusal)
        .map(|message| format!("[huggingface] {}", message.filled()))
        .chain(status_lines().into_iter().filter(|line| line.contains("for url")))
        .collect();
    let mut wrong = Vec::new();
    for own in &ours {
        let alone = reading::read(own).reading().refusal;
        // A broken connection may be anybody's.
        if alone.is_none() {
            continue;
        }
        for other in others {
            for text in [format!("{other}\n{own}"), format!("{own}\n{other}")] {
                let read = reading::read(&text);
                let is = read.calls.iter().any(|call| call.refusal == alone);
                if !is || (read.reading().refusal != alone && !is_of_anybody(own)) {
                    wrong.push(format!("{:?}, not {alone:?}: {text}", read.reading().refusal));
                }
            }
        }
    }
    none(&wrong);
}

/// Whether the message is another company's, so that the other call counts as much.
fn is_of_anybody(text: &str) -> bool {
    let read = reading::read(text);
    read.call().is_none_or(|call| call.answerer != reading::Answerer::HuggingFace)
}

#[test]
fn a_refusal_names_the_words_that_it_rests_on() {
    let mut wrong = Vec::new();
    for line in machine_lines() {
        let text =
            format!("2026-11-22T10:15:00Z ERROR app: it went wrong\n\u{1b}[31m{line}\u{1b}[0m\n");
        let read = reading::read(&text);
        let Some(call) = read.call().filter(|call| call.refusal.is_some()) else { continue };
        let words = call.because.clone().and_then(|span| read.shown.get(read.place(&span)));
        if words.is_none_or(|words| words.is_empty() || !line.contains(words)) {
            wrong.push(format!("{words:?}: {line}"));
        }
    }
    none(&wrong);
}

#[test]
fn advice_is_never_evidence() {
    let advice: Vec<String> = messages()
        .into_iter()
        .filter(|message| message.role.as_deref() == Some("advice"))
        .map(|message| message.filled())
        .chain([
            "For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/402".to_owned(),
            "Troubleshooting URL: https://js.langchain.com/docs/troubleshooting/errors/MODEL_NOT_FOUND/".to_owned(),
            "  File \"/usr/lib/huggingface_hub/utils/_http.py\", line 402, in hf_raise_for_status".to_owned(),
        ])
        .collect();
    let mut wrong = Vec::new();
    for advice in &advice {
        if let Some(verdict) = verdict(&reading::read(advice)) {
            wrong.push(format!("{verdict}: {advice}"));
        }
        for line in machine_lines() {
            let alone = left(&reading::read(&line));
            let beside = verdict(&reading::read(&format!("{line}\n{advice}")));
            if beside.is_some_and(|id| !alone.contains(&id)) {
                wrong.push(format!("{beside:?}, not {alone:?}: {line} … {advice}"));
            }
        }
    }
    none(&wrong);
}

#[test]
fn each_message_is_read_as_itself() {
    let mut wrong = Vec::new();
    for message in messages().iter().filter(|message| message.is_refusal()) {
        let text = format!("Error: {}", message.filled());
        let read = reading::read(&text);
        let ids: Vec<_> = read.calls.iter().filter_map(|call| call.message).collect();
        let is = |known: &&reading::Message| {
            let means = known.means.map(|refusal| format!("{refusal:?}"));
            known.id == message.id || means == message.means
        };
        if !ids.iter().any(is) {
            let ids: Vec<_> = ids.iter().map(|known| known.id).collect();
            wrong.push(format!("{}: {text} is read as {ids:?}", message.id));
        }
    }
    none(&wrong);
}

#[test]
fn each_message_is_read_where_its_author_says_and_nowhere_near() {
    let mut wrong = Vec::new();
    for message in &messages() {
        // A notice is no call's message, and gives a call its meaning where nothing else does.
        let is_notice = message.role.as_deref() == Some("notice");
        let is_read = |text: &str| {
            reading::read(text).calls.iter().any(|call| match call.message {
                Some(known) => known.id == message.id,
                None => is_notice && call.refusal.map(|it| format!("{it:?}")) == message.means,
            })
        };
        for text in message.yes.iter().filter(|text| !is_read(text)) {
            wrong.push(format!("`{}`, yes: {text} is not read as it", message.id));
        }
        for text in message.no.iter().filter(|text| is_read(text)) {
            wrong.push(format!("`{}`, no: {text} is read as it", message.id));
        }
        for words in message.words.iter().chain(&message.cut) {
            let has = |text: &String| holds(&reading::plain(text), words);
            if !message.yes.iter().chain([&message.filled()]).any(has) {
                wrong.push(format!("`{}`: no text, and no `yes`, has `{words}`", message.id));
            }
        }
    }
    none(&wrong);
}

/// Whether plain text has these words, with anything in the place of what stands in braces; `|` ends a word.
fn holds(text: &str, words: &str) -> bool {
    let mut rest = text;
    words.trim_end_matches(['|', ' ']).split(['{', '}']).step_by(2).all(|piece| {
        let piece = reading::plain(piece);
        let found = rest.find(piece.as_str());
        rest = found.map_or("", |at| &rest[at + piece.len()..]);
        found.is_some()
    })
}
