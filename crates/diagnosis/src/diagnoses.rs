//! The leaves of the tree: what is wrong, the one next thing to do, and who can do it.
//!
//! Each has a page of its own in the guide, under its id.

/// One answer to "what is wrong?".
#[derive(Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// Its name in code, in addresses and in files: kebab-case.
    pub id: &'static str,
    /// What is wrong, as a statement without a full stop.
    pub title: &'static str,
    /// The one next thing to do, as sentences.
    pub remedy: &'static str,
    /// Who can do it.
    pub mender: Mender,
    /// How many of 143 public reports, collected until 2026-11-22, had this cause.
    /// It is the order of candidates while several are open; how the reports were found colours it,
    /// so it is not a true rate.
    pub reports: u16,
}

/// Who can mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mender {
    /// The visitor.
    You,
    /// An administrator of the visitor's organization.
    OrganizationAdmin,
    /// Whoever runs the model, the provider or the request's other end.
    Provider,
    /// There is nothing to mend.
    Nobody,
}

impl Mender {
    /// The mender in the words of the guide.
    pub const fn words(self) -> &'static str {
        match self {
            Mender::You => "you",
            Mender::OrganizationAdmin => "an admin of your organization",
            Mender::Provider => "you, or the provider of the model",
            Mender::Nobody => "nobody: there is nothing to mend",
        }
    }
}

pub(crate) const TOKEN_MISSING: Diagnosis = Diagnosis {
    id: "token-missing",
    title: "No token is sent",
    remedy: "Pass the token to your client by name, instead of relying on the one that is saved on the machine.",
    mender: Mender::You,
    reports: 6,
};

pub(crate) const TOKEN_MALFORMED: Diagnosis = Diagnosis {
    id: "token-malformed",
    title: "The token is not written the way Hugging Face gives it",
    remedy: "Copy the token again from your token settings: only the token, once, with nothing before or after it.",
    mender: Mender::You,
    reports: 2,
};

pub(crate) const TOKEN_INVALID: Diagnosis = Diagnosis {
    id: "token-invalid",
    title: "Hugging Face does not know this token",
    remedy: "Create a new token with the permission to call Inference Providers, and put it wherever the old one was.",
    mender: Mender::You,
    reports: 8,
};

pub(crate) const TOKEN_EXPIRED: Diagnosis = Diagnosis {
    id: "token-expired",
    title: "The token has expired",
    remedy: "Create a new token with the permission to call Inference Providers, and put it wherever the old one was.",
    mender: Mender::You,
    reports: 2,
};

pub(crate) const TOKEN_LACKS_INFERENCE_PERMISSION: Diagnosis = Diagnosis {
    id: "token-lacks-inference-permission",
    title: "The token may not call Inference Providers",
    remedy: "Edit the token and tick “Make calls to Inference Providers”, for the account or organization that is to pay.",
    mender: Mender::You,
    reports: 8,
};

pub(crate) const SPENDING_LIMIT_REACHED: Diagnosis = Diagnosis {
    id: "spending-limit-reached",
    title: "The monthly spending limit is reached",
    remedy: "Raise the limit in the billing settings of whoever pays, or wait for the first of the month.",
    mender: Mender::OrganizationAdmin,
    reports: 5,
};

pub(crate) const CREDITS_DEPLETED_ORG: Diagnosis = Diagnosis {
    id: "credits-depleted-org",
    title: "The organization has no credits left",
    remedy: "Ask an admin of the organization to buy credits in its billing settings.",
    mender: Mender::OrganizationAdmin,
    reports: 0,
};

pub(crate) const WRONG_BILLING_TARGET: Diagnosis = Diagnosis {
    id: "wrong-billing-target",
    title: "The call bills you, and your organization was meant to pay",
    remedy: "Name the organization in the call, with `bill_to` or the header `X-HF-Bill-To`.",
    mender: Mender::You,
    reports: 0,
};

pub(crate) const CREDITS_DEPLETED_FREE: Diagnosis = Diagnosis {
    id: "credits-depleted-free",
    title: "Your free account has no credits left",
    remedy: "Buy credits in your billing settings, or subscribe to PRO. Waiting does not help: free accounts get no monthly credits any more.",
    mender: Mender::You,
    reports: 18,
};

pub(crate) const PAYMENT_METHOD_MISSING: Diagnosis = Diagnosis {
    id: "payment-method-missing",
    title: "PRO's monthly credits are spent, and no card is on file to buy more",
    remedy: "Add a credit card in your billing settings, then buy credits there.",
    mender: Mender::You,
    reports: 2,
};

pub(crate) const CREDITS_DEPLETED_PRO: Diagnosis = Diagnosis {
    id: "credits-depleted-pro",
    title: "The credits that PRO includes are spent for this month",
    remedy: "Buy credits in your billing settings, or wait for the first of the month, 00:00 UTC.",
    mender: Mender::You,
    reports: 7,
};

pub(crate) const NOT_TOKEN_OR_BILLING: Diagnosis = Diagnosis {
    id: "not-token-or-billing",
    title: "It is neither the token nor the money",
    remedy: "Read the message again for the model, the provider or the request that it names: try the same call with another model or provider.",
    mender: Mender::Provider,
    reports: 54,
};

pub(crate) const NOTHING_WRONG: Diagnosis = Diagnosis {
    id: "nothing-wrong",
    title: "This token works right now",
    remedy: "If your code still fails, it sends another token or bills another account: pass this token and the billing target to it by name.",
    mender: Mender::Nobody,
    reports: 1,
};
