//! What the site holds and nothing uses: templates and static files.
//!
//! It deliberately is no part of other checks: samples, facts and stray files below `content/` are each looked at where
//! they are understood, and a page that no sidebar lists is a problem of the sidebar.

use std::collections::BTreeSet;

use crate::base::asset::Assets;
use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::Kind;
use crate::source::load::SourceFile;

/// The static files that no template calls for and no page shows.
pub(crate) fn statics(site: &Site, assets: &Assets) -> Vec<Problem> {
    let images = site.documents.iter().flat_map(|document| &document.body.images);
    let shown: BTreeSet<_> = images.map(|image| image.target.trim_start_matches('/')).collect();
    let called = assets.called();
    let unused = assets.names().filter(|name| !called.contains(*name) && !shown.contains(name));
    let problem =
        |name| Problem::new(&format!("static/{name}"), 1, "is used by no template and no page");
    unused.map(problem).collect()
}

/// What templates are for besides the kinds of pages.
const OTHER_TEMPLATES: [&str; 3] = ["feed.xml", "sitemap.xml", "redirect.html"];

/// The templates that fill nothing, by themselves or from within another one.
pub(crate) fn templates(templates: &[SourceFile]) -> Vec<Problem> {
    let mut used = BTreeSet::new();
    let mut open: Vec<&str> =
        Kind::ALL.iter().map(|kind| kind.template()).chain(OTHER_TEMPLATES).collect();
    while let Some(name) = open.pop() {
        if used.insert(name) {
            let file = templates.iter().find(|file| self::name(file) == name);
            open.extend(file.into_iter().flat_map(|file| names_in(&file.text)));
        }
    }
    let unused = templates.iter().filter(|file| !used.contains(name(file)));
    unused.map(|file| Problem::new(&file.path, 1, "is used by no page and no template")).collect()
}

/// The name by which templates know each other.
pub(crate) fn name(file: &SourceFile) -> &str {
    file.path.strip_prefix("templates/").unwrap_or(&file.path)
}

/// The templates that this one names: `{% extends "base.html" %}`.
fn names_in(template: &str) -> impl Iterator<Item = &str> {
    template.split("{%").skip(1).filter_map(|tag| {
        let tag = tag.trim_start_matches('-').trim_start();
        let name = ["extends", "include", "import"].iter().find_map(|word| tag.strip_prefix(word));
        name?.trim_start().strip_prefix('"')?.split('"').next()
    })
}
