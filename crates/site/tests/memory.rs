//! A build by memory comes to the same bytes as one without.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use site::{Changes, Memory, Options, OutputFile, Sources, Tree};

/// A site that is brought up to date, as `serve` does it, beside the same built from nothing.
struct Bench {
    memory: Memory,
    served: BTreeMap<String, Vec<u8>>,
    tree: Tree,
}

impl Bench {
    fn new(tree: Tree) -> Self {
        let memory = Memory::new(tree.clone(), Options::default());
        Self { memory, served: BTreeMap::new(), tree }
    }

    /// Brings the site up to date, compares it to one from nothing, and gives the pages that were written.
    fn update(&mut self, sources: &Sources) -> Vec<String> {
        let expected = site::assemble(sources, self.tree.clone(), &Options::default());
        let changes = self.memory.assemble(&mut sources.clone());
        let Changes { files, unchanged } = match (changes, expected) {
            (Ok(changes), Ok(expected)) => {
                let keep = |path: &String| Some((path.clone(), self.served.get(path)?.clone()));
                let kept: BTreeMap<_, _> = changes.unchanged.iter().filter_map(keep).collect();
                assert_eq!(kept.len(), changes.unchanged.len(), "what is unchanged was there");
                let new = changes.files.iter().map(|file| (file.path.clone(), file.bytes.clone()));
                self.served = kept.into_iter().chain(new).collect();
                let expected: BTreeMap<_, _> =
                    expected.into_iter().map(|OutputFile { path, bytes }| (path, bytes)).collect();
                assert!(self.served == expected, "{:?}", changes.unchanged);
                changes
            }
            (Err(problems), Err(expected)) => {
                assert_eq!(problems, expected);
                return Vec::new();
            }
            (one, other) => panic!("{one:?}\n{other:?}"),
        };
        let pages = files.into_iter().map(|file| file.path).filter(|path| path.ends_with(".html"));
        assert!(!unchanged.iter().any(|path| path.is_empty()));
        pages.collect()
    }
}

fn page<'a>(sources: &'a mut Sources, path: &str) -> &'a mut String {
    &mut sources.pages.iter_mut().find(|page| page.path == path).expect("the page is there").text
}

#[test]
fn only_what_changed_is_written() {
    let mut bench = Bench::new(common::tree());
    let mut sources = common::sources();
    let all = bench.update(&sources).len();
    assert!(all > 5);
    assert_eq!(bench.update(&sources), ["sentences/index.html"], "nothing but the redirects");

    page(&mut sources, "content/words.md").push_str("\nOne more sentence.\n");
    assert_eq!(bench.update(&sources), ["sentences/index.html", "words/index.html"]);

    // A mistake, which is mended.
    page(&mut sources, "content/words.md").push_str("\n[x](/gone/)\n");
    assert!(bench.update(&sources).is_empty());
    let text = page(&mut sources, "content/words.md");
    *text = text.replace("\n[x](/gone/)\n", "");
    assert_eq!(bench.update(&sources), ["sentences/index.html", "words/index.html"]);

    // A title stands in every sidebar.
    let text = page(&mut sources, "content/words.md");
    *text = text.replace("Words & <signs>", "Words");
    assert_eq!(bench.update(&sources).len(), all);

    // What is no page may be anywhere.
    sources.templates[0].text.push('\n');
    assert_eq!(bench.update(&sources).len(), all);
    let style = sources.statics.iter_mut().find(|file| file.name() == "site.css").unwrap();
    style.bytes.extend(b"\np { margin: 0 }\n");
    assert_eq!(bench.update(&sources).len(), all);
}

#[test]
fn each_page_of_this_repository_depends_on_no_other_page_s_prose() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = site::load(&root).unwrap();
    let mut bench = Bench::new(Tree::whole());
    bench.update(&sources);
    let step = sources.pages.len() / 3;
    for position in (0..sources.pages.len()).step_by(step) {
        sources.pages[position].text.push_str("\nOne more sentence.\n");
        assert_eq!(bench.update(&sources).len(), 1, "{}", sources.pages[position].path);
    }
}
