//! What differs from build to build of the same sources.

use crate::base::asset::Asset;

/// Where the site will stand, and what it may talk to.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address of the front page, such as `https://name.github.io/repo/`; `None` means the root of an unknown host.
    pub base_url: Option<String>,
    /// The Hub that the checker asks: scheme and host, no slash at the end.
    pub hub_url: String,
    /// The router that the checker calls: scheme and host, no slash at the end.
    pub router_url: String,
    /// The commit that the sources are, if they are exactly one.
    pub revision: Option<String>,
    /// The checker, built; `None` leaves it out.
    pub checker: Option<Checker>,
    /// Whether a picture is drawn for each cause: half a second of work, and no page names one without an address.
    pub pictures: bool,
}

/// The checker, as the browser loads it.
#[derive(Clone, Debug)]
pub struct Checker {
    /// The module that loads the other.
    pub script: Asset,
    /// The checker itself.
    pub wasm: Asset,
    /// The compiler that made it, as it calls itself.
    pub toolchain: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_url: None,
            hub_url: "https://huggingface.co".to_owned(),
            router_url: "https://router.huggingface.co".to_owned(),
            revision: None,
            checker: None,
            pictures: false,
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

    /// The address of something on the site: whole if the host is known, from its root otherwise.
    pub(crate) fn address(&self, url: &str) -> String {
        self.canonical(url).unwrap_or_else(|| self.rooted(url))
    }

    /// The address of something on the site, from the root of its host.
    pub(crate) fn rooted(&self, url: &str) -> String {
        format!("{}{}", self.base_path(), &url[1..])
    }

    /// The scheme and the host, if they are known.
    pub fn origin(&self) -> Option<String> {
        let url = self.base_url.as_deref()?;
        let (scheme, rest) = url.split_once("://")?;
        let host = rest.split('/').next()?;
        Some(format!("{scheme}://{host}"))
    }

    /// The whole address of a rooted path, if the host is known.
    pub fn canonical(&self, url: &str) -> Option<String> {
        let base = self.base_url.as_deref()?;
        Some(format!("{}{url}", base.trim_end_matches('/')))
    }
}

/// The origin that an address names. A token goes there, so it must be safe on the way: HTTPS, or this very machine.
///
/// # Errors
/// What the address is not, for whoever wrote it.
pub fn endpoint(url: &str) -> Result<String, String> {
    let origin = url.trim_end_matches('/');
    let host = origin.strip_prefix("https://").or_else(|| {
        origin.strip_prefix("http://").filter(|rest| {
            let name = rest.split(':').next().unwrap_or_default();
            matches!(name, "127.0.0.1" | "localhost")
        })
    });
    let plain = |host: &str| {
        !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'))
    };
    match host {
        Some(host) if plain(host) => Ok(origin.to_owned()),
        _ => {
            Err(format!("`{url}` cannot be an endpoint: give https:// and a host, without a path"))
        }
    }
}

/// The address of a front page, with a slash at its end.
///
/// # Errors
/// What the address is not, for whoever wrote it.
pub fn base_url(url: &str) -> Result<String, String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || b"-._~:/%".contains(&letter);
    match rest {
        Some(rest) if !rest.starts_with('/') && !rest.is_empty() && rest.bytes().all(plain) => {
            Ok(format!("{}/", url.trim_end_matches('/')))
        }
        _ => Err(format!(
            "`{url}` cannot be the address of a site: give it whole, like `https://name.github.io/repo/`"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints_are_origins_that_are_safe_on_the_way() {
        for good in ["https://huggingface.co", "https://hub.example:8443/", "http://127.0.0.1:4021"]
        {
            assert_eq!(endpoint(good).unwrap(), good.trim_end_matches('/'));
        }
        for bad in [
            "",
            "huggingface.co",
            "http://huggingface.co",
            "https://",
            "https://a.example/path",
            "https://a.example; script-src *",
            "https://a.example 'unsafe-inline'",
            "http://127.0.0.1.example",
        ] {
            assert!(endpoint(bad).is_err(), "`{bad}` passes");
        }
    }

    #[test]
    fn the_address_of_a_site_is_whole() {
        for good in
            ["https://name.github.io/repo", "https://name.example/", "http://127.0.0.1:80/a/"]
        {
            assert_eq!(base_url(good).unwrap(), format!("{}/", good.trim_end_matches('/')));
        }
        for bad in [
            "",
            "name.github.io",
            "https://",
            "https:///a",
            "https://a.example/?b",
            "https://a.example/\"b",
        ] {
            assert!(base_url(bad).is_err(), "`{bad}` passes");
        }
    }
}
