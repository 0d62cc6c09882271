//! Whether each address that was leads on from where nothing is any more, to a page or a part that is there.

use std::collections::HashSet;

use crate::base::place::Lines;
use crate::base::problem::Problem;
use crate::link::site::Addresses;
use crate::source::load::SourceFile;
use crate::source::settings::Redirect;

/// What is wrong with the redirects of `content/site.toml`.
pub(crate) fn check(
    redirects: &[Redirect],
    addresses: &Addresses<'_>,
    file: &SourceFile,
) -> Vec<Problem> {
    let lines = Lines::new(&file.text);
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    let whole: HashSet<_> =
        redirects.iter().map(Redirect::page_and_part).filter(|(_, part)| part.is_empty()).collect();
    for redirect in redirects {
        let from = redirect.from.get_ref();
        let (page, _) = redirect.page_and_part();
        let mut problem = |message: String, hint: Option<String>| {
            let place = lines.place(redirect.from.span().start);
            problems.push(Problem::at(&file.path, place, message).hint(hint));
        };
        if !is_address(page) {
            let hint =
                "write it like `/old/` or `/old/page.html`: letters, digits, `-`, `_` and `.`";
            problem(format!("`{from}` is no address that can lead on"), Some(hint.to_owned()));
        } else if addresses.has_page(page) {
            let hint = "a heading keeps its old name by `## New title {#old-name}`";
            problem(format!("leads on from `{page}`, which is there"), Some(hint.to_owned()));
        } else if !whole.contains(&(page, "")) {
            problem(
                format!("leads on from a part of `{page}`, and nothing from `{page}` itself"),
                None,
            );
        }
        if !seen.insert(from) {
            problem(format!("leads on from `{from}` a second time"), None);
        }
        let to = redirect.to.get_ref();
        if let Some((message, hint)) = addresses.missing(to, "") {
            let place = lines.place(redirect.to.span().start);
            problems.push(Problem::at(&file.path, place, message).hint(hint));
        }
    }
    problems
}

/// Whether a host can have a file there.
fn is_address(page: &str) -> bool {
    let Some(path) = page.strip_prefix('/') else {
        return false;
    };
    let path = path.strip_suffix('/').unwrap_or_else(|| path.strip_suffix(".html").unwrap_or("."));
    path.split('/').all(|part| {
        let letters = |letter: u8| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter);
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(letters)
    })
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_one_that_a_host_can_have() {
        for good in ["/old/", "/old/page/", "/old.html", "/a_b/c-1.html"] {
            assert!(is_address(good), "{good}");
        }
        for bad in
            ["", "/", "old/", "/old", "//", "/../x/", "/.well-known/", "/a b/", "https://x/", "/ä/"]
        {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
