//! How fast a text is read, beside what the machine needs to copy it. Reading should keep up with any log that
//! somebody pastes: a hundred megabytes a second.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write;

fn main() {
    divan::main();
}

/// How large the texts are, in bytes.
const SIZE: usize = 8_000_000;

/// The kinds of text.
const KINDS: [&str; 2] = ["logs", "prose"];

#[divan::bench(args = KINDS, sample_count = 20)]
fn read(bencher: Bencher, kind: &str) {
    each_byte(bencher, kind, reading::read);
}

#[divan::bench(args = KINDS, sample_count = 20)]
fn floor_of_a_copy_in_lower_case(bencher: Bencher, kind: &str) {
    each_byte(bencher, kind, str::to_ascii_lowercase);
}

fn each_byte<T>(bencher: Bencher, kind: &str, work: fn(&str) -> T) {
    let text = if kind == "logs" { logs() } else { prose() };
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| work(black_box(&text)));
}

/// What a server writes on a bad day: every refusal there is, in tracebacks between lines that say nothing.
fn logs() -> String {
    let refusals: Vec<_> = hub_stub::replies().iter().filter(|reply| reply.status >= 400).collect();
    let mut text = String::with_capacity(SIZE + 10_000);
    let mut at = 0;
    while text.len() < SIZE {
        let reply = refusals[at % refusals.len()];
        let (second, status) = (at % 60, reply.status);
        for line in 0..8 {
            writeln!(
                text,
                "2026-11-22T10:15:{second:02}.{line:03}Z INFO [worker-{line}] app.pipeline: batch {at} of documents is ready, 32 items in {line}.7 s"
            )
            .expect("a string can be written to");
        }
        writeln!(
            text,
            "Traceback (most recent call last):\n  File \"/usr/lib/python3.12/site-packages/httpx/_client.py\", line 914, in send\n    response = self._send_handling_auth(request, auth=auth)\n  File \"/srv/app/pipeline.py\", line {at}, in summarize\n    answer = client.chat.completions.create(model=model, messages=messages)\nopenai.APIStatusError: Error code: {status} - {}\n",
            reply.body
        )
        .expect("a string can be written to");
        at += 1;
    }
    text
}

/// Sentences in an order that does not repeat soon, so that nothing can learn it.
fn prose() -> String {
    const SENTENCES: &[&str] = &[
        "The harbour lay still that morning, and the gulls had gone inland with the plough. ",
        "Nobody remembered who had planted the pear tree, but everyone had an opinion on its age. ",
        "She counted the steps, as she always did, and was one short. ",
        "“It will rain before noon,” he said, and folded his newspaper into a hat.\n\n",
        "A letter came for the schoolmaster, with a stamp that he had not seen before. ",
        "Half of the village walked to the market; the other half was already there. ",
        "In winter the road over the pass is closed, and the café sells twice as many cakes. ",
        "They measured the room in feet, then in hands, and in the end in sheets of paper.\n",
    ];
    let mut text = String::with_capacity(SIZE + 200);
    let mut state = 1_u32;
    while text.len() < SIZE {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(SENTENCES[(state >> 29) as usize]);
    }
    text
}
