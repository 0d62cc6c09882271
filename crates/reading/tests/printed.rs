//! What the reader says of clients, held to what each of them printed when it was run.

#![allow(missing_docs)] // The names of the tests are their sentences.

use reading::CLIENTS;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What one client printed, with one set of versions, by the status and where the sentence stood in the reply.
#[derive(Deserialize)]
struct Row {
    page: String,
    versions: String,
    refusals: BTreeMap<String, Printed>,
}

/// How the sentence could be read from the error, the text of the error first.
#[derive(Deserialize)]
struct Printed {
    sentence: Vec<String>,
}

#[test]
fn what_the_checker_has_people_print_was_seen_to_hold_the_sentence() {
    let rows = include_str!("../../../xtask/clients/printed.json");
    let rows: Vec<Row> =
        serde_json::from_str(rows).expect("the table is as `cargo xtask clients` writes it");
    let mut held = 0;
    for client in CLIENTS {
        // `?.` is how JavaScript reads what may be absent.
        let code = client.prints.replace("?.", ".");
        let read: Vec<&str> =
            code.split(|sign: char| !sign.is_alphanumeric() && !"._".contains(sign)).collect();
        for Row { versions, refusals, .. } in rows.iter().filter(|row| row.page == client.page) {
            for (refusal, Printed { sentence }) in refusals {
                let holds = sentence.iter().any(|way| read.contains(&&**way));
                assert!(
                    holds || sentence.is_empty(),
                    "{}: with {versions}, `{code}` hides the sentence of {refusal}, which is in {sentence:?}",
                    client.page,
                );
                held += usize::from(holds);
            }
        }
    }
    assert!(held > 100, "only {held} ways were run");
}
