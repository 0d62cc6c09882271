//! The samples of `content/samples/`, held to the pages of their clients and put into the blocks of code that show them.

use crate::base::problem::Problem;
use crate::link::alternatives::client;
use crate::page::document::Document;
use crate::source::samples::Sample;

/// Shows the samples in the blocks of code that ask for one, and says what is wrong with those and with the samples.
pub(crate) fn fill(documents: &mut [Document], samples: &[Sample]) -> Vec<Problem> {
    let has_page = |sample: &Sample| documents.iter().any(|page| client(page) == Some(&sample.id));
    let lonely = samples.iter().filter(|sample| !has_page(sample));
    let mut problems: Vec<_> = lonely
        .map(|Sample { id, path, .. }| {
            Problem::new(path, 1, format!("has no page `content/clients/{id}.md`"))
        })
        .collect();
    for document in documents {
        let has_sample = |name| samples.iter().any(|sample| sample.id == name);
        if document.front.reader.is_some() && !client(document).is_some_and(has_sample) {
            let message = "`[reader]` is for a client that has a sample in `content/samples/`";
            problems.push(Problem::new(&document.path, document.title_line, message));
        }
        let asked: Vec<_> =
            document.body.code().map(|(fence, text)| (fence.clone(), text)).collect();
        for (position, (fence, text)) in asked.into_iter().enumerate() {
            let Some(id) = &fence.sample else { continue };
            let message = match samples.iter().find(|sample| sample.id == *id) {
                None => format!("shows the sample `{id}`, which is not in `content/samples/`"),
                Some(_) if !text.is_empty() => {
                    format!("the block that shows the sample `{id}` is not empty")
                }
                Some(sample) if sample.language != fence.language => {
                    format!("the sample `{id}` is `{}`, not `{}`", sample.language, fence.language)
                }
                Some(sample) => {
                    document.body.fill(position, sample.text(|_| true));
                    continue;
                }
            };
            problems.push(Problem::new(&document.path, fence.line, message));
        }
    }
    problems
}
