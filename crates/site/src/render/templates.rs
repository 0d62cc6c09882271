//! The templates, and what is wrong with them, each at its file and line.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

use crate::base::place::Position;
use crate::base::problem::Problem;
use crate::link::site::Site;
use crate::page::document::Document;
use crate::view::assets::Assets;

/// The templates, with the functions that they may call.
pub(crate) struct Templates(Tera);

impl Templates {
    /// Understands every template, or says all that is wrong with them.
    pub(crate) fn new(site: &Site, base: &str, assets: &Arc<Assets>) -> Result<Self, Vec<Problem>> {
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
        let texts = site.templates.iter().map(|file| (file.name(), file.text.as_str()));
        match tera.add_raw_templates(texts) {
            Ok(()) => Ok(Self(tera)),
            Err(error) => Err(problems_of(&error)),
        }
    }

    /// A template with this in its places.
    pub(crate) fn fill(
        &self,
        name: &str,
        context: &impl Serialize,
    ) -> Result<String, Vec<Problem>> {
        let context = Context::from_serialize(context);
        let filled = context.and_then(|context| self.0.render(name, &context));
        filled.map_err(|error| problems_of(&error))
    }
}

/// What the template engine has to say, at the file and the line.
fn problems_of(error: &tera::Error) -> Vec<Problem> {
    let path = |name: &str| format!("templates/{name}");
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            // The library counts columns from 0.
            let place = Position { line: span.start_line, column: span.start_col + 1 };
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
        Some(Problem::at(&path, Position { line, column }, message).hint(hint))
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
