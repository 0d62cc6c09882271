//! A site of as many pages as one likes: this repository's templates, and pages that are made up.
//!
//! The pages that the templates link to are there under their names, with made-up prose, too; diagnoses are not.

use crate::repository;
use anyhow::{Context, Result};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// How many pages a section of the sidebar lists.
const SECTION: usize = 25;

/// The words that titles and sentences are made of; none is a name, a figure or a date, which a check could mind.
const WORDS: &[&str] = &[
    "account", "answer", "balance", "batch", "bridge", "call", "cause", "client", "cloud",
    "copper", "door", "edge", "engine", "error", "field", "filter", "forest", "garden", "harbour",
    "header", "island", "kernel", "ladder", "letter", "limit", "market", "meadow", "model",
    "mountain", "network", "notebook", "number", "orchard", "page", "plough", "prompt", "quarry",
    "queue", "reply", "river", "router", "sentence", "shell", "shelter", "signal", "station",
    "stream", "summer", "table", "token", "valley", "village", "window", "winter",
];

/// Writes the sources of a site with this many made-up pages below `root`.
///
/// # Errors
/// A file cannot be read or written.
pub fn write_site(root: &Path, pages: usize) -> Result<()> {
    for folder in ["templates", "static"] {
        copy(&repository().join(folder), &root.join(folder))?;
    }
    let mut names = Vec::new();
    names_of(&repository().join("content"), "", &mut names)?;
    names.sort();
    let listed = names.iter().filter(|name| *name != "404").map(|name| format!("\"{name}\""));
    let listed: Vec<_> = listed.collect();
    let mut text = format!(
        "title = \"Bench\"\ndescription = \"Made up.\"\ncard = \"card.png\"\n\n[[sidebar]]\ntitle = \"Start\"\npages = [{}]\n",
        listed.join(", ")
    );
    for first in (0..pages).step_by(SECTION) {
        let names: Vec<_> =
            (first..pages.min(first + SECTION)).map(|page| format!("\"{}\"", name(page))).collect();
        let (section, names) = (first / SECTION, names.join(", "));
        write!(text, "\n[[sidebar]]\ntitle = \"Section {section}\"\npages = [{names}]\n")?;
    }
    put(&root.join("content/site.toml"), &text)?;
    // The namespace of SVG, which the logo names.
    put(&root.join("content/facts.toml"), "[hosts]\nallow = [\"www.w3.org\"]\n")?;
    for (number, name) in names.iter().enumerate() {
        put(&root.join(format!("content/{name}.md")), &page(pages + number, pages))?;
    }
    for number in 0..pages {
        put(&root.join(format!("content/{}.md", name(number))), &page(number, pages))?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().expect("a page lies in a folder");
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

/// The names of the pages below a folder, but for those of diagnoses.
fn names_of(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            names_of(&entry.path(), &format!("{name}/"), names)?;
        } else if let Some(name) = name.strip_suffix(".md")
            && !name.starts_with("diagnoses/")
        {
            names.push(name.to_owned());
        }
    }
    Ok(())
}

/// The name of a page that is made up: its path below `content/`, without `.md`.
pub fn name(number: usize) -> String {
    format!("bench/{}/page-{number}", number / SECTION)
}

/// A page with six headings, a table, three blocks of code and twelve links; no two are alike.
pub fn page(number: usize, pages: usize) -> String {
    let mut chance = Chance(u32::try_from(number).unwrap_or(u32::MAX));
    let mut text = String::new();
    let title = chance.words(3);
    let description = chance.sentence();
    writeln!(text, "+++\ntitle = \"{title} p{number}\"\ndescription = \"{description}\"\n+++\n")
        .expect(WRITABLE);
    for section in 0..6 {
        let heading = chance.words(3);
        write!(text, "{} {heading} {section}\n\n", ["##", "###"][section % 2]).expect(WRITABLE);
        for _ in 0..2 {
            for _ in 0..4 {
                writeln!(text, "{}", chance.sentence()).expect(WRITABLE);
            }
            let (to, words) = (name(chance.below(pages)), chance.words(2));
            write!(text, "See also [{words}](/{to}/), and *{}*.\n\n", chance.words(2))
                .expect(WRITABLE);
        }
        match section {
            1 => python(&mut text, &mut chance, number),
            2 => table(&mut text, &mut chance),
            3 => bash(&mut text, &mut chance, number),
            5 => json(&mut text, &mut chance, number),
            _ => {}
        }
    }
    text
}

fn table(text: &mut String, chance: &mut Chance) {
    text.push_str("| Cause | What it says | What helps |\n|---|---|---|\n");
    for _ in 0..6 {
        let cells = [chance.words(1), chance.words(4), chance.words(3)];
        writeln!(text, "| `{}` | {} | {} |", cells[0], cells[1], cells[2]).expect(WRITABLE);
    }
    text.push('\n');
}

fn python(text: &mut String, chance: &mut Chance, number: usize) {
    let [one, two, three] = [1, 1, 1].map(|count| chance.words(count));
    write!(
        text,
        "```python\nimport os\n\n# {}\ndef {one}_{number}({two}, limit={number}):\n    {three} = os.environ[\"{}\"]\n    if not {three}:\n        raise ValueError(f\"no {two} in {{{three}}}\")\n    return [line.strip() for line in {two} if len(line) < limit]\n```\n\n",
        chance.sentence(),
        one.to_uppercase(),
    )
    .expect(WRITABLE);
}

fn bash(text: &mut String, chance: &mut Chance, number: usize) {
    let [one, two] = [1, 1].map(|count| chance.words(count));
    write!(
        text,
        "```bash\nexport {}=\"$HOME/{two}-{number}\"\nfor {one} in *.txt; do\n  grep --count '{two}' \"${one}\" || echo \"{}\"\ndone\n```\n\n",
        one.to_uppercase(),
        chance.words(3),
    )
    .expect(WRITABLE);
}

fn json(text: &mut String, chance: &mut Chance, number: usize) {
    let [one, two] = [1, 2].map(|count| chance.words(count));
    write!(
        text,
        "```json\n{{\n  \"{one}\": \"{two}\",\n  \"number\": {number},\n  \"list\": [true, null, \"{}\"]\n}}\n```\n\n",
        chance.words(4),
    )
    .expect(WRITABLE);
}

const WRITABLE: &str = "a string can be written to";

/// The same numbers in every run: a linear congruence, as in Numerical Recipes.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<_> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }

    fn sentence(&mut self) -> String {
        let count = 6 + self.below(9);
        format!("The {}.", self.words(count))
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("making {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to).with_context(|| format!("copying to {}", to.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write_site;

    #[test]
    fn what_is_made_up_is_a_site() {
        let root = tempfile::tempdir().unwrap();
        write_site(root.path(), 60).unwrap();
        let sources = site::load(root.path()).unwrap();
        let files = site::assemble(&sources, site::Tree::default(), &site::Options::default());
        let files =
            files.unwrap_or_else(|problems| panic!("{}", site::BuildError::Problems(problems)));
        assert!(files.iter().any(|file| file.path == "bench/2/page-59/index.html"));
    }
}
