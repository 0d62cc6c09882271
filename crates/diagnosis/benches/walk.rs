//! How long one walk through the tree takes. It should stay below what anybody notices by far: some microseconds.

use diagnosis::{Account, Evidence, Holder, Plan, Reading, Refusal, TokenShape, Usage, consult};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn walk(bencher: Bencher, evidence: &Evidence) {
    bencher.bench(|| consult(black_box(evidence)));
}

#[divan::bench]
fn no_evidence(bencher: Bencher) {
    walk(bencher, &Evidence::default());
}

#[divan::bench]
fn a_bare_402(bencher: Bencher) {
    walk(bencher, &bare_402());
}

#[divan::bench]
fn a_bare_402_with_token_account_and_usage(bencher: Bencher) {
    let holder = Holder {
        plan: Some(Plan::Free),
        can_pay: Some(false),
        may_infer: Some(true),
        in_paying_organization: Some(false),
        named_organization: None,
    };
    let evidence = Evidence {
        token: Some(TokenShape::User),
        account: Some(Ok(Account::Known(holder))),
        usage: Some(Ok(Usage::CreditSpent)),
        ..bare_402()
    };
    walk(bencher, &evidence);
}

fn bare_402() -> Evidence {
    let reading = Reading { refusal: Some(Refusal::PaymentRequired), ..Reading::default() };
    Evidence { paste: Some(reading), ..Evidence::default() }
}
