//! The address that GitHub Pages gives a repository, by the address of the repository itself.
//!
//! It deliberately knows no domain of one's own: that stands in the settings of Pages, which only GitHub can read.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::Command;

/// The address at which Pages will serve the repository in this folder.
///
/// # Errors
/// The folder has no remote `origin`, or it is not on GitHub.
pub fn address(repository: &Path) -> Result<String> {
    let mut git = Command::new("git");
    let output = git.args(["remote", "get-url", "origin"]).current_dir(repository).output();
    let output = output.context("asking git for the remote `origin`")?;
    ensure!(output.status.success(), "there is no remote `origin`: give --base-url instead");
    let remote = String::from_utf8(output.stdout).context("reading the remote `origin`")?;
    // It is not printed: a password may stand in it.
    of_remote(remote.trim())
        .context("the remote `origin` is no repository on GitHub: give --base-url instead")
}

/// The same, from what git calls the remote.
fn of_remote(remote: &str) -> Option<String> {
    let (before, path) = remote.split_once("github.com")?;
    let with_user = before.strip_prefix("https://").and_then(|user| user.strip_suffix('@'));
    let is_user = with_user.is_some_and(|user| !user.contains(['/', '@', '?', '#']));
    if !["", "git@", "https://", "ssh://git@"].contains(&before) && !is_user {
        return None;
    }
    let path = path.strip_prefix([':', '/'])?.trim_end_matches('/');
    let (owner, name) = path.strip_suffix(".git").unwrap_or(path).split_once('/')?;
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    if !plain(owner) || !plain(name) {
        return None;
    }
    let host = format!("{}.github.io", owner.to_ascii_lowercase());
    // A repository that is named like its host is served at the top of it.
    let is_top = name.eq_ignore_ascii_case(&host);
    Some(if is_top { format!("https://{host}/") } else { format!("https://{host}/{name}/") })
}

#[cfg(test)]
mod tests {
    use super::of_remote;

    #[test]
    fn the_address_follows_from_the_remote() {
        fn case(remote: &str, expected: Option<&str>) {
            assert_eq!(of_remote(remote).as_deref(), expected, "{remote}");
        }
        let help = Some("https://someone.github.io/our-help/");
        case("https://github.com/someone/our-help.git", help);
        case("https://github.com/someone/our-help", help);
        case("https://github.com/Someone/our-help/", help);
        case("https://someone@github.com/someone/our-help.git", help);
        case("https://someone:password@github.com/someone/our-help.git", help);
        case("https://evil.example/@github.com/someone/our-help.git", None);
        case("git@github.com:someone/our-help.git", help);
        case("ssh://git@github.com/someone/our-help.git", help);
        case(
            "https://github.com/Someone/someone.github.io.git",
            Some("https://someone.github.io/"),
        );
        case("https://git.example/someone/our-help.git", None);
        case("https://github.com.example/someone/our-help.git", None);
        case("https://github.com/someone", None);
        case("https://notgithub.com/someone/our-help", None);
        case("../our-help", None);
    }
}
