//! The blocks of code in the guide's pages: parsed, and what calls Hugging Face is run against the stand-in.

use super::Wrong;
use super::cases::Cases;
use super::rooms::{NODE, SHELL, TYPES};
use super::samples::ORGANIZATION;
use super::workers::{Answers, Plan, Work};
use anyhow::Result;
use site::Document;

/// The blocks, and what becomes of them.
#[derive(Default)]
pub struct Blocks {
    planned: Vec<Block>,
    wrong: Wrong,
}

struct Block {
    job: usize,
    path: String,
    line: usize,
    /// What its page says the call is answered with.
    status: Option<u16>,
    calls: bool,
}

impl Blocks {
    /// Plans what is to be parsed and run. What shows a sample is checked as such.
    ///
    /// # Errors
    /// Nobody is refused as a page says.
    pub fn plan(documents: &[Document], cases: &Cases, plan: &mut Plan) -> Result<Self> {
        let mut blocks = Blocks::default();
        for document in documents {
            for (fence, text) in document.body.code() {
                if fence.sample.is_some() {
                    continue;
                }
                let (path, line, status) = (document.path.clone(), fence.line, fence.status);
                let calls = calls(&text);
                let (room, work) = match fence.language.as_str() {
                    "python" | "py" => (TYPES, Work::Python(text)),
                    "javascript" | "js" => (NODE, Work::Javascript(text)),
                    "bash" | "sh" | "shell" => (SHELL, Work::Script(with_known_model(&text))),
                    "typescript" | "ts" => {
                        let message = "is TypeScript, which nothing here reads: write JavaScript";
                        blocks.wrong.push(format!("{path}:{line}: {message}"));
                        continue;
                    }
                    _ => continue,
                };
                let (person, work) = match (status, work) {
                    (Some(200..300), work)
                    | (None, work @ (Work::Python(_) | Work::Javascript(_))) => {
                        ("healthy-pro", work)
                    }
                    (Some(status), work) => (cases.person(status)?, work),
                    // Who may bill an organization, bills that.
                    (None, Work::Script(text)) if text.contains("X-HF-Bill-To") => {
                        let text = text.replace("my-org-name", ORGANIZATION.0);
                        let text = text.replace(ORGANIZATION.0, ORGANIZATION.1);
                        ("wrong-billing-target", Work::Script(text))
                    }
                    (None, work) => ("healthy-pro", work),
                };
                let job = plan.add(room, person, work)?;
                let calls = calls && room == SHELL;
                blocks.planned.push(Block { job, path, line, status, calls });
            }
        }
        Ok(blocks)
    }

    /// How many blocks are parsed.
    #[allow(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.planned.len()
    }

    /// What cannot be read, and what is answered with something else than its page says.
    pub fn compare(&self, answers: &Answers) -> Wrong {
        let mut wrong = self.wrong.clone();
        for Block { job, path, line, status, calls } in &self.planned {
            let answer = answers.of(*job);
            if let Some((inside, words)) = &answer.wrong {
                wrong.push(format!("{path}:{}: {words}", line + inside));
                continue;
            }
            let statuses = &answer.statuses;
            let as_it_should_be = match status {
                Some(status) => {
                    !statuses.is_empty() && statuses.iter().all(|found| found == status)
                }
                None => {
                    statuses.is_empty() != *calls
                        && !statuses.iter().any(|found| [400, 404].contains(found))
                }
            };
            if !as_it_should_be {
                let expected = match status {
                    Some(status) => format!("{status}"),
                    None if *calls => "neither 400 nor 404".to_owned(),
                    None => "no call".to_owned(),
                };
                wrong.push(format!(
                    "{path}:{line}: expected {expected}, and the call is answered with {statuses:?}:\n{}",
                    answer.printed.trim_end(),
                ));
            }
        }
        wrong
    }
}

/// A script that asks about a model: the stand-in knows few, so it is asked about one of those.
fn with_known_model(script: &str) -> String {
    let mut parts = script.split(MODELS);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |script, part| {
        let end = part.find(|letter: char| letter.is_whitespace() || "\"'?".contains(letter));
        script + MODELS + "openai/gpt-oss-20b" + &part[end.unwrap_or(part.len())..]
    })
}

/// What stands before the name of a model in an address.
const MODELS: &str = "/v1/models/";

/// Whether a script calls Hugging Face.
fn calls(script: &str) -> bool {
    let hosts = ["https://huggingface.co", "https://router.huggingface.co"];
    script.contains("curl") && hosts.iter().any(|host| script.contains(host))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_model_that_the_stand_in_does_not_know_becomes_one_that_it_does() {
        let script = "curl -sS https://a.example/v1/models/b/c\ncurl 'https://a.example/v1/models'";
        let expected = "curl -sS https://a.example/v1/models/openai/gpt-oss-20b\ncurl 'https://a.example/v1/models'";
        assert_eq!(super::with_known_model(script), expected);
    }
}
