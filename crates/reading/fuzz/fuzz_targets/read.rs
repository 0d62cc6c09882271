//! Any bytes are read without a panic, and no token gets past the blot.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::details::details;
use reading::plain::plain;
use reading::{read, secret};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);

    let plain_text = plain(&text);
    assert_eq!(plain(&plain_text), plain_text, "plain text is not plain");
    assert_eq!(read(&text), read(&plain_text), "a text says something else than its plain words");

    let (blotted, tokens) = secret::blot(&text);
    assert_eq!(secret::blot(&blotted), (blotted.clone(), 0), "a token gets past the blot");

    let details = details(&text);
    assert_eq!(details.tokens, tokens);
    for name in [details.provider, details.model, details.request_id].into_iter().flatten() {
        assert_eq!(secret::blot(&name).1, 0, "`{name}` holds a token");
    }
});
