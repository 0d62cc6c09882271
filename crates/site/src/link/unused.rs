//! What the site holds and nothing uses: templates.
//!
//! It deliberately is no part of other checks: facts and stray files below `content/` are looked at where they are
//! understood, static files once the templates have called for theirs, and a page that no sidebar lists is a problem of
//! the sidebar.

use std::collections::BTreeSet;

use crate::base::problem::Problem;
use crate::page::document::PageKind;
use crate::source::load::SourceFile;

/// What templates are for besides the kinds of pages.
const OTHER_TEMPLATES: [&str; 3] = ["feed.xml", "sitemap.xml", "redirect.html"];

/// The templates that fill nothing, by themselves or from within another one.
pub(crate) fn templates(templates: &[SourceFile]) -> Vec<Problem> {
    let mut used = BTreeSet::new();
    let mut open: Vec<&str> =
        PageKind::ALL.iter().map(|kind| kind.template()).chain(OTHER_TEMPLATES).collect();
    while let Some(name) = open.pop() {
        if used.insert(name) {
            let file = templates.iter().find(|file| file.name() == name);
            open.extend(file.into_iter().flat_map(|file| names_in(&file.text)));
        }
    }
    let unused = templates.iter().filter(|file| !used.contains(file.name()));
    unused.map(|file| Problem::new(&file.path, 1, "is used by no page and no template")).collect()
}

/// The templates that this one names: `{% extends "base.html" %}`.
fn names_in(template: &str) -> impl Iterator<Item = &str> {
    template.split("{%").skip(1).filter_map(|tag| {
        let tag = tag.trim_start_matches('-').trim_start();
        let name = ["extends", "include", "import"].iter().find_map(|word| tag.strip_prefix(word));
        name?.trim_start().strip_prefix('"')?.split('"').next()
    })
}
