//! The table, told in the guide: the last section of each client's page, and that of the page of all clients.

use super::read;
use super::table::{Printed, Row};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// The heading of the last section of a client's page.
const OF_A_CLIENT: &str = "## What it prints for each refusal\n";

/// The heading of the last section of the page of all clients.
const OF_ALL: &str = "## Whether the sentence is shown\n";

/// A page of the guide with what it should be.
pub struct Page {
    path: PathBuf,
    should_be: String,
    /// Whether it is.
    pub is_so: bool,
}

impl Page {
    /// Makes it so.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self) -> Result<()> {
        fs::write(&self.path, &self.should_be)
            .with_context(|| format!("writing {}", self.path.display()))
    }

    fn new(name: &str, heading: &str, section: &str) -> Result<Self> {
        let path = crate::repository().join("content").join(format!("{name}.md"));
        let text = read(&path)?;
        let prose = text.split(heading).next().unwrap_or_default().trim_end();
        let should_be = format!("{prose}\n\n{heading}\n{section}");
        Ok(Self { path, is_so: text == should_be, should_be })
    }
}

/// Every page on which the table is told.
///
/// # Errors
/// A row names a page that is not there.
pub fn pages(rows: &[Row]) -> Result<Vec<Page>> {
    let mut by_page: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        by_page.entry(&row.page).or_default().push(row);
    }
    let mut pages = vec![Page::new("clients", OF_ALL, &overview(&by_page))?];
    for (name, rows) in by_page {
        pages.push(Page::new(&format!("clients/{name}"), OF_A_CLIENT, &details(&rows))?);
    }
    Ok(pages)
}

/// A table for each client; versions that print the same share one.
fn details(rows: &[&Row]) -> String {
    let mut groups: Vec<(&Row, Vec<&str>)> = Vec::new();
    for row in rows {
        let alike = |(first, _): &&mut (&Row, _)| {
            first.client == row.client && first.refusals == row.refusals
        };
        match groups.iter_mut().find(alike) {
            Some((_, versions)) => versions.push(&row.versions),
            None => groups.push((row, vec![&row.versions])),
        }
    }
    let mut text = "This was seen by running it; `…` is the sentence.\n".to_owned();
    for (Row { client, refusals, .. }, versions) in groups {
        let _ = write!(text, "\n`{client}` with {}:\n\n", versions.join("; with "));
        text += "| The reply | What is printed | The sentence is in |\n|---|---|---|\n";
        for (refusal, Printed { raises, prints, sentence }) in refusals {
            let (status, reply) = reply(refusal);
            let prints = prints
                .replace("{reply}", &reply)
                .replace("{sentence}", "…")
                .replace("{id}", "Root=1-6…");
            let lines = prints.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<_> = lines.map(|line| format!("`{}`", short(line))).collect();
            let place = place(sentence);
            let _ = writeln!(
                text,
                "| {status} `{reply}` | `{raises}`: {} | {place} |",
                lines.join(" "),
            );
        }
    }
    text
}

/// Where the sentence of each reply is, for all clients; versions that are alike share a row.
fn overview(by_page: &BTreeMap<&str, Vec<&Row>>) -> String {
    // Several statuses share a form, and any of them speaks for it.
    let mut forms: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    if let Some(row) = by_page.values().flatten().next() {
        for refusal in row.refusals.keys() {
            forms.entry(reply(refusal).1).or_insert((0, refusal)).0 += 1;
        }
    }
    let mut forms: Vec<_> =
        forms.iter().map(|(form, (count, refusal))| (count, form, *refusal)).collect();
    forms.sort_by(|one, other| other.cmp(one)); // What is met most often, comes first.

    let mut alike: Vec<(String, String, Vec<&str>)> = Vec::new();
    for (page, rows) in by_page {
        for Row { client, versions, refusals, .. } in rows {
            let places = forms.iter().filter_map(|(_, _, refusal)| refusals.get(*refusal));
            let places: Vec<_> = places.map(|printed| place(&printed.sentence)).collect();
            let (client, places) = (format!("[`{client}`](/clients/{page}/)"), places.join(" | "));
            match alike.iter_mut().find(|(first, same, _)| (first, same) == (&client, &places)) {
                Some((_, _, all)) => all.push(versions),
                None => alike.push((client, places, vec![versions])),
            }
        }
    }
    let mut text = "This was seen by running each client.\nWhere the text of an error hides the sentence, the table says what has it.\n\n".to_owned();
    let heads: Vec<_> = forms.iter().map(|(_, form, _)| format!("`{form}`")).collect();
    let rule = "---|".repeat(heads.len());
    let _ = writeln!(text, "| Client | {} |\n|---|{rule}", heads.join(" | "));
    for (client, places, versions) in alike {
        let _ = writeln!(text, "| {client} with {} | {places} |", versions.join("; "));
    }
    text
}

/// A line without the addresses of further reading, which the guide does not vouch for.
fn short(line: &str) -> String {
    let mut parts = line.split("https://");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |line, part| {
        let end = part.find([' ', '\'', '"']).unwrap_or(part.len());
        let kept = if part.starts_with("router.huggingface.co/") { &part[..end] } else { "…" };
        line + "https://" + kept + &part[end..]
    })
}

/// The status of a refusal, and the form of its reply.
fn reply(refusal: &str) -> (&str, String) {
    let (status, place) = refusal.split_once(' ').unwrap_or((refusal, ""));
    let reply = match place {
        "HTML" => "<html>…</html>".to_owned(),
        place => place
            .rsplit('.')
            .fold("\"…\"".to_owned(), |inside, name| format!("{{\"{name}\":{inside}}}")),
    };
    (status, reply)
}

/// Where the sentence is, in words.
fn place(sentence: &[String]) -> String {
    match sentence.first().map(String::as_str) {
        None => "nowhere".to_owned(),
        Some("error" | "error.message") => "the text".to_owned(),
        Some(place) => format!("`{place}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_print_the_same_share_a_table() {
        let row = |versions: &str, prints: &str| Row {
            page: "door".into(),
            client: "Door".into(),
            versions: versions.into(),
            refusals: BTreeMap::from([(
                "402 error.message".into(),
                Printed {
                    raises: "Shut".into(),
                    prints: prints.into(),
                    sentence: vec!["error.body".into()],
                },
            )]),
        };
        let rows = [row("door 1", "402:\n{sentence}"), row("door 2", "402"), row("door 3", "402")];
        let expected = "This was seen by running it; `…` is the sentence.

`Door` with door 1:

| The reply | What is printed | The sentence is in |
|---|---|---|
| 402 `{\"error\":{\"message\":\"…\"}}` | `Shut`: `402:` `…` | `error.body` |

`Door` with door 2; with door 3:

| The reply | What is printed | The sentence is in |
|---|---|---|
| 402 `{\"error\":{\"message\":\"…\"}}` | `Shut`: `402` | `error.body` |
";
        assert_eq!(details(&rows.iter().collect::<Vec<_>>()), expected);
    }
}
