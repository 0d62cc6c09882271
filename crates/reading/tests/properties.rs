//! What holds for every text and every evidence, tried with some hundred of each.
//!
//! `PROPTEST_CASES=100000 cargo test --release --package reading --test properties` tries more; the fuzz targets in
//! `fuzz` look for what no list of noises has.
//!
//! That reading takes time in proportion to the text is argued here, because a clock would accuse a busy machine:
//!
//! - `plain` and `scan` go forward only. At each word `scan` looks ahead no farther than the longest phrase; behind a
//!   number it looks to the end of the next word, where no other number has been.
//! - `hosts` looks at a bounded stretch behind each `://`.
//! - `secret` goes on behind a token's end, and looks at a bounded stretch behind a prefix inside a word.
//! - `details` goes through the text once for each of a fixed number of phrases, and looks at a bounded stretch behind
//!   each place, or at one that ends before the next.

mod clients;

use clients::{CLIENTS, Refused, Shown};
use diagnosis::{
    Account, Answer, Chat, Evidence, Holder, Observed, Payer, Plan, Probe, Reading, Refusal,
    Standing, Step, TokenShape, Topic, Unseen, Usage, Verdict, consult, paths, questions,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use reading::plain::plain;
use reading::scan::{Scan, scan};
use reading::{details::details, read, secret};

/// The same cases every time, so that a failure is nobody's bad luck.
fn config() -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(402),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn noise_around_a_refusal_changes_nothing(
        refusal in refusal(),
        before in vec(noise()),
        after in vec(noise()),
        wrapping in wrapping(),
    ) {
        let wrapped = wrapping.of(&refusal);
        let noisy = format!("{}{wrapped}\n{}", before.concat(), after.concat());
        prop_assert_eq!(read(&noisy), read(&refusal), "{}", noisy);
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
        prop_assert_eq!(read(&cut_off), read(&sentence), "{}", cut_off);
    }

    #[test]
    fn noise_says_nothing_by_itself(noise in vec(noise())) {
        let found = scan(&plain(&noise.concat()));
        prop_assert_eq!(format!("{found:?}"), format!("{:?}", Scan::NOTHING));
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
        let details = details(&text);
        prop_assert_eq!(details.tokens, 1);
        prop_assert!(!format!("{details:?}").contains(&token), "{:?}", details);
    }

    #[test]
    fn one_more_answer_or_source_only_narrows_the_candidates(
        evidence in evidence(),
        forgotten in any::<Index>(),
    ) {
        let verdict = consult(&evidence);
        // Evidence that contradicts itself has no truth that a part of it could be held to.
        prop_assume!(!contradicts_itself(&verdict));
        let less = knowing_less(&evidence);
        prop_assume!(!less.is_empty());
        let less = forgotten.get(&less);
        let verdict_with_less = consult(less);
        // A presumption about a token by itself ends where a report begins.
        prop_assume!(!presumes(&verdict_with_less));
        let (more, less_left) = (left(&verdict), left(&verdict_with_less));
        prop_assert!(
            more.iter().all(|id| less_left.contains(id)),
            "leads to {:?}, but\n{:#?}\nto {:?}", more, less, less_left,
        );
    }

    #[test]
    fn not_knowing_an_answer_is_like_not_being_asked(
        evidence in evidence(),
        question in select(questions()),
    ) {
        prop_assume!(evidence.answers.get(question.id).is_none());
        let mut asked = evidence.clone();
        asked.answers.set(question.id, Answer::DontKnow);
        prop_assert_eq!(left(&consult(&asked)), left(&consult(&evidence)));
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
            let status = scan(&plain(&line)).status;
            if status.is_some() {
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
    prop_assert_eq!(read(text), read(&plain_text));
    let (blotted, count) = secret::blot(text);
    prop_assert_eq!(secret::blot(&blotted), (blotted.clone(), 0));
    prop_assert_eq!(details(text).tokens, count);
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
    select(texts.filter(|text| read(text).refusal.is_some()).collect::<Vec<_>>())
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
    (select(&["hf_", "hf_oauth_", "hf_jwt_", "api_org_"][..]), "[A-Za-z0-9]{20,60}")
        .prop_map(|(prefix, rest)| format!("{prefix}{rest}"))
}

/// What can be known: a few observations, and answers along one way through the tree, so that they agree.
fn evidence() -> impl Strategy<Value = Evidence> {
    let answers = (select(paths()), prop::collection::vec(prop::bool::weighted(0.4), 40));
    (
        rarely(reading()),
        rarely(select(TokenShape::ALL)),
        rarely(observed(account())),
        rarely(observed(select(Usage::ALL))),
        rarely(observed(prop_oneof![
            Just(Chat::Answered),
            Just(Chat::OtherAnswered),
            reading().prop_map(Chat::Refused),
        ])),
        answers,
    )
        .prop_map(|(paste, token, account, usage, chat, (path, asked))| {
            let mut evidence =
                Evidence { paste, token, account, usage, chat, ..Evidence::default() };
            for (step, _) in path.steps.iter().zip(asked).filter(|(_, asked)| *asked) {
                let answer = if step.answer { Answer::Yes } else { Answer::No };
                evidence.answers.set(step.question.id, answer);
            }
            evidence
        })
}

fn rarely<T: std::fmt::Debug>(
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.4, values)
}

fn observed<T: std::fmt::Debug>(
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = Observed<T>> {
    prop_oneof![4 => values.prop_map(Ok), 1 => select(Unseen::ALL).prop_map(Err)]
}

fn reading() -> impl Strategy<Value = Reading> {
    let (refusals, payers, topics) = (select(Refusal::ALL), select(Payer::ALL), select(Topic::ALL));
    (prop::option::of(refusals), prop::option::of(payers), prop::option::of(topics))
        .prop_map(|(refusal, payer, speaks_of)| Reading { refusal, payer, speaks_of })
}

fn account() -> impl Strategy<Value = Account> {
    let holder = (
        prop::option::of(select(Plan::ALL)),
        any::<Option<bool>>(),
        any::<Option<bool>>(),
        any::<Option<bool>>(),
        prop::option::of(select(Standing::ALL)),
    )
        .prop_map(|(plan, can_pay, may_infer, in_paying_organization, named_organization)| {
            Account::Known(Holder {
                plan,
                can_pay,
                may_infer,
                in_paying_organization,
                named_organization,
            })
        });
    let others = select(&[Account::Rejected, Account::Expired, Account::NotAPerson][..]);
    prop_oneof![3 => holder, 1 => others]
}

/// The evidence with one source or one answer less, for each that it has.
fn knowing_less(evidence: &Evidence) -> Vec<Evidence> {
    let without = |forget: fn(&mut Evidence)| {
        let mut less = evidence.clone();
        forget(&mut less);
        less
    };
    let sources = [
        without(|evidence| evidence.paste = None),
        without(|evidence| evidence.token = None),
        without(|evidence| evidence.account = None),
        without(|evidence| evidence.usage = None),
        without(|evidence| evidence.chat = None),
    ];
    let questions = questions();
    let answers = questions.iter().map(|forgotten| {
        let mut less = evidence.clone();
        less.answers = Default::default();
        for question in questions.iter().filter(|question| question.id != forgotten.id) {
            if let Some(answer) = evidence.answers.get(question.id) {
                less.answers.set(question.id, answer);
            }
        }
        (evidence.answers.get(forgotten.id).is_some()).then_some(less)
    });
    sources.into_iter().filter(|less| less != evidence).chain(answers.flatten()).collect()
}

/// The ids of what is left, one if a verdict is reached.
fn left(verdict: &Verdict) -> Vec<&'static str> {
    match verdict {
        Verdict::Reached(path) => vec![path.diagnosis.id],
        Verdict::Open { candidates, .. } => {
            candidates.iter().map(|path| path.diagnosis.id).collect()
        }
    }
}

fn presumes(verdict: &Verdict) -> bool {
    any_step(verdict, |step| step.decided_by == Some(Probe::Presumption))
}

fn contradicts_itself(verdict: &Verdict) -> bool {
    any_step(verdict, |step| step.contradicted_by.is_some())
}

fn any_step(verdict: &Verdict, says: impl Fn(&Step) -> bool) -> bool {
    match verdict {
        Verdict::Reached(path) => path.steps.iter().any(says),
        Verdict::Open { candidates, .. } => {
            candidates.iter().any(|path| path.steps.iter().any(&says))
        }
    }
}
