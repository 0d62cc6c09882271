//! What the Hub says of an account, in all its variants: what a reply leaves open stays open.

#![allow(missing_docs, clippy::unwrap_used)]

use checkup::Reply;
use checkup::hub::{account, usage};
use diagnosis::{Account, Holder, Usage};

/// The holder of a fine-grained token, whose `fineGrained` and `orgs` read like this.
fn holder(rights: &str, orgs: &str, bill_to: Option<&str>) -> Holder {
    let body = format!(
        r#"{{"type":"user","name":"jane-doe","isPro":false,"canPay":false,"orgs":{orgs},
            "auth":{{"accessToken":{{"role":"fineGrained","fineGrained":{rights}}}}}}}"#
    );
    let Account::Known(holder) = account(&Reply { status: 200, body }, bill_to).unwrap().account
    else {
        panic!("a user is known");
    };
    holder
}

/// One scope: the permission to infer, for this entity.
fn scope(entity: &str) -> String {
    format!(
        r#"{{"global":[],"scoped":[{{"entity":{entity},"permissions":["inference.serverless.write"]}}]}}"#
    )
}

const GROUP: &str = "66501111c3d4e5f607182aaa";
const ORGS: &str = r#"[{"id":"6650","name":"acme","plan":"team","resourceGroups":[{"id":"66501111c3d4e5f607182aaa","name":"research"}]}]"#;

#[test]
fn a_permission_is_denied_only_where_the_reply_says_so() {
    let person = scope(r#"{"type":"user","_id":"1"}"#);
    let by_name = scope(r#"{"type":"org","_id":"6650","name":"acme"}"#);
    let by_id = scope(r#"{"type":"org","_id":"6650"}"#);
    let of_another = scope(r#"{"type":"org","_id":"6651","name":"globex"}"#);
    let of_nobody = scope(r#"{"type":"org"}"#);
    let of_group = scope(&format!(r#"{{"type":"resource-group","_id":"{GROUP}"}}"#));
    let globally = r#"{"global":["inference.serverless.write"]}"#.to_owned();
    for (rights, bill_to, may_infer) in [
        (&person, None, Some(true)),
        (&person, Some("acme"), Some(false)),
        (&by_name, None, Some(false)),
        (&by_name, Some("acme"), Some(true)),
        (&by_id, Some("acme"), Some(true)),
        (&of_another, Some("acme"), Some(false)),
        (&of_nobody, Some("acme"), None),
        (&of_group, Some(GROUP), Some(true)),
        (&by_name, Some(GROUP), None),
        (&globally, None, Some(true)),
        (&globally, Some("acme"), None),
        (&"{}".to_owned(), None, None),
        (&r#"{"global":[]}"#.to_owned(), None, None),
        (&r#"{"scoped":[]}"#.to_owned(), None, Some(false)),
        (&r#"{"scoped":[{"entity":{"type":"user"}}]}"#.to_owned(), None, None),
        (&r#"{"scoped":[{"entity":{"type":"user"}}]}"#.to_owned(), Some("acme"), Some(false)),
    ] {
        assert_eq!(holder(rights, ORGS, bill_to).may_infer, may_infer, "{rights} {bill_to:?}");
    }
}

#[test]
fn an_organization_pays_only_where_it_names_its_plan_and_lets_the_token_in() {
    for (orgs, pays) in [
        ("[]", Some(false)),
        ("null", None),
        (r#"[{"name":"a","plan":"team"}]"#, Some(true)),
        (r#"[{"name":"a","plan":"free"}]"#, Some(false)),
        (r#"[{"name":"a","canPay":false}]"#, Some(false)),
        (r#"[{"name":"a","isEnterprise":true}]"#, None),
        (r#"[{"name":"a","canPay":true}]"#, None),
        (r#"[{"name":"a","plan":"team","securityRestrictions":["sso"]}]"#, None),
        (r#"[{"name":"a","canPay":true},{"name":"b","plan":"enterprise"}]"#, Some(true)),
    ] {
        assert_eq!(holder("{}", orgs, None).in_paying_organization, pays, "{orgs}");
    }
}

#[test]
fn an_amount_that_is_missing_takes_no_other_with_it() {
    let read = |inference: &str| {
        let body = format!(r#"{{"usage":{{"inferenceProviders":{inference}}}}}"#);
        usage(&Reply { status: 200, body })
    };
    let (standing, books) = read(
        r#"{"includedNanoUsd":2000000000,"usedNanoUsd":1.5,"periodStart":"2026-11-01T00:00:00.000Z",
            "periodEnd":"2026-12-01T00:00:00.000Z"}"#,
    )
    .unwrap();
    assert_eq!((standing, books.amounts.used), (Usage::NotSaid, None));
    assert_eq!(books.amounts.included, Some(2_000_000_000));
    let days = ["2026-11-01", "2026-12-01"].map(str::to_owned);
    assert_eq!(books.period, Some(days.into()));
    let odd = read(r#"{"usedNanoUsd":1,"periodStart":"<b>1 November","periodEnd":"é"}"#).unwrap();
    assert_eq!(odd.1.period, None);
    assert!(read("{}").is_err() && read("null").is_err());
}
