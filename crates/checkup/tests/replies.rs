//! Every reply of the stand-in, whole and cut off, under every status that matters: what is claimed of it holds.

#![allow(missing_docs)]

#[path = "replies/claims.rs"]
pub mod claims;

use checkup::Reply;

fn holds(claim: fn(&Reply)) {
    for known in hub_stub::replies() {
        let ends = (0..known.body.len()).step_by(7).chain([known.body.len()]);
        for end in ends.map(|end| known.body.floor_char_boundary(end)) {
            for status in [known.status, 200, 401, 402, 503] {
                claim(&Reply { status, body: known.body[..end].to_owned() });
            }
        }
    }
}

#[test]
fn what_is_claimed_of_an_account_holds() {
    holds(claims::of_account);
}

#[test]
fn what_is_claimed_of_usage_holds() {
    holds(claims::of_usage);
}

#[test]
fn what_is_claimed_of_a_live_call_holds() {
    holds(claims::of_chat);
}

#[test]
fn what_is_claimed_of_the_list_of_models_holds() {
    holds(claims::of_catalogue);
}
