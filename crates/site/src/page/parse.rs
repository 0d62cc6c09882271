//! The second stage: each file understood by itself.

use rayon::prelude::*;

use crate::base::place::Lines;
use crate::base::problem::{Problem, in_order};
use crate::base::secret::{TO_WRITE, looks_like_a_token};
use crate::page::document::Document;
use crate::source::facts::Facts;
use crate::source::hosts::foreign_hosts;
use crate::source::load::{SourceFile, Sources};
use crate::source::messages::{self, Entry};
use crate::source::samples::Sample;
use crate::source::settings::Settings;

/// Sources that are right each by itself, and may still be wrong together.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// What they are made from.
    pub(crate) sources: &'a Sources,
    /// What is true of the site as a whole.
    pub settings: Settings,
    /// What the prose takes from elsewhere.
    pub facts: Facts,
    /// Every known message, with its line.
    pub messages: Vec<Entry>,
    /// The pages, in the order of their paths.
    pub documents: Vec<Document>,
    /// One whole program for each of some clients, in the order of their ids.
    pub samples: Vec<Sample>,
    /// What is wrong in any of them: `link` adds what is wrong between them, so that an author hears
    /// it all at once.
    pub problems: Vec<Problem>,
}

/// Understands every source, or says everything that is wrong where one cannot be understood at all.
pub fn parse(sources: &Sources) -> Result<Draft<'_>, Vec<Problem>> {
    let mut problems = Vec::new();
    let files = [&sources.settings].into_iter().chain(&sources.messages);
    for file in files.chain(&sources.samples).chain(&sources.templates) {
        secrets(&file.path, file.text.as_bytes(), &mut problems);
    }
    problems.extend(sources.broken.iter().cloned());
    for file in &sources.statics {
        secrets(&file.path, &file.bytes, &mut problems);
    }
    for path in &sources.strays {
        problems.push(Problem::new(path, 1, "is read by nothing: a page ends in `.md`"));
    }
    let messages =
        sources.messages.iter().flat_map(|file| messages::parse(file, &mut problems)).collect();
    let samples = Sample::parse_all(&sources.samples, &mut problems);
    let settings = Settings::parse(&sources.settings).map_err(|found| problems.extend(found));
    // Without facts every page that takes one, and every address, would seem to be wrong.
    let Some(facts) = Facts::parse(&sources.facts, &mut problems) else {
        return Err(in_order(problems));
    };
    problems.extend(foreign_hosts(sources, &facts));
    let pages: Vec<_> = sources.pages.par_iter().map(|file| page(file, &facts)).collect();
    let mut documents = Vec::new();
    for (document, found) in pages {
        documents.extend(document);
        problems.extend(found);
    }
    match settings {
        Ok(settings) if documents.len() == sources.pages.len() => {
            Ok(Draft { sources, settings, facts, messages, documents, samples, problems })
        }
        _ => Err(in_order(problems)),
    }
}

/// Understands one page, if there is anything to build on, and says what is wrong with it.
fn page(file: &SourceFile, facts: &Facts) -> (Option<Document>, Vec<Problem>) {
    let mut problems = Vec::new();
    secrets(&file.path, file.text.as_bytes(), &mut problems);
    problems.extend(unwritten(file));
    (Document::parse(file, facts, &mut problems), problems)
}

/// The places where something is still to be written.
fn unwritten(file: &SourceFile) -> impl Iterator<Item = Problem> {
    let marks = file.text.match_indices(TO_WRITE);
    marks.map(|(at, mark)| {
        let place = Lines::new(&file.text).place(at);
        Problem::at(&file.path, place, format!("`{mark}`: something is still to be written here"))
    })
}

/// The lines that hold something like a token: none may, not even as an example.
fn secrets(path: &str, bytes: &[u8], problems: &mut Vec<Problem>) {
    let text = String::from_utf8_lossy(bytes);
    // Hardly any file has one, and then a look at the whole is enough.
    if !looks_like_a_token(&text) {
        return;
    }
    for (number, line) in text.lines().enumerate() {
        if looks_like_a_token(line) {
            let message = "something like a token: write `hf_…` in its place";
            problems.push(Problem::new(path, number + 1, message));
        }
    }
}
