//! `xtask/clients/cases.toml`: what each published client makes of each refusal.

use super::workers::{Answers, Plan, Work};
use super::{Wrong, pins, rooms};
use anyhow::{Context, Result, bail, ensure};
use hub_stub::replies;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// Who is refused with which status.
    refused: BTreeMap<u16, Refused>,
    /// The room of each sample.
    samples: BTreeMap<String, String>,
    /// The clients, and what they make of it.
    client: Vec<Client>,
}

/// Who is refused, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    person: String,
    reply: String,
}

/// A version of a client.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Client {
    package: String,
    version: String,
    room: String,
    call: String,
    #[serde(default = "text")]
    whole: String,
    refusals: Vec<(u16, String, String)>,
}

fn text() -> String {
    "text".to_owned()
}

/// What was asked of the clients, and what is expected.
pub struct Refusals(Vec<Refusal>);

struct Refusal {
    job: usize,
    name: String,
    raises: String,
    /// What it says, with `{id}` for a request id.
    says: String,
    sentence: String,
    whole: String,
}

impl Cases {
    /// Reads the file, and sees to it that the versions in it are those that are installed.
    ///
    /// # Errors
    /// It cannot be read, or says another version than the pins.
    pub fn read() -> Result<Self> {
        let path = pins().join("cases.toml");
        let text = fs::read_to_string(&path).context("reading xtask/clients/cases.toml")?;
        let cases: Cases = toml::from_str(&text).context("reading xtask/clients/cases.toml")?;
        for Client { package, version, room, .. } in &cases.client {
            let (file, pin) = match room.as_str() {
                rooms::NODE => ("package.json".to_owned(), format!("\"{package}\": ")),
                room => (format!("{room}.txt"), format!("{package}==")),
            };
            let pinned = fs::read_to_string(pins().join(&file));
            let pinned = pinned.with_context(|| format!("reading xtask/clients/{file}"))?;
            let line = pinned.lines().find(|line| line.trim().starts_with(&pin));
            let line =
                line.with_context(|| format!("`{package}` is not in xtask/clients/{file}"))?;
            let found = line.trim().trim_start_matches(&pin).trim_matches(['"', ',']);
            ensure!(
                found.rsplit('@').next() == Some(version),
                "xtask/clients/cases.toml tells of {package} {version}, and {file} pins {found}: call it, and write down what it does",
            );
        }
        Ok(cases)
    }

    /// The room in which a sample is read and run.
    ///
    /// # Errors
    /// None is written down.
    pub fn room(&self, sample: &str) -> Result<&str> {
        let room = self.samples.get(sample).map(String::as_str);
        room.with_context(|| {
            format!("`{sample}` is missing under `[samples]` in xtask/clients/cases.toml")
        })
    }

    /// Who is refused with this status.
    ///
    /// # Errors
    /// Nobody is.
    pub fn person(&self, status: u16) -> Result<&str> {
        let refused = self.refused.get(&status).map(|refused| refused.person.as_str());
        refused.with_context(|| {
            format!("`{status}` is missing under `[refused]` in xtask/clients/cases.toml")
        })
    }

    /// What Hugging Face says to whoever is refused with this status.
    ///
    /// # Errors
    /// Nobody is, or the reply has no sentence.
    pub fn sentence(&self, status: u16) -> Result<String> {
        let reply = self.refused.get(&status).map(|refused| refused.reply.as_str());
        let Some(reply) = replies().iter().find(|known| Some(known.id.as_str()) == reply) else {
            bail!("the reply to {status} is none of the stand-in's");
        };
        let body: Value = serde_json::from_str(&reply.body).context("reading a reply")?;
        let plain = body["error"].as_str().or(body["error"]["message"].as_str());
        plain.map(str::to_owned).with_context(|| format!("`{}` has no sentence", reply.id))
    }

    /// Plans every call.
    ///
    /// # Errors
    /// The file names a room, a person or a reply that is not there.
    pub fn plan(&self, plan: &mut Plan) -> Result<Refusals> {
        let mut refusals = Vec::new();
        for Client { package, version, room, call, whole, refusals: rows } in &self.client {
            for (status, raises, says) in rows {
                let sentence = self.sentence(*status)?;
                refusals.push(Refusal {
                    job: plan.add(room, self.person(*status)?, Work::Client(call.clone()))?,
                    name: format!("{package} {version} ({call} in {room}), {status}"),
                    raises: raises.clone(),
                    says: says.replace("{sentence}", &sentence),
                    sentence,
                    whole: whole.clone(),
                });
            }
        }
        Ok(Refusals(refusals))
    }
}

impl Refusals {
    /// How many calls there are.
    #[allow(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What is not as the file has it.
    pub fn compare(&self, answers: &Answers) -> Wrong {
        let mut wrong = Wrong::new();
        for Refusal { job, name, raises, says, sentence, whole } in &self.0 {
            let answer = answers.of(*job);
            let read = |expression: &str| answer.reads.get(expression).map_or("", String::as_str);
            if answer.raises != *raises || !fits(says, read("text")) {
                wrong.push(format!(
                    "{name}\n  expected {raises}: {says:?}\n  got      {}: {:?}",
                    answer.raises,
                    read("text"),
                ));
            }
            if !read(whole).contains(sentence) {
                let found = read(whole);
                wrong.push(format!(
                    "{name}\n  expected {sentence:?} in {whole}\n  got      {found:?}"
                ));
            }
        }
        wrong
    }
}

/// Whether a text is as expected; `{id}` stands for anything without a space or a parenthesis.
fn fits(expected: &str, text: &str) -> bool {
    let mut rest = text;
    for (index, literal) in expected.split("{id}").enumerate() {
        if index > 0 {
            let end = rest.find([' ', ')', '\n']).unwrap_or(rest.len());
            if end == 0 {
                return false;
            }
            rest = &rest[end..];
        }
        match rest.strip_prefix(literal) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_request_id_may_be_anything_and_the_rest_may_not() {
        assert!(fits("(Request ID: {id})\n\n402", "(Request ID: Root=1-2;3)\n\n402"));
        assert!(!fits("(Request ID: {id})\n\n402", "(Request ID: )\n\n402"));
        assert!(!fits("(Request ID: {id})\n\n402", "(Request ID: Root=1)\n\n402 and more"));
        assert!(!fits("402", "Error 402"));
    }

    #[test]
    fn the_file_tells_of_the_versions_that_are_pinned() {
        super::Cases::read().unwrap();
    }
}
