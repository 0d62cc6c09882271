//! The headers that a host should send if it can: `_headers` for those that read such
//! a file, `nginx.conf` for one's own server.
//!
//! It deliberately holds nothing that a page needs to work or to be safe from scripts: the policy stands in each page,
//! too. A header adds what a page cannot say, which is mainly that nobody may frame it.

use std::fmt::Write;

use crate::base::options::Options;
use crate::view::head::policy;

/// The headers for every file: name and value.
pub(crate) fn security(options: &Options) -> Vec<(&'static str, String)> {
    let features = ["camera", "geolocation", "microphone", "payment", "usb"];
    let none: Vec<String> = features.iter().map(|feature| format!("{feature}=()")).collect();
    vec![
        ("Content-Security-Policy", format!("{}; frame-ancestors 'none'", policy(options))),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", none.join(", ")),
        ("Strict-Transport-Security", "max-age=31536000".to_owned()),
    ]
}

/// What may be kept for how long: the name of an asset changes with its bytes.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Types that not every host knows: the end of a name, and the type.
const TYPES: &[(&str, &str)] =
    &[("md", "text/markdown; charset=utf-8"), ("wasm", "application/wasm")];

/// `_headers`, as static hosts read it that let a site set its headers.
pub(crate) fn plain(options: &Options) -> String {
    let base = options.base_path();
    let mut text = format!("{base}*\n");
    for (name, value) in security(options) {
        writeln!(text, "  {name}: {value}").expect("a string can be written to");
    }
    write!(text, "{base}assets/*\n  Cache-Control: {FOREVER}\n")
        .expect("a string can be written to");
    for (ending, kind) in TYPES {
        write!(text, "{base}*.{ending}\n  Content-Type: {kind}\n")
            .expect("a string can be written to");
    }
    text
}

/// A part of an nginx configuration, for within `server { … }`.
pub(crate) fn nginx(options: &Options) -> String {
    let base = options.base_path();
    let mut text = String::from("# For within server { … }, beside `root` and `listen`.\n");
    for (name, value) in security(options) {
        writeln!(text, "add_header {name} \"{value}\" always;")
            .expect("a string can be written to");
    }
    // A location with headers of its own inherits none, so this one sets how long a file is kept by other means.
    write!(
        text,
        "location {base} {{\n    error_page 404 {base}404.html;\n    types {{\n        text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png;\n        application/json json; application/xml xml; text/plain txt; text/markdown md; application/wasm wasm;\n    }}\n    charset utf-8;\n    charset_types text/css text/javascript text/plain text/markdown application/json application/xml;\n    gzip on;\n    gzip_types text/css text/javascript application/wasm application/json application/xml image/svg+xml text/plain text/markdown;\n}}\nlocation {base}assets/ {{\n    expires max;\n    types {{ text/css css; text/javascript js; image/svg+xml svg; image/png png; application/wasm wasm; }}\n    gzip on;\n    gzip_types text/css text/javascript application/wasm image/svg+xml;\n}}\n",
    )
    .expect("a string can be written to");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_send_every_header() {
        let options = Options::default();
        for (name, value) in security(&options) {
            assert!(plain(&options).contains(&format!("  {name}: {value}\n")), "{name}");
            assert!(nginx(&options).contains(&format!("add_header {name} \"{value}\"")), "{name}");
        }
    }

    #[test]
    fn a_base_path_stands_in_front() {
        let base_url = Some("https://name.example/repo/".to_owned());
        let options = Options { base_url, ..Options::default() };
        assert!(plain(&options).starts_with("/repo/*\n"));
        assert!(nginx(&options).contains("location /repo/assets/ {"));
    }
}
