//! What holds for every reply, whatever is in it. The fuzz targets claim the same, for bytes that nobody thought of.

use checkup::Reply;
use checkup::hub::{account, catalogue, chat, usage};
use diagnosis::{Account, Chat, Standing, Usage};

/// "Whose token is this?": only two statuses say anything.
pub fn of_account(reply: &Reply) {
    let for_oneself = account(reply, None);
    assert!(for_oneself.is_err() || matches!(reply.status, 200 | 401));
    if let Ok(seen) = &for_oneself
        && let Account::Known(holder) = seen.account
    {
        assert_eq!(holder.named_organization, None, "nobody was named");
    }
    // Who is to pay changes what the token may do, and not whose it is.
    for bill_to in ["globex", "6650a1b2c3d4e5f607182930"] {
        let for_another = account(reply, Some(bill_to));
        let (one, other) = match (&for_oneself, &for_another) {
            (Ok(one), Ok(other)) => (one, other),
            (one, other) => {
                assert_eq!(one.as_ref().err(), other.as_ref().err());
                continue;
            }
        };
        let of_person =
            |profile: &checkup::hub::Profile| (profile.name.clone(), profile.may_read_usage);
        assert_eq!(of_person(&one.profile), of_person(&other.profile));
        if let (Account::Known(one), Account::Known(other)) = (one.account, other.account) {
            assert_eq!((one.plan, one.can_pay), (other.plan, other.can_pay));
            let unknown_id = (bill_to.len(), other.named_organization);
            assert_ne!(unknown_id, (24, Some(Standing::Stranger)));
        }
    }
}

/// "What was used this month?": what is left follows from the amounts, and nothing overflows.
pub fn of_usage(reply: &Reply) {
    let Ok((standing, books)) = usage(reply) else { return };
    let amounts = books.amounts;
    assert_eq!(reply.status, 200);
    let said = amounts.used.zip(amounts.limit);
    assert_eq!(standing == Usage::NotSaid, said.is_none());
    if let Some((used, limit)) = said {
        let fits = matches!(standing, Usage::CreditLeft | Usage::UsedElsewhere);
        assert!(!fits || used <= limit, "{used} of {limit} leaves credit");
        assert!(fits || standing != Usage::CreditSpent || limit <= amounts.included.unwrap_or(0));
    }
}

/// A live call: every status that is an error says so.
pub fn of_chat(reply: &Reply) {
    let fine = (200..300).contains(&reply.status);
    match chat(reply) {
        Ok(Chat::Answered | Chat::OtherAnswered) => assert!(fine),
        Ok(Chat::Refused(reading)) => assert!(reading.refusal.is_some()),
        Err(_) => assert!(fine, "a refusal is always one"),
    }
}

/// The list of models: each route can be named and called.
pub fn of_catalogue(reply: &Reply) {
    let Ok(lanes) = catalogue(reply) else { return };
    assert_eq!(reply.status, 200);
    for lane in &lanes {
        assert!(lane.route().contains(':'), "a route names no provider");
    }
}
