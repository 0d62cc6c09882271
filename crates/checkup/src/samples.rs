//! One whole program for each client, with the lines that the visitor needs.

use crate::json::{Document, Node};
use reading::find::{has, replaced};

/// A program for one client.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its name.
    pub id: String,
    /// What it is written with.
    pub title: String,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    text: String,
    /// The change that makes the line needed; without one, it always is.
    needs: Option<String>,
}

/// What stands in the samples where a visitor has a name of their own.
const ORGANIZATION: &str = "my-org";
const MODEL: &str = "openai/gpt-oss-20b";

/// What the visitor's code has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The samples' word for what has to change.
    pub change: &'static str,
    /// The organization to bill, if the call names one.
    pub bill_to: Option<String>,
    /// The model, if it is known.
    pub model: Option<String>,
}

/// Reads the samples of the site; none if they are not what the site has built.
pub fn samples(json: &str) -> Vec<Sample> {
    let Some(document) = Document::read(json) else { return Vec::new() };
    document.root().items().map(Sample::read).collect::<Option<_>>().unwrap_or_default()
}

impl Sample {
    fn read(sample: Node<'_>) -> Option<Self> {
        let line = |line: Node<'_>| {
            Some(Line { text: line.at("text").owned()?, needs: line.at("needs").owned() })
        };
        Some(Self {
            id: sample.at("id").owned()?,
            title: sample.at("title").owned()?,
            lines: sample.at("lines").items().map(line).collect::<Option<_>>()?,
        })
    }

    /// The program, line by line, with the lines that are needed and the visitor's names in it, and whether each line is
    /// one that changes. Nothing if none does.
    pub fn lines(&self, needed: &Needed) -> Vec<(String, bool)> {
        let wanted = self.lines.iter().filter(|line| needed.wants(line.needs.as_deref()));
        let lines: Vec<_> =
            wanted.map(|line| (needed.filled_in(&line.text), needed.changes(line))).collect();
        if lines.iter().any(|(_, changes)| *changes) { lines } else { Vec::new() }
    }
}

impl Needed {
    fn wants(&self, needs: Option<&str>) -> bool {
        match needs {
            None => true,
            Some("bill-to") if self.bill_to.is_some() => true,
            Some(needs) => self.change == needs,
        }
    }

    /// Whether it is this line that changes: it says so, or it holds the token or the address, which every program needs.
    fn changes(&self, line: &Line) -> bool {
        match self.change {
            "token" => has(&line.text, "HF_TOKEN"),
            "base-url" => has(&line.text, "router.huggingface.co"),
            change => line.needs.as_deref() == Some(change),
        }
    }

    fn filled_in(&self, line: &str) -> String {
        let mut line = line.to_owned();
        for (word, own) in [(ORGANIZATION, &self.bill_to), (MODEL, &self.model)] {
            // What is no plain name could be more than a name in somebody's code.
            if let Some(own) = own.as_deref().filter(|own| is_plain(own)) {
                line = replaced(&line, word, own);
            }
        }
        line
    }
}

fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{Needed, samples};

    #[test]
    fn the_code_has_what_is_needed_and_marks_what_changes() {
        let json = r#"[{"id":"x","title":"X","lines":[{"text":"call(key=HF_TOKEN,","needs":null},
            {"text":"  payer=my-org,","needs":"bill-to"},{"text":"  at=nscale,","needs":"provider"},
            {"text":"  model=openai/gpt-oss-20b)","needs":null}]}]"#;
        let sample = &samples(json)[0];
        let code = |change, bill_to: &str, model: &str| {
            let own = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
            let lines = sample.lines(&Needed { change, bill_to: own(bill_to), model: own(model) });
            let marked = |(line, changes)| if changes { format!("{line} <") } else { line };
            lines.into_iter().map(marked).collect::<Vec<_>>()
        };
        assert_eq!(code("token", "", ""), ["call(key=HF_TOKEN, <", "  model=openai/gpt-oss-20b)"]);
        assert_eq!(
            code("provider", "acme", "a/b"),
            ["call(key=HF_TOKEN,", "  payer=acme,", "  at=nscale, <", "  model=a/b)"]
        );
        assert_eq!(
            code("bill-to", "", "a\"b"),
            ["call(key=HF_TOKEN,", "  payer=my-org, <", "  model=openai/gpt-oss-20b)"]
        );
        assert!(code("base-url", "", "").is_empty(), "no address stands in it");
        assert!(samples("<html>").is_empty());
    }
}
