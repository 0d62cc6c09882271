//! The fourth stage: every page through its template, and what programs read besides.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::iter;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::file::OutputFile;
use crate::base::options::Options;
use crate::base::problem::{Problem, unless};
use crate::link::alternatives;
use crate::link::site::Site;
use crate::page::document::Document;
use crate::render::minify;
use crate::render::programs::{self, manifest};
use crate::render::templates::Templates;
use crate::view::assets::{Assets, place_at_root};
use crate::view::context::{AnyContext, Page};
use crate::view::highlight::highlight;
use crate::view::html::{Highlighted, Surroundings, code_blocks, prose};
use crate::view::navigation::Navigation;

/// Every file of the site, in the order of their paths, or everything that is wrong with the templates.
pub(crate) fn render(site: &Site, options: &Options) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let without = Options { checker: None, ..options.clone() };
    let options = if site.settings.own.checker { options } else { &without };
    let statics = minify::sheets(site.statics.clone())?;
    let assets = Arc::new(Assets::new(&statics));
    let base = options.base_path();
    let templates = Templates::new(site, &base, &assets)?;
    let navigation = Navigation::new(site, &base);
    let samples = programs::samples::asset(site);
    let samples_url = format!("{base}{}", samples.path);
    let clients = site.documents.iter();
    let clients = clients.filter_map(|page| Some((alternatives::client(page)?, page.title())));
    let clients: BTreeMap<_, _> = clients.collect();
    let card = site.settings.own.card.as_ref().and_then(|card| assets.call_for(&card.text));
    let pictures = programs::pictures::pictures(site, options);
    let highlighted = highlighted(&site.documents);
    let surroundings =
        Surroundings { base: &base, assets: &assets, highlighted: &highlighted, clients: &clients };
    let pages = site.documents.par_iter().enumerate().map(|(position, document)| {
        let mut page = Page::new(site, options, &navigation, position);
        page.body = prose(&document.body, surroundings);
        let picture = document.diagnosis().and_then(|id| pictures.get(id)).or(card);
        page.picture = picture.map(|picture| format!("{base}{}", picture.path));
        let context = AnyContext::new(site, &samples_url, document, page);
        let template = document.kind().template();
        let html = templates.fill(template, &context)?;
        let bytes = minify::page(template, &html).map_err(|problem| vec![problem])?;
        let twin = programs::twin(site, options, &assets, document);
        Ok(iter::once(OutputFile { path: document.output_path(), bytes }).chain(twin))
    });
    let pages: Vec<Result<_, Vec<Problem>>> = pages.collect();
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for page in pages {
        match page {
            Ok(page) => files.extend(page),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        problems.extend(unused(site, &assets));
    }
    files.extend(others(&assets, options));
    let made = pictures.into_values().chain([samples]);
    files.extend(made.map(|asset| OutputFile { path: asset.path, bytes: asset.bytes }));
    files.extend(programs::files(site, options, surroundings, &templates)?);
    files.extend(programs::redirects::pages(site, options, &templates)?);
    files.extend(at_root(site, &files)?);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let manifest = manifest::manifest(&files, options);
    files.insert(files.partition_point(|file| file.path < manifest.path), manifest);
    unless(problems, files)
}

/// Each distinct block of code in colours, once.
fn highlighted(documents: &[Document]) -> Highlighted {
    let blocks: HashSet<_> =
        documents.iter().flat_map(|document| code_blocks(&document.body)).collect();
    let blocks: Vec<_> = blocks.into_iter().collect();
    blocks
        .into_par_iter()
        .map(|block| {
            let html = highlight(&block.0, &block.1);
            (block, html)
        })
        .collect()
}

/// What is not a page.
fn others(assets: &Assets, options: &Options) -> Vec<OutputFile> {
    let checker = options.checker.iter();
    let checker = checker.flat_map(|checker| [&checker.script, &checker.wasm]);
    let assets = assets.all().chain(checker);
    assets
        .map(|asset| OutputFile { path: asset.path.clone(), bytes: asset.bytes.clone() })
        .collect()
}

/// The files that keep their names, if the site writes none of these names itself.
fn at_root(site: &Site, written: &[OutputFile]) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for file in &site.statics {
        let Some(path) = place_at_root(file.name()) else { continue };
        if written.iter().any(|other| other.path == path) {
            let message = format!("the site writes a `{path}` of its own");
            problems.push(Problem::new(&file.path, 1, message));
        }
        files.push(OutputFile { path: path.to_owned(), bytes: file.bytes.clone() });
    }
    unless(problems, files)
}

/// The static files that no template calls for and no page shows.
fn unused(site: &Site, assets: &Assets) -> Vec<Problem> {
    let images = site.documents.iter().flat_map(|document| &document.body.images);
    let shown: BTreeSet<_> = images.map(|image| image.target.trim_start_matches('/')).collect();
    let called = assets.called();
    let unused = assets.names().filter(|name| !called.contains(*name) && !shown.contains(name));
    let problem =
        |name| Problem::new(&format!("static/{name}"), 1, "is used by no template and no page");
    unused.map(problem).collect()
}
