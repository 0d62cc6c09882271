//! `cargo xtask facts`: how old the facts are, whether the pages that they come from still answer, and what is still
//! called unknown although it was settled.
//!
//! Whether the prose takes the facts is the build's affair.
//!
//! | module | holds |
//! |---|---|
//! | [`questions`] | open questions that were settled, and are still called open |

pub mod questions;

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde_json::json;
use site::facts::{FactKind, Facts};
use std::io::Write;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What `facts` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Fail if a fact was last checked more than so many days ago.
    #[arg(long, value_name = "DAYS", default_value_t = 90)]
    max_age: i64,
    /// Ask every address and every source whether it still answers. This goes out to the web.
    #[arg(long)]
    links: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// One fact in the list.
struct Row<'a> {
    name: &'a str,
    value: &'a str,
    kind: FactKind,
    checked: &'a str,
    /// In days.
    age: i64,
    sure: String,
    sources: Vec<&'a str>,
}

/// Lists the facts, the oldest first.
///
/// # Errors
/// The sources cannot be read or understood, a fact is too old or of the future, an address does not answer, or a page
/// calls something unknown that was settled.
pub fn run(arguments: &Arguments) -> Result<()> {
    let sources = site::load(&crate::repository())?;
    let (draft, problems) = match site::parse(&sources) {
        Ok(mut draft) => {
            let problems = std::mem::take(&mut draft.problems);
            (Some(draft), problems)
        }
        Err(problems) => (None, problems),
    };
    for problem in &problems {
        writeln!(std::io::stderr(), "{}", sources.shown(problem))?;
    }
    let draft = draft.filter(|_| problems.is_empty()).context("mend the sources first")?;
    let facts = draft.facts;

    let now = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970")?;
    let today = i64::try_from(now.as_secs() / 86_400).context("the clock is far off")?;
    let rows = rows(&facts, today)?;
    let list = if arguments.json { as_json(&rows) } else { as_table(&rows) };
    write!(std::io::stdout(), "{list}").context("writing the list")?;

    let mut failures = out_of_date(&rows, arguments.max_age);
    let open = questions::still_called_open(&draft.documents);
    failures.extend(open.iter().map(|problem| sources.shown(problem)));
    if arguments.links {
        failures.extend(dead_links(&facts));
    }
    if !failures.is_empty() {
        bail!("{} to look at:\n{}", failures.len(), failures.join("\n"));
    }
    Ok(())
}

/// The facts, the oldest first, then by name.
fn rows(facts: &Facts, today: i64) -> Result<Vec<Row<'_>>> {
    let mut rows = Vec::new();
    for (name, fact) in &facts.facts {
        let checked = fact.checked.get_ref();
        let day = days_since_1970(checked).with_context(|| format!("`{checked}` is no date"))?;
        rows.push(Row {
            name: name.get_ref(),
            value: &fact.value,
            kind: fact.kind,
            checked,
            age: today - day,
            sure: format!("{:?}", fact.sure).to_lowercase(),
            sources: fact.source.iter().collect(),
        });
    }
    rows.sort_by_key(|row| (-row.age, row.name));
    Ok(rows)
}

/// What was checked too long ago, or is said to have been checked on a day that is still to come: a build must not depend
/// on the clock, so it cannot tell.
fn out_of_date(rows: &[Row<'_>], max_age: i64) -> Vec<String> {
    let wrong = rows.iter().filter_map(|Row { name, checked, age, .. }| match *age {
        ..0 => Some(format!("`{name}` was checked on {checked}, which is still to come")),
        age if age > max_age => Some(format!("`{name}` was checked {age} days ago")),
        _ => None,
    });
    wrong.collect()
}

fn as_table(rows: &[Row<'_>]) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let line = |row: &Row<'_>| {
        let Row { name, value, checked, age, sure, sources, .. } = row;
        let sources = sources.join(", ");
        format!("{age:>4} days  {checked}  {sure:<10}  {name:<width$}  {value}  ({sources})\n")
    };
    rows.iter().map(line).collect()
}

fn as_json(rows: &[Row<'_>]) -> String {
    let row = |row: &Row<'_>| {
        json!({
            "id": row.name,
            "kind": row.kind,
            "value": row.value,
            "checked": row.checked,
            "ageDays": row.age,
            "sure": row.sure,
            "sources": row.sources,
        })
    };
    format!("{:#}\n", json!(rows.iter().map(row).collect::<Vec<_>>()))
}

/// The addresses that do not answer, with the facts and sources that name them.
fn dead_links(facts: &Facts) -> Vec<String> {
    let urls = facts.facts.iter().filter(|(_, fact)| fact.kind == FactKind::Url);
    let urls = urls.map(|(name, fact)| (name.get_ref(), &fact.value));
    let sources = facts.sources.iter().map(|(name, source)| (name.get_ref(), &source.url));
    let asked: Vec<_> =
        urls.chain(sources).filter(|(_, url)| url.starts_with("https://")).collect();
    asked
        .par_iter()
        .filter_map(|(name, url)| Some(format!("`{name}`: {url}: {}", trouble(url)?)))
        .collect()
}

/// Why an address does not answer; `None` if it does. A page that wants a sign-in is there.
fn trouble(url: &str) -> Option<String> {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(20)))
        .build();
    let agent = ureq::Agent::new_with_config(config);
    // Some hosts do not like HEAD.
    let is_there = |status: u16| status < 400 || matches!(status, 401 | 403 | 405 | 429);
    match agent.head(url).call().map(|reply| reply.status().as_u16()) {
        Ok(status) if status < 400 => None,
        _ => match agent.get(url).call() {
            Ok(reply) if is_there(reply.status().as_u16()) => None,
            Ok(reply) => Some(format!("HTTP {}", reply.status().as_u16())),
            Err(error) => Some(error.to_string()),
        },
    }
}

/// The day with this date, counted from 1970-01-01.
fn days_since_1970(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years are counted from 1 March, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::{as_table, days_since_1970, out_of_date, rows};
    use site::facts::Facts;
    use site::load::SourceFile;

    #[test]
    fn days_are_counted_across_leap_years() {
        for (date, days) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2026-11-23", 20_780),
        ] {
            assert_eq!(days_since_1970(date), Some(days), "{date}");
        }
        assert_eq!(days_since_1970("soon"), None);
    }

    #[test]
    fn the_oldest_fact_comes_first() {
        let fact = |name: &str, checked: &str| {
            format!(
                "[facts.{name}]\nkind = \"count\"\nvalue = \"1\"\nsource = \"a\"\nchecked = \"{checked}\"\nsure = \"measured\"\n"
            )
        };
        let text = format!(
            "[sources.a]\ntitle = \"A\"\nurl = \"https://a.example\"\n{}{}",
            fact("new", "2026-11-22"),
            fact("old", "2026-08-01")
        );
        let file = SourceFile { path: "content/facts.toml".to_owned(), text };
        let mut problems = Vec::new();
        let facts = Facts::parse(&file, &mut problems).expect("they can be read");
        assert_eq!(problems, []);
        let rows = |today| rows(&facts, today).expect("the dates are right");
        let table = as_table(&rows(20_780));
        assert_eq!(
            table,
            " 114 days  2026-08-01  measured    old  1  (a)\n   1 days  2026-11-22  measured    new  1  (a)\n"
        );
        assert_eq!(out_of_date(&rows(20_780), 90), ["`old` was checked 114 days ago"]);
        assert_eq!(
            out_of_date(&rows(20_778), 120),
            ["`new` was checked on 2026-11-22, which is still to come"]
        );
    }
}
