//! The fourth stage: every page through its template.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::iter;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

use crate::alternatives;
use crate::asset::{Assets, stays_at_root};
use crate::context::{AnyContext, Page};
use crate::document::Document;
use crate::highlight::highlight;
use crate::html::{Highlighted, Surroundings, code_blocks, prose};
use crate::link::Site;
use crate::load::Sources;
use crate::machine;
use crate::minify;
use crate::navigation::Navigation;
use crate::options::Options;
use crate::place::Place;
use crate::problem::{Problem, unless};
use crate::redirect;
use crate::samples;
use crate::theme;
use crate::unused;

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// From the root of the site, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of the site, in the order of their paths, or everything that is wrong with the templates.
pub fn render(
    site: &Site,
    sources: &Sources,
    options: &Options,
) -> Result<Vec<OutputFile>, Vec<Problem>> {
    let statics = minify::sheets(theme::statics(site, sources)?)?;
    let assets = Arc::new(Assets::new(&statics));
    let base = options.base_path();
    let tera = templates(site, sources, &base, &assets)?;
    let navigation = Navigation::new(site, &base);
    let samples = samples::asset(&site.samples);
    let samples_url = format!("{base}{}", samples.path);
    let clients = site.documents.iter();
    let clients = clients.filter_map(|page| Some((alternatives::client(page)?, page.title())));
    let clients: BTreeMap<_, _> = clients.collect();
    let highlighted = highlighted(&site.documents);
    let surroundings =
        Surroundings { base: &base, assets: &assets, highlighted: &highlighted, clients: &clients };
    let pages = site.documents.par_iter().enumerate().map(|(position, document)| {
        let mut page = Page::new(site, options, &navigation, position);
        page.body = prose(&document.body, surroundings);
        let context = AnyContext::new(site, &samples_url, document, page);
        let template = document.kind().template();
        let html =
            Context::from_serialize(&context).and_then(|context| tera.render(template, &context));
        let html = html.map_err(|error| problems_of(&error))?;
        let bytes = minify::page(template, &html).map_err(|problem| vec![problem])?;
        let twin = machine::twin(site, options, &assets, document);
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
        problems.extend(unused::statics(site, &assets));
    }
    files.extend(others(sources, &assets, options));
    files.push(OutputFile { path: samples.path, bytes: samples.bytes });
    files.extend(machine::files(site, options, surroundings));
    files.extend(redirect::pages(site, options));
    files.sort_by(|one, other| one.path.cmp(&other.path));
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

/// The templates, with the functions that they may call.
fn templates(
    site: &Site,
    sources: &Sources,
    base: &str,
    assets: &Arc<Assets>,
) -> Result<Tera, Vec<Problem>> {
    #[derive(Serialize)]
    struct Called {
        path: String,
        integrity: String,
    }

    let mut tera = Tera::default();
    tera.global_context().insert("base", base);
    let (prefix, assets) = (base.to_owned(), Arc::clone(assets));
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| {
        let name = kwargs.must_get::<&str>("name")?;
        let asset = assets.call_for(name).ok_or_else(|| {
            tera::Error::message(format!("calls for `{name}`, which is not in `static/`"))
        })?;
        Ok::<_, tera::Error>(tera::Value::from_serializable(&Called {
            path: format!("{prefix}{}", asset.path),
            integrity: asset.integrity.clone(),
        }))
    });
    let prefix = base.to_owned();
    let urls: BTreeSet<String> = site.documents.iter().map(Document::url).collect();
    tera.register_function("link", move |kwargs: Kwargs, _: &State| {
        let to = kwargs.must_get::<&str>("to")?;
        if !urls.contains(to) {
            let message = format!("links to `{to}`, which is not there");
            return Err(tera::Error::message(message));
        }
        Ok(format!("{prefix}{}", &to[1..]))
    });
    let texts = sources.templates.iter().map(|file| (unused::name(file), file.text.as_str()));
    match tera.add_raw_templates(texts) {
        Ok(()) => unless(unused::templates(&sources.templates), tera),
        Err(error) => unless(problems_of(&error), tera),
    }
}

/// What is not a page.
fn others(sources: &Sources, assets: &Assets, options: &Options) -> Vec<OutputFile> {
    let checker = options.checker.iter();
    let checker = checker.flat_map(|checker| [&checker.script, &checker.wasm]);
    let hashed = assets
        .all()
        .chain(checker)
        .map(|asset| OutputFile { path: asset.path.clone(), bytes: asset.bytes.clone() });
    let at_root = sources.statics.iter().filter(|file| stays_at_root(file.name()));
    let at_root =
        at_root.map(|file| OutputFile { path: file.name().to_owned(), bytes: file.bytes.clone() });
    hashed.chain(at_root).collect()
}

/// What the template engine has to say, at the file and the line.
fn problems_of(error: &tera::Error) -> Vec<Problem> {
    let path = |name: &str| format!("templates/{name}");
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            // The library counts columns from 0.
            let place = Place { line: span.start_line, column: span.start_col + 1 };
            let (message, hint) = sentence(report.message());
            vec![Problem::at(&path(report.filename()), place, message).hint(hint)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("extends `{parent}`, which is not there");
            vec![Problem::new(&path(current), 1, message)]
        }
        ErrorKind::TemplateNotFound(name) => vec![Problem::new(&path(name), 1, "is missing")],
        other => reports(&other.to_string()),
    }
}

/// Several mistakes at once come as text: `error: …`, then ` --> file:line:column`.
fn reports(text: &str) -> Vec<Problem> {
    let problems = text.split("error: ").filter_map(|report| {
        let (message, rest) = report.split_once("\n --> ")?;
        let mut place = rest.lines().next()?.split(':');
        let path = format!("templates/{}", place.next()?);
        let (line, column) =
            (place.next()?.parse().ok()?, place.next()?.trim().parse::<usize>().ok()?);
        let (message, hint) = sentence(message);
        Some(Problem::at(&path, Place { line, column }, message).hint(hint))
    });
    let problems: Vec<Problem> = problems.collect();
    match problems.is_empty() {
        true => vec![Problem::new("templates", 1, sentence(text).0)],
        false => problems,
    }
}

/// A message as we write them: lower case, no full stop, one line; and what may help, if the library says.
fn sentence(message: &str) -> (String, Option<String>) {
    let message = message.trim().trim_end_matches('.').replace('\n', " ");
    match message.split_once(". Available ") {
        Some((message, known)) => (lower(message), Some(format!("available {known}"))),
        None => (lower(&message), None),
    }
}

fn lower(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}
