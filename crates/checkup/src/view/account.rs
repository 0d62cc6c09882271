//! The account, as the page shows it: what Hugging Face says, and who could be billed.

use super::PayerView;
use crate::app::Checkup;
use crate::hub::Organization;
use crate::money::grouped;
use diagnosis::{Account, Plan};

/// What Hugging Face says about the account and the token, one fact a line.
pub(super) fn lines(checkup: &Checkup) -> Vec<String> {
    let profile = &checkup.seen.profile;
    let mut lines = Vec::new();
    let Some(Ok(account)) = checkup.evidence.account else { return lines };
    let mut line = |parts: &[&str]| lines.push(parts.concat());
    if let Some(name) = &profile.name {
        line(&["The token is one of ", name, "."]);
    }
    if let Some(kind) = &profile.token_kind {
        line(&["Kind of token: ", kind_words(kind), "."]);
    }
    let Account::Known(holder) = account else { return lines };
    if let Some(plan) = holder.plan {
        line(&["Subscription: ", if plan == Plan::Pro { "PRO" } else { "none" }, "."]);
    }
    match holder.can_pay {
        Some(true) => line(&["A payment method is on file (canPay: true)."]),
        Some(false) => line(&[
            "Most likely no payment method is on file (canPay: false). Credits that were bought before may be left all the same.",
        ]),
        None => {}
    }
    if profile.more_organizations > 0 {
        let more = grouped(profile.more_organizations);
        line(&[
            "Of the organizations and their groups, the first are below, and ",
            &more,
            " more are not.",
        ]);
    }
    match profile.billing_mode.as_deref() {
        Some("prepaid") => line(&["Compute is paid beforehand (billingMode: prepaid)."]),
        Some("postpaid") => line(&["Compute is billed afterwards (billingMode: postpaid)."]),
        _ => {}
    }
    lines
}

fn kind_words(kind: &str) -> &str {
    match kind {
        "fineGrained" => "fine-grained",
        "oauth" => "OAuth; which rights it has is not said, so only a live call shows them",
        "app_token" | "app_token_as_user" => "an application's",
        "read" | "write" | "admin" => kind,
        _ => "one that hf402 does not know",
    }
}

/// Who could be billed: the person, then each organization and resource group, with what stands in the way.
pub(super) fn payers(checkup: &Checkup) -> Vec<PayerView> {
    let organizations = &checkup.seen.profile.organizations;
    if organizations.is_empty() {
        return Vec::new();
    }
    let person =
        PayerView { bill_to: String::new(), words: "You, the owner of the token".to_owned() };
    let others = organizations.iter().map(|organization| PayerView {
        bill_to: organization.bill_to.clone(),
        words: organization_words(organization),
    });
    std::iter::once(person).chain(others).collect()
}

fn organization_words(organization: &Organization) -> String {
    let mut words = organization.name.clone();
    words.push_str(" (");
    words.push_str(organization.plan.as_deref().unwrap_or("no paid plan"));
    if let Some(role) = &organization.role {
        words.push_str(", your role: ");
        words.push_str(role);
    }
    words.push(')');
    if !organization.restrictions.is_empty() {
        words.push_str(", whose rules keep the token out: ");
        words.push_str(&organization.restrictions.join(", "));
    } else if organization.plan.is_none() {
        words.push_str(": whether it can be billed is not known");
    } else {
        words.push_str(match organization.may_infer {
            Some(true) => ": the token may bill it",
            Some(false) => ": the token lacks the permission to bill it",
            None => ": whether the token may bill it is not said",
        });
    }
    words
}
