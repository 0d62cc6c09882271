//! `cargo xtask prose`: how hard the guide is to read, page by page, and what is too hard.
//!
//! | module | holds |
//! |---|---|
//! | [`mod@sentences`] | the sentences of a page, with their lines |
//!
//! The reading age is that of Flesch and Kincaid: 0.39 × words per sentence + 11.8 × syllables per word − 15.59 is the
//! school grade ([Kincaid et al., 1975](https://apps.dtic.mil/sti/citations/ADA006655)), and five years more the age.
//! Syllables are counted by `textstat`, by groups of vowels. It knows no meaning: a short text about
//! "authentication" is still as hard as that word.

pub mod sentences;

use anyhow::{Context, Result, bail};
use sentences::{Sentence, sentences};
use serde_json::json;
use site::{Problem, Sources};
use std::fmt::Write as _;
use std::io::Write as _;

/// The longest that the sentences of a page may be on average, in words.
pub const LONGEST_AVERAGE: f64 = 25.0;

/// The longest that a sentence may be, in words.
pub const LONGEST_SENTENCE: usize = 40;

/// The reading age that a page may ask for.
pub const OLDEST: f64 = 14.0;

/// Words that blame, belittle or promise that something is easy.
pub const UNKIND: &[&str] = &[
    "simply",
    "obviously",
    "easily",
    "trivial",
    "clearly",
    "of course",
    "you failed",
    "you forgot",
    "your fault",
    "your mistake",
    "you should have",
];

/// What `prose` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// How hard a text is to read.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    /// How many words it has.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// How many syllables.
    pub syllables: usize,
    /// The words of its longest sentence.
    pub longest: usize,
}

impl Measure {
    /// Of these sentences together.
    pub fn of<'a>(sentences: impl IntoIterator<Item = &'a Sentence>) -> Self {
        let mut measure = Self::default();
        for sentence in sentences {
            let words = sentence.words().count();
            measure.words += words;
            measure.sentences += 1;
            measure.syllables += sentence.words().map(textstat::syllables).sum::<usize>();
            measure.longest = measure.longest.max(words);
        }
        measure
    }

    /// Words per sentence.
    pub fn average(&self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    /// The age of a reader who follows it at first reading, in years.
    pub fn age(&self) -> f64 {
        let syllables = self.syllables as f64 / self.words.max(1) as f64;
        0.39 * self.average() + 11.8 * syllables - 15.59 + 5.0
    }
}

/// Measures the guide, and prints a table.
///
/// # Errors
/// The sources cannot be read, or something in them is too hard to read.
pub fn run(arguments: &Arguments) -> Result<()> {
    let sources = site::load(&crate::repository())?;
    let pages = pages(&sources);
    let list = if arguments.json { as_json(&pages) } else { as_table(&pages) };
    write!(std::io::stdout(), "{list}").context("writing the list")?;
    let problems = problems(&pages);
    if !problems.is_empty() {
        let shown: Vec<_> = problems.iter().map(|problem| problem.shown(&sources)).collect();
        bail!("{} to mend:\n{}", problems.len(), shown.join("\n"));
    }
    Ok(())
}

/// Every page with its sentences, in the order of their paths.
pub fn pages(sources: &Sources) -> Vec<(&str, Vec<Sentence>)> {
    sources.pages.iter().map(|page| (page.path.as_str(), sentences(&page.text))).collect()
}

/// What is too hard to read, or unkind.
pub fn problems(pages: &[(&str, Vec<Sentence>)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, sentences) in pages {
        let measure = Measure::of(sentences);
        let (average, age) = (measure.average(), measure.age());
        if age > OLDEST {
            let message = format!("the page asks for a reading age of {age:.1}");
            let hint = format!("{OLDEST} is the most: shorter sentences, and shorter words");
            problems.push(Problem::new(path, 1, message).hint(hint));
        }
        if average > LONGEST_AVERAGE {
            let message = format!("sentences of {average:.0} words on average");
            let hint = format!("{LONGEST_AVERAGE} is the most");
            problems.push(Problem::new(path, 1, message).hint(hint));
        }
        for sentence in sentences {
            let words = sentence.words().count();
            if words > LONGEST_SENTENCE {
                let message = format!("a sentence of {words} words");
                let hint = format!("{LONGEST_SENTENCE} is the most: make two of it");
                problems.push(Problem::new(path, sentence.line, message).hint(hint));
            }
            for unkind in sentence.says(UNKIND) {
                let message = format!("`{unkind}` is unkind to whoever does not find it so");
                let hint = "leave it out".to_owned();
                problems.push(Problem::new(path, sentence.line, message).hint(hint));
            }
        }
    }
    problems
}

/// The measure of the whole guide.
fn whole(pages: &[(&str, Vec<Sentence>)]) -> Measure {
    Measure::of(pages.iter().flat_map(|(_, sentences)| sentences))
}

fn as_table(pages: &[(&str, Vec<Sentence>)]) -> String {
    let mut table = format!(
        "{:<52} {:>6} {:>9} {:>8} {:>8} {:>5}\n",
        "page", "words", "sentences", "average", "longest", "age"
    );
    let mut rows: Vec<_> =
        pages.iter().map(|(path, sentences)| (*path, Measure::of(sentences))).collect();
    rows.sort_by(|(_, one), (_, other)| other.age().total_cmp(&one.age()));
    rows.push(("all", whole(pages)));
    for (path, measure) in rows {
        let Measure { words, sentences, longest, .. } = measure;
        let (average, age) = (measure.average(), measure.age());
        writeln!(
            table,
            "{path:<52} {words:>6} {sentences:>9} {average:>8.1} {longest:>8} {age:>5.1}"
        )
        .expect("a string can be written to");
    }
    table
}

fn as_json(pages: &[(&str, Vec<Sentence>)]) -> String {
    let row = |path: &str, measure: &Measure| {
        json!({
            "page": path,
            "words": measure.words,
            "sentences": measure.sentences,
            "average": measure.average(),
            "longest": measure.longest,
            "age": measure.age(),
        })
    };
    let rows: Vec<_> = pages.iter().map(|(path, them)| row(path, &Measure::of(them))).collect();
    format!("{}\n", json!({ "pages": rows, "all": row("all", &whole(pages)) }))
}
