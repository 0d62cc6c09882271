//! How the tree speaks, and what its outline is.

use diagnosis::{Next, Question, ROOT, diagnoses, questions};
use similar::TextDiff;

fn is_kebab_case(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

#[test]
fn ids_are_kebab_case_and_nobodys_elses() {
    let mut ids: Vec<_> = questions().iter().map(|question| question.id).collect();
    ids.extend(diagnoses().iter().map(|diagnosis| diagnosis.id));
    for id in &ids {
        assert!(is_kebab_case(id), "`{id}` is not kebab-case");
    }
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an id is used twice among {ids:?}");
}

#[test]
fn questions_ask_and_say_where_to_look() {
    for question in questions() {
        let Question { id, ask, look, if_yes, if_no, .. } = question;
        assert!(ask.ends_with('?'), "the question `{id}` does not ask");
        assert!(look.ends_with('.'), "`{id}` does not say in a sentence where to look");
        assert!(!question.tests.is_empty(), "nothing can answer `{id}`");
        for clause in [if_yes, if_no] {
            assert!(!clause.ends_with(['.', '?']) && if_yes != if_no, "`{id}`: {clause}");
        }
    }
}

#[test]
fn titles_state_and_remedies_are_sentences() {
    for diagnosis in diagnoses() {
        let (id, title) = (diagnosis.id, diagnosis.title);
        assert!(title.starts_with(char::is_uppercase), "the title of `{id}` is not a statement");
        assert!(!title.ends_with(['.', '!', '?']), "the title of `{id}` ends like a sentence");
        assert!(diagnosis.remedy.ends_with('.'), "the remedy of `{id}` is not a sentence");
        assert!(diagnosis.vain.ends_with('.'), "what does not help with `{id}` is not a sentence");
    }
}

/// The table of reports is what the numbers behind the order of causes can be counted from.
#[test]
fn as_many_reports_are_listed_as_a_cause_says() {
    let table = include_str!("reports.tsv");
    let causes: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').next().unwrap_or_default())
        .collect();
    for diagnosis in diagnoses() {
        let listed = causes.iter().filter(|cause| **cause == diagnosis.id).count();
        assert_eq!(listed, usize::from(diagnosis.reports), "reports of `{}`", diagnosis.id);
    }
    let known: usize = diagnoses().iter().map(|diagnosis| usize::from(diagnosis.reports)).sum();
    assert_eq!(causes.len(), known, "a cause in the table is no diagnosis");
}

/// The words are shown as they are, on pages, in the checker and in JSON.
#[test]
fn words_hold_no_markup() {
    let asked = questions()
        .into_iter()
        .flat_map(|question| [question.ask, question.look, question.if_yes, question.if_no]);
    let told = diagnoses().into_iter().flat_map(|one| [one.title, one.remedy, one.vain]);
    for words in asked.chain(told) {
        assert!(!words.contains(['`', '*', '<', '[']), "{words}");
    }
}

#[test]
fn outline() {
    let mut outline = String::new();
    draw(&Next::Ask(ROOT), 0, &mut outline);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outline.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return std::fs::write(file, &outline).expect("the outline can be written");
    }
    let before = std::fs::read_to_string(file).expect("the outline is there");
    let difference = TextDiff::from_lines(&before, &outline).unified_diff().to_string();
    assert!(difference.is_empty(), "`cargo xtask bless` accepts this change:\n{difference}");
}

fn draw(next: &Next, depth: usize, outline: &mut String) {
    let indent = "  ".repeat(depth);
    match next {
        Next::Conclude(diagnosis) => {
            outline.push_str(&format!("{indent}= {}: {}\n", diagnosis.id, diagnosis.title));
        }
        Next::Ask(question) => {
            let probes: Vec<_> = question
                .tests
                .iter()
                .map(|test| format!("{:?}", test.probe()).to_lowercase())
                .collect();
            outline.push_str(&format!("{indent}{}? [{}]\n", question.id, probes.join(" ")));
            for (word, arrow) in [("yes", &question.yes), ("no", &question.no)] {
                outline.push_str(&format!("{indent}  {word}:\n"));
                draw(arrow, depth + 2, outline);
            }
        }
    }
}
