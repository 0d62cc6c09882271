//! What the front matter of each client's page tells the reader.

use crate::{files, line_of, parsed, place};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where the pages lie: one a client.
const FOLDER: &str = "../../content/clients";

/// What the reader needs of a page's front matter; the generator of the guide checks the rest.
#[derive(Deserialize)]
struct Front {
    title: String,
    /// Absent, where the errors of a client do not give it away.
    reader: Option<Client>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Client {
    words: Vec<String>,
    package: String,
    prints: String,
    #[serde(default)]
    uses: Vec<String>,
    #[serde(default)]
    bare: bool,
}

/// The clients as a constant, in the order of their pages' names.
pub(crate) fn code(problems: &mut Vec<String>) -> String {
    println!("cargo::rerun-if-changed={FOLDER}");
    let (mut clients, mut uses) = (BTreeMap::new(), Vec::new());
    for (path, text) in files(FOLDER, "md") {
        // The first line is empty in place of the marks, so that those of problems are right.
        let text = text.replace("\r\n", "\n");
        let front = text.strip_prefix("+++").and_then(|rest| rest.split("\n+++\n").next());
        let Some(front) = front else { continue }; // The guide says so with its place.
        if let Some(Front { title, reader: Some(client) }) = parsed(&path, front, problems) {
            let page = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            for used in &client.uses {
                let at = front.find(used.as_str()).unwrap_or(0);
                uses.push((place(&path, line_of(front, at)), used.clone()));
            }
            clients.insert(page, (title, client));
        }
    }
    for (place, used) in uses.iter().filter(|(_, used)| !clients.contains_key(used)) {
        problems.push(format!("{place}: `{used}` is no client's page with `[reader]`"));
    }
    let uses = |page: &str| clients.get(page).map_or(&[][..], |(_, client)| client.uses.as_slice());
    let mut code =
        "/// Every client whose errors give it away.\npub static CLIENTS: &[Client] = &[\n"
            .to_owned();
    for (page, (title, Client { words, package, prints, bare, .. })) in &clients {
        let depth = depth(page, &uses, clients.len());
        if depth == clients.len() {
            problems.push(format!("content/clients/{page}.md:1: `uses` goes round in a circle"));
        }
        writeln!(
            code,
            "    Client {{ page: {page:?}, title: {title:?}, package: {package:?}, prints: {prints:?}, words: &{words:?}, depth: {depth}, bare: {bare} }},",
        )
        .expect("a string takes any text");
    }
    code + "];\n"
}

/// How many clients lie one upon another below this one; no more than `most`.
fn depth<'a>(page: &str, uses: &impl Fn(&str) -> &'a [String], most: usize) -> usize {
    let below = uses(page).iter().filter(|_| most > 0);
    below.map(|below| 1 + depth(below, uses, most - 1)).max().unwrap_or(0)
}
