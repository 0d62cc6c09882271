//! What differs from build to build of the same sources.

use crate::Asset;

/// Where the site will stand, and what it may talk to.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address of the front page, such as `https://name.github.io/repo/`; `None` means the root of an unknown host.
    pub base_url: Option<String>,
    /// The Hub that the check-up asks: scheme and host, no slash at the end.
    pub hub_url: String,
    /// The router that the check-up calls: scheme and host, no slash at the end.
    pub router_url: String,
    /// The check-up, built; `None` leaves it out.
    pub checker: Option<Checker>,
}

/// The check-up, as the browser loads it.
#[derive(Clone, Debug)]
pub struct Checker {
    /// The module that loads the other.
    pub script: Asset,
    /// The check-up itself.
    pub wasm: Asset,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            hub_url: "https://huggingface.co".to_owned(),
            router_url: "https://router.huggingface.co".to_owned(),
            checker: None,
        }
    }
}

impl Options {
    /// What stands in front of every path: `/`, or `/repo/`.
    pub fn base_path(&self) -> String {
        let Some(url) = &self.base_url else {
            return "/".to_owned();
        };
        let after_scheme = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let path = after_scheme.split_once('/').map_or("", |(_, path)| path);
        match path.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        }
    }

    /// The whole address of a rooted path, if the host is known.
    pub fn canonical(&self, url: &str) -> Option<String> {
        let base = self.base_url.as_deref()?;
        Some(format!("{}{url}", base.trim_end_matches('/')))
    }
}
