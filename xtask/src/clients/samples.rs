//! `content/samples/`: read and type-checked for every reader, and run.

use super::cases::Cases;
use super::rooms::{NODE, PYTHON, Rooms, SHELL, TYPES};
use super::workers::{Answers, Plan, Work};
use super::{Wrong, folder, pins};
use anyhow::{Context, Result, bail};
use site::{Need, Sample};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// What a good answer of the stand-in says.
const ANSWER: &str = "Hello.";

/// Who pays in the samples, and who does at the stand-in.
pub const ORGANIZATION: (&str, &str) = ("my-org", "acme-team");

/// Every sample as every reader gets it, and what becomes of it.
#[derive(Default)]
pub struct Programs {
    /// By the name of the file in which a program is checked.
    checked: BTreeMap<String, Checked>,
    runs: Vec<Run>,
}

/// A program, as it is checked.
struct Checked {
    room: String,
    file: PathBuf,
    sample: String,
    /// Where each of its lines stands in the sample.
    lines: Vec<usize>,
}

/// A program, as it is run.
struct Run {
    job: usize,
    sample: String,
    who: String,
    prints: Vec<String>,
}

impl Programs {
    /// Writes every program below `target/clients/`, and plans the runs.
    ///
    /// # Errors
    /// A sample has no room, or a file cannot be written.
    pub fn plan(samples: &[Sample], cases: &Cases, rooms: &Rooms, plan: &mut Plan) -> Result<Self> {
        let mut programs = Programs::default();
        for place in PYTHON
            .map(|room| programs_of(room, rooms))
            .into_iter()
            .chain([programs_of(NODE, rooms)])
        {
            drop(fs::remove_dir_all(&place)); // It may not be there yet.
            fs::create_dir_all(&place).context("making room for the samples")?;
        }
        for sample in samples {
            let room = cases.room(&sample.id)?;
            for needs in every_choice(&sample.needs()) {
                programs.add(sample, room, &needs, rooms)?;
            }
            programs.run(sample, room, cases, rooms, plan)?;
        }
        Ok(programs)
    }

    fn add(&mut self, sample: &Sample, room: &str, needs: &[Need], rooms: &Rooms) -> Result<()> {
        if room == SHELL || sample.language == "yaml" {
            return Ok(()); // There are no types, and the runs read them.
        }
        let has = |need: &Need| needs.contains(need);
        let lines = sample.lines.iter().enumerate();
        let lines = lines.filter(|(_, line)| line.needs.as_ref().is_none_or(has));
        // Behind the title.
        let lines = lines.map(|(index, _)| index + 2).collect();
        let words: Vec<_> = needs.iter().map(|need| need.word()).collect();
        let name = file_name(sample, &words.join(" "));
        let file = programs_of(room, rooms).join(&name);
        fs::write(&file, sample.text(|need| has(&need))).context("writing a sample")?;
        let (room, sample) = (room.to_owned(), sample.path.clone());
        self.checked.insert(name, Checked { room, file, sample, lines });
        Ok(())
    }

    fn run(
        &mut self,
        sample: &Sample,
        room: &str,
        cases: &Cases,
        rooms: &Rooms,
        plan: &mut Plan,
    ) -> Result<()> {
        let refused = vec!["402".to_owned(), cases.sentence(402)?];
        let answer = || vec![ANSWER.to_owned()];
        // A workflow fails when the call does, and shows the sentence and no more.
        let refused = if sample.language == "yaml" { refused[1..].to_vec() } else { refused };
        let mut runs = vec![(None, "healthy-pro", answer()), (None, cases.person(402)?, refused)];
        for need in sample.needs() {
            runs.push(match need {
                // Works for this one if the organization pays, and only then.
                Need::BillTo => (Some(need), "wrong-billing-target", answer()),
                _ => (Some(need), "healthy-pro", answer()),
            });
        }
        for (index, (needed, person, prints)) in runs.into_iter().enumerate() {
            let text = sample.text(|need| Some(need) == needed);
            let text = text.replace(ORGANIZATION.0, ORGANIZATION.1);
            let work = match (room, sample.language) {
                (SHELL, _) => Work::Script(text),
                (_, "yaml") => Work::Workflow(text),
                _ => {
                    let file =
                        programs_of(room, rooms).join(file_name(sample, &format!("run {index}")));
                    fs::write(&file, text).context("writing a sample")?;
                    Work::File(file)
                }
            };
            let job = plan.add(room, person, work)?;
            let who = match needed {
                Some(need) => format!("{person}, with what {} needs", need.word()),
                None => person.to_owned(),
            };
            self.runs.push(Run { job, sample: sample.path.clone(), who, prints });
        }
        Ok(())
    }

