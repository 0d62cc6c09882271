//! What this repository's own pages show as JSON or TOML is just that.
//!
//! The other languages are held to their own readers by `cargo xtask clients`.

use std::path::Path;

#[test]
fn json_and_toml_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = site::load(&root).expect("the site's sources can be read");
    let draft = site::parse(&sources).expect("the site's sources can be understood");
    let mut wrong = Vec::new();
    let mut read = 0;
    for document in &draft.documents {
        for (fence, text) in document.body.code() {
            let error = match fence.language.as_str() {
                "json" => serde_json::from_str::<serde_json::Value>(&text)
                    .err()
                    .map(|error| (error.line(), error.to_string())),
                "toml" => toml::from_str::<toml::Table>(&text).err().map(|error| {
                    let before = &text[..error.span().map_or(0, |span| span.start)];
                    (1 + before.matches('\n').count(), error.message().to_owned())
                }),
                _ => continue,
            };
            read += 1;
            wrong.extend(error.map(|(line, message)| {
                format!("{}:{}: {message}", document.path, fence.line + line)
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 0, "no page shows JSON or TOML: is `content/` still there?");
}
