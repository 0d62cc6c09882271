//! The guide's samples and blocks of code, handed over as JSON: what the tests parse, type-check and run.

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};
use site::{Need, Sample};
use std::fs;
use std::path::Path;

/// Writes `code.json`: `samples`, each with a variant for every choice of needs, and `blocks`, all but those that show
/// a sample.
///
/// # Errors
/// The guide cannot be understood, or the file cannot be written.
pub fn hand_over(folder: &Path) -> Result<()> {
    let sources = site::load(&crate::repository())?;
    let draft = site::parse(&sources).map_err(|problems| anyhow!("{problems:#?}"))?;
    let samples: Vec<_> = draft.samples.iter().map(sample).collect();
    let blocks = draft.documents.iter().flat_map(|document| {
        let own = document.body.code().filter(|(fence, _)| fence.sample.is_none());
        own.map(|(fence, text)| {
            json!({
                "path": document.path, "line": fence.line, "language": fence.language,
                "status": fence.status, "text": text,
            })
        })
    });
    let code = json!({ "samples": samples, "blocks": blocks.collect::<Vec<_>>() });
    fs::create_dir_all(folder).context("making target/clients/work")?;
    fs::write(folder.join("code.json"), code.to_string()).context("writing the guide's code")
}

fn sample(sample: &Sample) -> Value {
    let variants = every_choice(&sample.needs()).into_iter().map(|needs| {
        let has = |need: &Need| needs.contains(need);
        let lines = sample.lines.iter().enumerate();
        let lines = lines.filter(|(_, line)| line.needs.as_ref().is_none_or(has));
        let lines: Vec<_> = lines.map(|(index, _)| index + 1).collect();
        let words: Vec<_> = needs.iter().map(|need| need.word()).collect();
        json!({ "needs": words, "text": sample.text(|need| has(&need)), "lines": lines })
    });
    json!({
        "id": sample.id, "path": sample.path, "language": sample.language,
        "variants": variants.collect::<Vec<_>>(),
    })
}

/// Every choice among the needs, from none to all.
fn every_choice(needs: &[Need]) -> Vec<Vec<Need>> {
    needs.iter().fold(vec![Vec::new()], |choices, need| {
        let with = choices.iter().map(|choice| [&choice[..], &[*need]].concat()).collect();
        [choices, with].concat()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_is_thought_of() {
        let both = [Need::BillTo, Need::Provider];
        let [bill_to, provider] = both;
        let expected = [vec![], vec![bill_to], vec![provider], vec![bill_to, provider]];
        assert_eq!(every_choice(&both), expected);
    }
}