    /// How many programs are run.
    #[allow(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// What mypy and TypeScript have to say.
    ///
    /// # Errors
    /// One of them does not work.
    pub fn type_check(&self, rooms: &Rooms) -> Result<Wrong> {
        let mut wrong = BTreeSet::new();
        for room in PYTHON.into_iter().chain([NODE]) {
            let of_room = || self.checked.values().filter(|program| program.room == room);
            let files: Vec<_> = of_room().map(|program| &program.file).collect();
            if files.is_empty() {
                continue;
            }
            let mut command = match room {
                NODE => typescript(rooms),
                room => mypy(room, rooms),
            };
            let output = command.args(files).output().context("starting a type checker")?;
            wrong.extend(self.findings(&output)?);
        }
        Ok(wrong.into_iter().collect())
    }

    /// What a checker found, at the line of the sample: what it found for several readers is the same.
    fn findings(&self, output: &Output) -> Result<Wrong> {
        let said = String::from_utf8_lossy(&output.stdout);
        let found = said.lines().filter_map(|line| self.finding(line)).collect::<Wrong>();
        if found.is_empty() && !output.status.success() {
            bail!("a type checker fails: {said}{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(found)
    }

    /// `…/name.py:12: error: words` of mypy, or `…/name.mjs(12,3): error words` of TypeScript.
    fn finding(&self, line: &str) -> Option<String> {
        let (place, words) = line.split_once(": error")?;
        let (path, line) = match place.strip_suffix(')') {
            Some(place) => place.split_once('(')?,
            None => place.rsplit_once(':')?,
        };
        let number: usize = line.split(',').next()?.parse().ok()?;
        let program = self.checked.get(path.rsplit(['/', '\\']).next()?)?;
        let line = program.lines.get(number.checked_sub(1)?)?;
        Some(format!("{}:{line}: {}", program.sample, words.trim_start_matches([':', ' '])))
    }

    /// What was not printed that should have been.
    pub fn compare(&self, answers: &Answers) -> Wrong {
        let mut wrong = Wrong::new();
        for Run { job, sample, who, prints } in &self.runs {
            let answer = answers.of(*job);
            if let Some((_, words)) = &answer.wrong {
                wrong.push(format!("{sample}:1: {words}"));
            } else if let Some(missing) = prints.iter().find(|part| !answer.printed.contains(*part))
            {
                wrong.push(format!(
                    "{sample}:1: for {who}, it does not print {missing:?}, but:\n{}",
                    answer.printed.trim_end(),
                ));
            }
        }
        wrong
    }
}

/// Every choice among the needs, from none to all.
fn every_choice(needs: &[Need]) -> Vec<Vec<Need>> {
    needs.iter().fold(vec![Vec::new()], |choices, need| {
        let with = choices.iter().map(|choice| [&choice[..], &[*need]].concat()).collect();
        [choices, with].concat()
    })
}

/// A name that mypy takes for that of a module.
fn file_name(sample: &Sample, words: &str) -> String {
    let extension = sample.path.rsplit('.').next().unwrap_or_default();
    let name = format!("{} {words}", sample.id).trim_end().replace(['-', ' '], "_");
    format!("{name}.{extension}")
}

fn programs_of(room: &str, rooms: &Rooms) -> PathBuf {
    match room {
        NODE => rooms.node_folder().join("samples"),
        room => folder().join("work/samples").join(room),
    }
}

fn mypy(room: &str, rooms: &Rooms) -> Command {
    let mut mypy = Command::new(rooms.python(TYPES));
    mypy.args(["-m", "mypy", "--no-error-summary", "--config-file"])
        .arg(pins().join("mypy.ini"))
        .arg("--cache-dir")
        .arg(folder().join("mypy").join(room))
        .arg("--python-executable")
        .arg(rooms.python(room));
    mypy
}

fn typescript(rooms: &Rooms) -> Command {
    let place = rooms.node_folder();
    let mut typescript = Command::new(place.join("node_modules/.bin/tsc"));
    typescript
        .args(["--noEmit", "--allowJs", "--checkJs", "--strict", "--skipLibCheck"])
        .args(["--target", "es2022", "--module", "nodenext", "--types", "node"])
        .current_dir(place);
    typescript
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
