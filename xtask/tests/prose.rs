//! The guide is as easy to read as it says.

use xtask::prose::{pages, problems};

#[test]
fn the_guide_reads_well() {
    let sources = site::load(&xtask::repository()).unwrap();
    let problems = problems(&pages(&sources));
    let shown: Vec<_> = problems.iter().map(|problem| problem.shown(&sources)).collect();
    assert!(problems.is_empty(), "{} to mend:\n{}", problems.len(), shown.join("\n"));
}
