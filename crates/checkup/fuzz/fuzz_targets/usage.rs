//! Any reply to "what was used this month?" is read without a panic or an overflow.

#![no_main]

use checkup::hub::usage;
use checkup_fuzz::reply;
use diagnosis::Usage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(reply) = reply(bytes) else { return };
    let Ok((standing, amounts)) = usage(&reply) else { return };
    assert_eq!(reply.status, 200);
    let said = amounts.used.zip(amounts.limit);
    assert_eq!(standing == Usage::LimitNotSaid, said.is_none());
    if let Some((used, limit)) = said {
        let fits = matches!(standing, Usage::CreditLeft | Usage::UsedElsewhere);
        assert!(!fits || used <= limit, "{used} of {limit} leaves credit");
        assert!(fits || standing != Usage::CreditSpent || limit <= amounts.included.unwrap_or(0));
    }
});
