//! What holds for every text, tried with some hundred of each.
//!
//! `PROPTEST_CASES=100000 cargo test --release --package reading --test properties` tries more; the fuzz target in `fuzz`
//! looks for what no list of noises has.

mod clients;

use clients::{CLIENTS, Refused, Shown};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use reading::{plain, read, secret};

proptest! {
    #[test]
    fn noise_around_a_refusal_changes_nothing(
        refusal in refusal(),
        before in vec(noise()),
        after in vec(noise()),
        wrapping in wrapping(),
    ) {
        let wrapped = wrapping.of(&refusal);
        let noisy = format!("{}{wrapped}\n{}", before.concat(), after.concat());
        prop_assert_eq!(read(&noisy).reading(), read(&refusal).reading(), "{}", noisy);
    }

    #[test]
    fn what_is_cut_off_behind_the_sentence_is_not_missed(
        sentence in sentence(),
        before in vec(noise()),
        after in vec(noise()),
        cut in any::<Index>(),
    ) {
        let behind = format!("\"}}\n{}", after.concat());
        let ends: Vec<_> = behind.char_indices().map(|(at, _)| at).collect();
        let cut_off = format!("{}{sentence}{}", before.concat(), &behind[..*cut.get(&ends)]);
        prop_assert_eq!(read(&cut_off).reading(), read(&sentence).reading(), "{}", cut_off);
    }

    #[test]
    fn noise_says_nothing_by_itself(noise in vec(noise())) {
        let text = read(&noise.concat());
        prop_assert!(text.calls.is_empty(), "{:?}", text);
        prop_assert_eq!(text.suspects, None);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        check_reading(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_pieces_of_syntax_are_read(pieces in prop::collection::vec(piece(), 0..200)) {
        check_reading(&pieces.concat())?;
    }

    #[test]
    fn a_token_is_blotted_out_wherever_it_stands(
        token in token(),
        before in vec(noise()),
        after in vec(noise()),
        (open, close) in select(&[
            (" ", " "), ("\"", "\""), ("'", "'"), ("Bearer ", "\n"), ("=", ";"), ("(", ")"), ("\\\"", "\\\""),
            ("\u{1b}[1m", "\u{1b}[0m"), ("\\n", "\\n"), ("Bearer%20", "&"), ("requested model '", "'"), ("for provider ", " "), ("Request ID: ", ")"),
            ("model=x/", " "), ("https://", "/"), ("https://u:", "@h.co/"), ("openai==", " "),
        ][..]),
    ) {
        let text = format!("{}{open}{token}{close}{}", before.concat(), after.concat());
        let (blotted, count) = secret::blot(&text);
        prop_assert_eq!(count, 1);
        prop_assert_eq!(&blotted, &text.replace(&token, secret::BLOT));
        let details = read(&text).details;
        prop_assert_eq!(details.tokens, 1);
        prop_assert!(!format!("{details:?}").contains(&token), "{:?}", details);
    }
}

#[test]
fn the_numbers_of_a_log_are_no_status() {
    let mut wrong = Vec::new();
    for number in 400..530 {
        for line in [
            format!("2026-11-22 10:00:00,{number} ERROR app: it went wrong"),
            format!("2026-11-22T10:00:00.{number}Z error it went wrong"),
            format!("[10:00:00.{number}] error: it went wrong"),
            format!("  File \"/srv/app.py\", line {number}, in main"),
            format!("    at main (/srv/app.js:{number}:13)"),
            format!("/srv/app.py:{number}: error"),
            format!("took 0.{number} s, {number}ms, 1,{number} bytes"),
            format!("127.0.0.1:8{number} 1.{number}.0 #{number} v{number}"),
        ] {
            let text = read(&line);
            if text.details.status.is_some() {
                wrong.push(line);
            }
        }
    }
    assert!(wrong.is_empty(), "taken for a status in\n{}", wrong.join("\n"));
}

/// Reads a text in every way; panics are found by trying.
fn check_reading(text: &str) -> Result<(), TestCaseError> {
    let plain_text = plain(text);
    prop_assert_eq!(plain(&plain_text), &*plain_text);
    let (blotted, count) = secret::blot(text);
    prop_assert_eq!(secret::blot(&blotted), (blotted.clone(), 0));
    prop_assert_eq!(read(text).details.tokens, count);
    Ok(())
}

fn vec(noise: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(noise, 0..4)
}

/// A refusal that is understood, bare or as one of the clients shows it.
fn refusal() -> impl Strategy<Value = String> {
    let refused = hub_stub::replies().iter().filter_map(Refused::of);
    let shown: Vec<_> = refused
        .flat_map(|refused| CLIENTS.iter().map(move |(_, show)| show(&refused)).collect::<Vec<_>>())
        .collect();
    let clients = shown.into_iter().filter_map(|shown| match shown {
        Shown::Whole(text) | Shown::Hidden(text) | Shown::Mute(text) => Some(text),
        Shown::Never => None,
    });
    let bare = hub_stub::replies()
        .iter()
        .filter(|reply| reply.status >= 400)
        .map(|reply| format!("HTTP {}\n{}", reply.status, reply.body));
    understood(clients.chain(bare))
}

/// A sentence that is understood without a status.
fn sentence() -> impl Strategy<Value = String> {
    let refused = hub_stub::replies().iter().filter_map(Refused::of);
    understood(refused.map(|refused| refused.sentence))
}

fn understood(texts: impl Iterator<Item = String>) -> impl Strategy<Value = String> {
    select(texts.filter(|text| read(text).reading().refusal.is_some()).collect::<Vec<_>>())
}

/// A line or some words that say nothing that is known.
fn noise() -> impl Strategy<Value = String> {
    let time = (0..24, 0..60, 0..60, 0..400)
        .prop_map(|(hour, minute, second, milli)| {
            format!("2026-11-22T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
        })
        .boxed();
    let word = "[b-df-hj-np-tv-z]{3,9}"; // Without vowels, so without meaning.
    prop_oneof![
        (time.clone(), select(&["INFO", "WARNING", "ERROR"][..]), word)
            .prop_map(|(time, level, word)| format!("{time} {level} [{word}] ")),
        (time, 1..99_999).prop_map(|(time, pid)| format!("{time} worker-{pid} | ")),
        (word, 1..2_000).prop_map(|(word, line)| format!(
            "  File \"/srv/{word}.py\", line {line}, in {word}\n    raise {word}\n"
        )),
        (word, 1..2_000, 1..200).prop_map(|(word, line, column)| format!(
            "    at {word} (/srv/{word}.mjs:{line}:{column})\n"
        )),
        Just("Traceback (most recent call last):\n".to_owned()),
        Just(
            "\nThe above exception was the direct cause of the following exception:\n\n".to_owned()
        ),
        Just("\u{1b}[31m✖\u{1b}[0m ".to_owned()),
        select(PROSE).prop_map(|prose| format!("{prose}\n")),
        "[\\p{Greek}\\p{Cyrillic}\\p{Han}\\p{Arabic}\\p{Devanagari} ,.!?]{0,40}",
        "[-=*#~>|]{0,20}\n",
    ]
}

/// People who ask for help, in several languages.
const PROSE: &[&str] = &[
    "Hello everyone, since yesterday my script stops here and I have no idea why.",
    "Hallo zusammen, seit gestern bricht mein Skript hier ab – weiß jemand Rat?",
    "Bonjour, quelqu’un peut-il m’aider ? Ça marchait encore hier.",
    "Hola, ¿alguien sabe qué significa esto? Ayer funcionaba.",
    "Olá, alguém sabe o que isto quer dizer?",
    "Ciao, qualcuno sa che cosa vuol dire?",
    "Всем привет, кто-нибудь знает, что это значит?",
    "大家好，请问这是什么意思？昨天还可以用。",
    "これはどういう意味ですか。昨日までは動いていました。",
    "안녕하세요, 이게 무슨 뜻인가요?",
    "مرحبا، هل يعرف أحد ما معنى هذا؟",
    "नमस्ते, क्या किसी को पता है कि इसका क्या मतलब है?",
];

/// What a client, a terminal or a logger does to the words.
#[derive(Clone, Debug)]
struct Wrapping {
    letters: Letters,
    blanks: &'static [&'static str],
    json: usize,
    in_front: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Letters {
    AsTheyAre,
    Upper,
    Lower,
}

fn wrapping() -> impl Strategy<Value = Wrapping> {
    const BLANKS: &[&[&str]] = &[
        &[" "],
        &["\n", " ", " "],
        &[" ", "\r\n    ", " ", " ", " "],
        &["\t", "  "],
        &["\u{a0}"],
        &["\u{1b}[0m ", " ", " \u{1b}[1;38;5;208m"],
    ];
    let letters = select(&[Letters::AsTheyAre, Letters::Upper, Letters::Lower][..]);
    let in_front = select(&["", "Error: ", "> ", "分类：", "“", "**", "`", "ℹ️"][..]);
    (letters, select(BLANKS), 0..4_usize, in_front)
        .prop_map(|(letters, blanks, json, in_front)| Wrapping { letters, blanks, json, in_front })
}

impl Wrapping {
    fn of(&self, text: &str) -> String {
        let text = match self.letters {
            Letters::AsTheyAre => text.to_owned(),
            Letters::Upper => text.to_ascii_uppercase(),
            Letters::Lower => text.to_ascii_lowercase(),
        };
        let mut blanks = self.blanks.iter().cycle();
        let mut wrapped: String = text
            .split_inclusive(' ')
            .map(|word| match word.strip_suffix(' ') {
                Some(word) => format!("{word}{}", blanks.next().expect("a cycle has no end")),
                None => word.to_owned(),
            })
            .collect();
        for _ in 0..self.json {
            wrapped = serde_json::json!({ "message": wrapped }).to_string();
        }
        format!("{}{wrapped}", self.in_front)
    }
}

/// What is special to some part of the reader, and what looks like it.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "://",
        "https://",
        "@",
        "/",
        ":",
        "hf_",
        "api_org_",
        "hf_oauth_",
        "router.huggingface.co",
        "huggingface.co",
        "mirror",
        "\u{1b}",
        "\u{1b}[",
        "[0;",
        "m",
        "\\",
        "\\n",
        "\"",
        "'",
        "`",
        " ",
        "\n",
        "402",
        "(503)",
        "error code: ",
        "requested model",
        "\"model\":",
        "Request ID: ",
        "for provider ",
        "é",
        "é@",
        "“",
        "”",
        "\u{a0}",
        "…",
        "分",
        "💸",
        "\u{2028}",
        "\u{e2}",
        "credits",
        "{error:{message",
        "no token",
        "user access token",
        "is expired",
    ];
    prop_oneof![
        4 => select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
        1 => "[A-Za-z0-9_.-]{0,24}",
    ]
}

/// Put together here, so that no file holds anything that looks like a token.
fn token() -> impl Strategy<Value = String> {
    (select(&["hf_", "hf_oauth_", "hf_jwt_", "api_org_"][..]), "[A-Za-z0-9]{24,60}")
        .prop_map(|(prefix, rest)| format!("{prefix}{rest}"))
}
