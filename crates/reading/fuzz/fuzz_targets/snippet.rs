//! Any bytes are looked through as code without a panic, and no token gets into an excerpt.

#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::secret;
use reading::snippet::{excerpt, findings, is_code};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let _ = is_code(&text);
    let findings = findings(&text);
    assert!(findings.is_sorted_by_key(|finding| (finding.line, finding.what)));
    for finding in findings {
        assert!((1..=text.lines().count()).contains(&finding.line), "there is no such line");
    }
    for line in text.lines().map(excerpt) {
        assert!(line.chars().count() <= 120, "an excerpt is too long");
        assert_eq!(secret::blot(&line).1, 0, "a token gets into an excerpt");
    }
});
