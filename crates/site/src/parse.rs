//! The second stage: each file understood by itself.

use rayon::prelude::*;

use crate::document::Document;
use crate::load::Sources;
use crate::problem::{Problem, in_order};
use crate::secret::looks_like_a_token;
use crate::settings::Settings;

/// Sources that are right each by itself, and may still be wrong together.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is true of the site as a whole.
    pub settings: Settings,
    /// The pages, in the order of their paths.
    pub documents: Vec<Document>,
    /// What is wrong in any of them: [`link`](fn@crate::link) adds what is wrong between them, so that an author hears
    /// it all at once.
    pub problems: Vec<Problem>,
}

/// Understands every source, or says everything that is wrong where one cannot be understood at all.
pub fn parse(sources: &Sources) -> Result<Draft, Vec<Problem>> {
    let mut problems = secrets(sources);
    let pages: Vec<(Option<Document>, Vec<Problem>)> = sources
        .pages
        .par_iter()
        .map(|file| {
            let mut problems = Vec::new();
            (Document::parse(file, &mut problems), problems)
        })
        .collect();
    let mut documents = Vec::new();
    for (document, found) in pages {
        documents.extend(document);
        problems.extend(found);
    }
    let settings = Settings::parse(&sources.settings).map_err(|problem| problems.push(problem));
    match settings {
        Ok(settings) if documents.len() == sources.pages.len() => {
            Ok(Draft { settings, documents, problems })
        }
        _ => Err(in_order(problems)),
    }
}

/// The lines that hold something like a token: none may, not even as an example.
fn secrets(sources: &Sources) -> Vec<Problem> {
    let texts = [&sources.settings].into_iter();
    let texts = texts.chain(&sources.pages).chain(&sources.templates);
    let texts = texts.map(|file| (&file.path, file.text.as_bytes()));
    let statics = sources.statics.iter().map(|file| (&file.path, &*file.bytes));
    let mut problems = Vec::new();
    for (path, bytes) in texts.chain(statics) {
        for (number, line) in String::from_utf8_lossy(bytes).lines().enumerate() {
            if looks_like_a_token(line) {
                let message = "something like a token: write `hf_…` in its place";
                problems.push(Problem::new(path, number + 1, message));
            }
        }
    }
    problems
}
