//! Any reply to "which models are served?" is read without a panic, and what the tests claim of replies holds.

#![no_main]

use checkup_fuzz::{claims, reply};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(reply) = reply(bytes) {
        claims::of_catalogue(&reply);
    }
});
