//! Any bytes are read without a panic, no token gets past the blot, and every place is one in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{plain, read, reply, secret};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);

    let plain_text = plain(&text);
    assert_eq!(plain(&plain_text), plain_text, "plain text is not plain");

    let (blotted, tokens) = secret::blot(&text);
    assert_eq!(secret::blot(&blotted), (blotted.clone(), 0), "a token gets past the blot");

    let read = read(&text);
    let details = &read.details;
    assert_eq!(details.tokens, tokens);
    assert_eq!(read.shown, blotted);
    for name in [&details.provider, &details.model, &details.request_id].into_iter().flatten() {
        assert_eq!(secret::blot(name).1, 0, "`{name}` holds a token");
    }
    for call in &read.calls {
        let spans = call.because.iter().chain([&call.span]).chain(&read.suspected_by);
        for span in spans {
            assert!(read.shown.get(read.place(span)).is_some(), "{span:?} is no place in the text");
        }
    }
    reply(402, &text);
});
