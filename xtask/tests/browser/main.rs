//! The real site in real browsers, against the stand-in over real sockets.
//!
//! | module | holds |
//! |---|---|
//! | [`lab`] | the browsers, and a site with a stand-in of its own for each test |
//! | [`driver`], [`chromium`], [`firefox`], [`webkit`] | what a browser does for a visitor, and the three that do it |
//! | [`visitor`], [`visit`] | one visitor: what they do and see in any browser, and what Chromium alone tells of it |
//! | [`verdicts`] | every diagnosis, by token, by text and by answers |
//! | [`tools`] | what a visitor can do besides sending the form off |
//! | [`trouble`] | hosts that cannot be reached or talk nonsense |
//! | [`before`] | the form before its script is there, and without it |
//! | [`search`] | the search: by keyboard, for words and for messages |
//! | [`secrecy`] | where the token goes, and where not |
//! | [`tabs`] | code for several clients, from page to page |
//! | [`reading`] | the guide without JavaScript, and in a sub-path |

#![allow(missing_docs)] // The names of the tests are their sentences.

mod before;
mod chromium;
mod driver;
mod firefox;
mod lab;
mod reading;
mod search;
mod secrecy;
mod tabs;
mod tools;
mod trouble;
mod verdicts;
mod visit;
mod visitor;
mod webkit;

use libtest_mimic::Arguments;

fn main() -> anyhow::Result<()> {
    let mut arguments = Arguments::from_args();
    let lab = lab::Lab::open()?;
    if lab::stands_already() {
        arguments.test_threads = Some(1);
    }
    let trials = [
        verdicts::trials(&lab),
        tools::trials(&lab),
        trouble::trials(&lab),
        before::trials(&lab),
        search::trials(&lab),
        secrecy::trials(&lab),
        tabs::trials(&lab),
        reading::trials(&lab),
    ];
    let together = libtest_mimic::run(&arguments, trials.into_iter().flatten().collect());
    arguments.test_threads = Some(1);
    let alone = libtest_mimic::run(&arguments, secrecy::timed(&lab));
    lab.close();
    together.exit_if_failed();
    alone.exit();
}
