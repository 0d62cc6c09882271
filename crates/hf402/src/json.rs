//! What is printed for programs. `schema.json` beside this crate's `Cargo.toml` describes it, and a test holds it to that.
//!
//! | module | holds |
//! |---|---|
//! | [`mod@read`] | what a text says |
//! | [`check`] | what was found on this machine, and what came of the token |

mod check;
mod read;

pub(crate) use check::Check;
pub(crate) use read::Read;

use diagnosis::Diagnosis;
use serde::Serialize;

/// The JSON of a value, on a line of its own.
pub(crate) fn line(value: &impl Serialize) -> String {
    let mut text =
        serde_json::to_string_pretty(value).expect("none of it is a map whose keys are no text");
    text.push('\n');
    text
}

/// What `hf402 explain --json` prints.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Explain {
    /// The id of the cause.
    id: &'static str,
    /// What is wrong.
    title: &'static str,
    /// The one next thing to do.
    remedy: &'static str,
    /// Where to do it.
    url: Option<String>,
    /// Who can do it.
    mender: &'static str,
    /// What people try instead, and why it does not help.
    vain: &'static str,
    /// The rest of the page, as markdown.
    page: &'static str,
}

impl Explain {
    pub(crate) fn of(cause: &Diagnosis, url: Option<String>, page: &'static str) -> Self {
        let &Diagnosis { id, title, remedy, vain, .. } = cause;
        Self { id, title, remedy, url, mender: cause.mender.words(), vain, page }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    #[test]
    fn the_schema_describes_what_is_printed() {
        let schemas = serde_json::json!({
            "check": schemars::schema_for!(super::Check),
            "explain": schemars::schema_for!(super::Explain),
            "read": schemars::schema_for!(super::Read),
        });
        expect_file!["../schema.json"].assert_eq(&super::line(&schemas));
    }
}
