//! Any reply to a live call is read without a panic, and every status that is an error says so.

#![no_main]

use checkup::hub::chat;
use checkup_fuzz::reply;
use diagnosis::Chat;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(reply) = reply(bytes) else { return };
    let fine = (200..300).contains(&reply.status);
    match chat(&reply) {
        Ok(Chat::Answered) => assert!(fine),
        Ok(Chat::Refused(reading)) => assert!(reading.refusal.is_some()),
        Err(_) => assert!(fine, "a refusal is always one"),
    }
});
