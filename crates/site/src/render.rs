//! The fourth stage: every page through its template.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

use crate::asset::{Assets, stays_at_root};
use crate::context::{DiagnosisContext, IndexContext, Page, PageContext, TreeContext};
use crate::document::{Document, Kind};
use crate::highlight::highlight;
use crate::html::{Highlighted, Surroundings, code_blocks, prose};
use crate::link::Site;
use crate::load::Sources;
use crate::options::Options;
use crate::outline::outline;
use crate::problem::{Problem, unless};

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
    let assets = Arc::new(Assets::new(&sources.statics));
    let base = options.base_path();
    let tera = templates(site, sources, &base, &assets)?;
    let highlighted = highlighted(site);
    let surroundings = Surroundings { base: &base, assets: &assets, highlighted: &highlighted };
    let pages: Vec<Result<OutputFile, Vec<Problem>>> = site
        .documents
        .par_iter()
        .map(|document| {
            let body = prose(&document.body, surroundings);
            let page = Page::new(site, options, document, body);
            let html = fill(&tera, site, document, page).map_err(|error| problems_of(&error))?;
            Ok(OutputFile { path: document.output_path(), bytes: html.into_bytes() })
        })
        .collect();
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for page in pages {
        match page {
            Ok(file) => files.push(file),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        problems.extend(assets.unused().into_iter().map(|name| {
            Problem::new(&format!("static/{name}"), 1, "is used by no template and no page")
        }));
    }
    files.extend(others(sources, &assets, options));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    unless(problems, files)
}

/// Each distinct block of code in colours, once.
fn highlighted(site: &Site) -> Highlighted {
    let documents = site.documents.iter();
    let blocks: BTreeSet<_> = documents.flat_map(|document| code_blocks(&document.body)).collect();
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
    let texts = sources.templates.iter().map(|file| {
        let name = file.path.strip_prefix("templates/").unwrap_or(&file.path);
        (name, file.text.as_str())
    });
    match tera.add_raw_templates(texts) {
        Ok(()) => Ok(tera),
        Err(error) => unless(problems_of(&error), tera),
    }
}

fn fill(tera: &Tera, site: &Site, document: &Document, page: Page<'_>) -> tera::TeraResult<String> {
    let context = match document.kind() {
        Kind::Index => {
            Context::from_serialize(&IndexContext { page, diagnoses: &site.tree.diagnoses })
        }
        Kind::Diagnosis => {
            let mut diagnoses = site.tree.diagnoses.iter();
            let diagnosis = diagnoses.find(|diagnosis| Some(diagnosis.id) == document.diagnosis());
            Context::from_serialize(&DiagnosisContext {
                page,
                diagnosis: diagnosis.expect("pages and tree were held together before"),
            })
        }
        Kind::Tree => Context::from_serialize(&TreeContext {
            page,
            tree: &site.tree,
            outline: outline(&site.tree),
        }),
        Kind::Checkup | Kind::NotFound | Kind::Page => {
            Context::from_serialize(&PageContext { page })
        }
    };
    tera.render(document.kind().template(), &context?)
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
            let line = report.span().start_line;
            let path = path(report.filename());
            vec![Problem::new(&path, line, sentence(report.message()))]
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
        Some(Problem::new(&path, place.next()?.parse().ok()?, sentence(message)))
    });
    let problems: Vec<Problem> = problems.collect();
    match problems.is_empty() {
        true => vec![Problem::new("templates", 1, sentence(text))],
        false => problems,
    }
}

/// A message as we write them: lower case, no full stop, one line.
fn sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.').replace('\n', " ");
    let message = message.replace(". Available", "; available");
    let mut letters = message.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => message,
    }
}
