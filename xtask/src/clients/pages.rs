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

/// Where the sentence of each reply is, for all clients.
fn overview(by_page: &BTreeMap<&str, Vec<&Row>>) -> String {
    let mut text = "This was seen by running each client.\nWhere the text of the error hides the sentence, the table says what shows it.\n\n".to_owned();
    let all = by_page.values().flatten().flat_map(|row| row.refusals.keys());
    // Several statuses share a reply, and the first is as good as the others.
    let mut kinds: BTreeMap<String, &String> = BTreeMap::new();
    for refusal in all {
        kinds.entry(reply(refusal).1).or_insert(refusal);
    }
    let heads: Vec<_> = kinds.keys().map(|reply| format!("`{reply}`")).collect();
    let _ =
        writeln!(text, "| Client | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for (page, rows) in by_page {
        for Row { client, versions, refusals, .. } in rows {
            let cells = kinds.values().map(|refusal| {
                let printed = refusals.get(*refusal);
                printed.map_or_else(String::new, |printed| place(&printed.sentence))
            });
            let cells: Vec<_> = cells.collect();
            let _ = writeln!(
                text,
                "| [`{client}`](/clients/{page}/) with {versions} | {} |",
                cells.join(" | "),
            );
        }
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
