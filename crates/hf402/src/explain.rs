//! `hf402 explain`: the page of a diagnosis, from the guide's own markdown.

use crate::json;
use crate::markdown;
use crate::outcome::{Outcome, Trouble};
use crate::paper::{self, Mark, Paper};
use checkup::Endpoints;
use diagnosis::{Diagnosis, diagnoses};

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Prints the page.
///
/// # Errors
/// It cannot be written.
pub(crate) fn run(id: &str, as_json: bool) -> Result<Outcome, Trouble> {
    let all = diagnoses();
    let diagnosis = all.iter().find(|diagnosis| diagnosis.id == id);
    let diagnosis = diagnosis.expect("the parser of the options takes no other id");
    let page = PAGES.iter().find(|(page, _)| *page == id).map_or("", |(_, page)| page);
    let url = diagnosis.place.map(|place| Endpoints::default().place(place, None));
    if as_json {
        paper::print(&json::line(&json::Explain::of(diagnosis, url, page)))?;
        return Ok(Outcome::InOrder);
    }
    let mut paper = Paper::new();
    head(&mut paper, diagnosis, url);
    markdown::write(&mut paper, page);
    paper::print(paper.text())?;
    Ok(Outcome::InOrder)
}

fn head(paper: &mut Paper, diagnosis: &Diagnosis, url: Option<String>) {
    paper.heading(diagnosis.title);
    paper.gap();
    paper.line(Mark::Next, diagnosis.remedy);
    if let (Some(place), Some(url)) = (diagnosis.place, url) {
        paper.below(&format!("{}: {url}", place.words()));
    }
    paper.below(&format!("Who can do it: {}.", diagnosis.mender.words()));
}

#[cfg(test)]
mod tests {
    use super::PAGES;
    use crate::markdown;
    use crate::paper::Paper;

    #[test]
    fn every_diagnosis_has_its_page() {
        for diagnosis in diagnosis::diagnoses() {
            let (_, page) = PAGES.iter().find(|(id, _)| *id == diagnosis.id).expect(diagnosis.id);
            assert!(page.contains("## What you see") && !page.contains("{{"), "{page}");
        }
        assert_eq!(PAGES.len(), diagnosis::diagnoses().len());
    }

    #[test]
    fn every_page_fits_and_every_heading_of_it_is_there() {
        for (id, page) in PAGES {
            for width in [40, 80] {
                let mut paper = Paper::of_width(width);
                markdown::write(&mut paper, page);
                let text = anstream::adapter::strip_str(paper.text()).to_string();
                let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
                for heading in page.lines().filter_map(|line| line.strip_prefix("## ")) {
                    assert!(words.contains(heading), "{id}: {heading}");
                }
                for line in text.lines().filter(|line| line.contains(' ')) {
                    let is_code =
                        line.starts_with("    ") || line.contains("://") || line.contains(".co/");
                    let columns = unicode_width::UnicodeWidthStr::width(line);
                    assert!(is_code || columns <= width, "{id}, {width}: {line}");
                }
            }
        }
    }
}
