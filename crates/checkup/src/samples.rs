//! One whole program for each client, with the lines that the visitor needs.

use crate::json::{Document, Place};
use reading::find::replaced;

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// The samples' word for what has to change; `None` shows everything.
    pub change: Option<&'static str>,
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
    fn read(sample: Place<'_>) -> Option<Self> {
        let line = |line: Place<'_>| {
            Some(Line { text: line.at("text").owned()?, needs: line.at("needs").owned() })
        };
        Some(Self {
            id: sample.at("id").owned()?,
            title: sample.at("title").owned()?,
            lines: sample.at("lines").items().map(line).collect::<Option<_>>()?,
        })
    }

    /// The program, with the lines that are needed and the visitor's names in it.
    pub fn code(&self, needed: &Needed) -> String {
        let mut code = String::new();
        for line in &self.lines {
            if needed.wants(line.needs.as_deref()) {
                code.push_str(&line.text);
                code.push('\n');
            }
        }
        for (word, own) in [(ORGANIZATION, &needed.bill_to), (MODEL, &needed.model)] {
            // What is no plain name could be more than a name in somebody's code.
            if let Some(own) = own.as_deref().filter(|own| is_plain(own)) {
                code = replaced(&code, word, own);
            }
        }
        code
    }
}

impl Needed {
    fn wants(&self, needs: Option<&str>) -> bool {
        match needs {
            None => true,
            Some("bill-to") if self.bill_to.is_some() => true,
            Some(needs) => self.change == Some(needs),
        }
    }
}

fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./:".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{Needed, samples};

    #[test]
    fn the_code_has_what_is_needed_and_nothing_else() {
        let json = r#"[{"id":"x","title":"X","lines":[{"text":"call(","needs":null},
            {"text":"  payer=my-org,","needs":"bill-to"},{"text":"  at=nscale,","needs":"provider"},
            {"text":"  model=openai/gpt-oss-20b)","needs":null}]}]"#;
        let sample = &samples(json)[0];
        let code = |change, bill_to: &str, model: &str| {
            let own = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
            sample.code(&Needed { change, bill_to: own(bill_to), model: own(model) })
        };
        assert_eq!(code(None, "", ""), "call(\n  model=openai/gpt-oss-20b)\n");
        assert_eq!(
            code(Some("provider"), "acme", "a/b"),
            "call(\n  payer=acme,\n  at=nscale,\n  model=a/b)\n"
        );
        assert_eq!(
            code(Some("bill-to"), "", "a\"b"),
            "call(\n  payer=my-org,\n  model=openai/gpt-oss-20b)\n"
        );
        assert!(samples("<html>").is_empty());
    }
}
