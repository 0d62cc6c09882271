//! Any reply to "whose token is this?" is read without a panic, and only two statuses say anything.

#![no_main]

use checkup::hub::account;
use checkup_fuzz::reply;
use diagnosis::{Account, Standing};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(reply) = reply(bytes) else { return };
    let for_oneself = account(&reply, None);
    assert!(for_oneself.is_err() || matches!(reply.status, 200 | 401));
    if let Ok(seen) = &for_oneself
        && let Account::Known(holder) = seen.account
    {
        assert_eq!(holder.named_organization, None, "nobody was named");
    }
    // Who is to pay changes what the token may do, and not whose it is.
    for bill_to in ["globex", "6650a1b2c3d4e5f607182930"] {
        let for_another = account(&reply, Some(bill_to));
        match (&for_oneself, for_another) {
            (Ok(one), Ok(other)) => {
                assert_eq!((&one.name, one.may_read_usage), (&other.name, other.may_read_usage));
                if let (Account::Known(one), Account::Known(other)) = (one.account, other.account) {
                    assert_eq!((one.plan, one.can_pay), (other.plan, other.can_pay));
                    assert_ne!(
                        (bill_to.len(), other.named_organization),
                        (24, Some(Standing::Stranger))
                    );
                }
            }
            (one, other) => assert_eq!(*one, other),
        }
    }
});
