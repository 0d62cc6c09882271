//! What a build leaves for the next one, so that it does again only what has changed.
//!
//! Two things are remembered of a page: what its text was understood as, and a fingerprint of all that its template
//! was given. Everything else is done anew each time, links and problems between pages included, so that a build by
//! memory comes to the same as one without. Where a source that is no page has changed, all is forgotten.
//!
//! **What this rests on:** the prose of a page, as HTML, depends on its own text and on sources that are no pages.
//! What it is to take from other pages goes through its [`context`](crate::context).

use std::collections::{BTreeSet, HashMap};
use std::mem;
use std::path::Path;
use std::sync::Mutex;

use crate::link::link;
use crate::load::{Sources, load};
use crate::options::Options;
use crate::parse::{Understood, page, parse_by};
use crate::problem::{BuildError, Problem};
use crate::render::{OutputFile, render_by};
use crate::tree::Tree;

/// Builds one site again and again.
#[derive(Debug)]
pub struct Memory {
    tree: Tree,
    options: Options,
    /// The sources of the last build, but for its pages.
    around: Sources,
    pages: HashMap<String, Kept>,
    /// The static files that templates called for.
    pub(crate) called: BTreeSet<String>,
}

/// What is remembered of a page.
#[derive(Debug)]
struct Kept {
    text: String,
    understood: Understood,
    /// The fingerprint of what its template was given when it was last written.
    written: Option<u64>,
}

/// What a build comes to, seen from the build before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files that may differ, in the order of their paths.
    pub files: Vec<OutputFile>,
    /// The paths of those that are as they were, in order.
    pub unchanged: Vec<String>,
}

impl Memory {
    /// Remembers nothing yet.
    pub fn new(tree: Tree, options: Options) -> Self {
        let (around, pages, called) = Default::default();
        Self { tree, options, around, pages, called }
    }

    /// What it takes to bring the site below `root` up to date.
    ///
    /// # Errors
    /// As for [`build`](crate::build); the next build is then compared to the last one that came to a site.
    pub fn build(&mut self, root: &Path) -> Result<Changes, BuildError> {
        let mut sources = load(root).map_err(BuildError::Machine)?;
        self.assemble(&mut sources).map_err(BuildError::Problems)
    }

    /// The same, for sources that are read already.
    ///
    /// # Errors
    /// What an author has to mend.
    pub fn assemble(&mut self, sources: &mut Sources) -> Result<Changes, Vec<Problem>> {
        self.forget_unless_only_pages_differ(sources);
        let draft = self.parse(sources)?;
        let site = link(draft, self.tree.clone(), sources)?;
        let unchanged = |path: &str, fingerprint: u64| {
            self.pages.get(path).is_some_and(|kept| kept.written == Some(fingerprint))
        };
        let rendered = render_by(&site, sources, &self.options, &self.called, Some(unchanged))?;
        for (document, fingerprint) in site.documents.iter().zip(rendered.fingerprints) {
            if let Some(kept) = self.pages.get_mut(&document.path) {
                kept.written = Some(fingerprint);
            }
        }
        self.called = rendered.called;
        Ok(rendered.changes)
    }

    fn forget_unless_only_pages_differ(&mut self, sources: &mut Sources) {
        let pages = mem::take(&mut sources.pages);
        if *sources != self.around {
            self.around = sources.clone();
            self.pages.clear();
            self.called.clear();
        }
        sources.pages = pages;
    }

    fn parse(&mut self, sources: &Sources) -> Result<crate::Draft, Vec<Problem>> {
        let fresh = Mutex::new(Vec::new());
        let pages = &self.pages;
        let draft = parse_by(sources, |file, facts| {
            if let Some(kept) = pages.get(&file.path).filter(|kept| kept.text == file.text) {
                return kept.understood.clone();
            }
            let understood = page(file, facts);
            let (text, written) = (file.text.clone(), None);
            let kept = Kept { text, understood: understood.clone(), written };
            fresh
                .lock()
                .expect("nothing panics while it holds the lock")
                .push((file.path.clone(), kept));
            understood
        });
        let fresh = fresh.into_inner().expect("nothing panics while it holds the lock");
        self.pages.extend(fresh);
        draft
    }
}
