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
    /// What it is about.
    pub group: Group,
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
    /// Hugging Face.
    HuggingFace,
    /// Whoever runs the model.
    Provider,
    /// A company that has nothing to do with Hugging Face.
    AnotherCompany,
    /// Time.
    Nobody,
}

impl Mender {
    /// The mender in the words of the guide.
    pub const fn words(self) -> &'static str {
        match self {
            Mender::You => "you",
            Mender::OrganizationAdmin => "an admin of your organization",
            Mender::HuggingFace => "Hugging Face",
            Mender::Provider => "the provider that runs the model",
            Mender::AnotherCompany => "you, at the other company",
            Mender::Nobody => "nobody: there is nothing to mend",
        }
    }
}

/// What a diagnosis is about, in the order in which the guide lists them: what people meet most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Who pays, and whether they can.
    Money,
    /// The credential and its rights.
    Token,
    /// What is asked of whom.
    Request,
    /// Those who should answer, and the end of the walk.
    Service,
    /// What happens before Hugging Face is reached.
    Way,
    /// Refusals that are not about inference.
    LookAlike,
}

impl Group {
    /// The group in the words of the guide.
    pub const fn words(self) -> &'static str {
        match self {
            Group::Money => "the money",
            Group::Token => "the token",
            Group::Request => "the request",
            Group::Service => "the service",
            Group::Way => "the way there",
            Group::LookAlike => "look-alikes",
        }
    }
}

/// Writes the constants of a group down, one a diagnosis: name, mender, reports, id, title, remedy.
macro_rules! diagnoses {
    ($group:ident: $($name:ident, $mender:ident, $reports:literal, $id:literal, $title:literal, $remedy:literal;)+) => {$(
        pub(crate) const $name: Diagnosis = Diagnosis {
            id: $id,
            title: $title,
            remedy: $remedy,
            mender: Mender::$mender,
            group: Group::$group,
            reports: $reports,
        };
    )+};
}

diagnoses! { Way:
    NETWORK_CORS, You, 1, "network-cors",
        "No answer came back: the network, a blocker or a certificate is in the way",
        "Make the same call with curl from the same machine: its message names what is in the way.";
    TIMEOUT, Provider, 3, "timeout",
        "The answer took longer than somebody would wait",
        "Try again with stream=True or a smaller request, and with a longer time limit in your client.";
    THIRD_PARTY_HOST, You, 0, "third-party-host",
        "The token was sent to a host that is not Hugging Face's",
        "Revoke the token in your token settings now, create a new one, and use https://router.huggingface.co/v1.";
    WRONG_KEY_TYPE, You, 3, "wrong-key-type",
        "The key of one service was sent to another",
        "Send the Hugging Face token to Hugging Face's address, and the other company's key to theirs.";
    THIRD_PARTY_BILLING, AnotherCompany, 14, "third-party-billing",
        "It is another company's bill or limit, not Hugging Face's",
        "Look at your account with the company that the message comes from: Hugging Face's credits do not count there.";
}

diagnoses! { LookAlike:
    ZEROGPU_QUOTA, You, 5, "zerogpu-quota",
        "The GPU minutes for Spaces are used up, which are not inference credits",
        "Wait until the time that the message names, or sign in to the Space so that your own quota counts.";
    STORAGE_QUOTA, You, 2, "storage-quota",
        "The storage of the account is full, which has nothing to do with inference",
        "Make room or get more storage in your billing settings.";
    GATED_MODEL, You, 1, "gated-model",
        "The model's owner has not granted you access",
        "Ask for access on the model's page, and use a token that may read gated repositories.";
    RATE_LIMITED, You, 5, "rate-limited",
        "Too many requests in too short a time",
        "Wait five minutes, send fewer requests at once, and send a token with each.";
}

diagnoses! { Token:
    TOKEN_MISSING, You, 6, "token-missing",
        "No token is sent",
        "Pass the token to your client by name, instead of relying on the one that is saved on the machine.";
    TOKEN_MALFORMED, You, 0, "token-malformed",
        "The token is not written the way Hugging Face gives it",
        "Copy the token again from your token settings: only the token, once, with nothing before or after it.";
    ORG_OR_APP_TOKEN, You, 0, "org-or-app-token",
        "The token belongs to an organization or an application, not to a person",
        "Create a user access token of your own, and name the organization with `bill_to` if it is to pay.";
    TOKEN_EXPIRED, You, 2, "token-expired",
        "The token has expired",
        "Create a new token with the permission to call Inference Providers, and put it wherever the old one was.";
    TOKEN_STALE_CACHE, You, 1, "token-stale-cache",
        "Your code sends another token than the one you think",
        "Pass the token to your client by name, then look for the old one in variables, files and the saved login.";
    TOKEN_INVALID, You, 8, "token-invalid",
        "Hugging Face does not know this token",
        "Create a new token with the permission to call Inference Providers, and put it wherever the old one was.";
    ORG_TOKEN_POLICY, OrganizationAdmin, 0, "org-token-policy",
        "The organization's rules do not let this token in",
        "Ask an admin of the organization to approve the token, or which kind of token its rules allow.";
    BILL_TO_NOT_ALLOWED, OrganizationAdmin, 2, "bill-to-not-allowed",
        "The call names an organization that this token may not bill",
        "Check the organization's name and your membership, and give the token the permission for that organization.";
    TOKEN_LACKS_INFERENCE_PERMISSION, You, 8, "token-lacks-inference-permission",
        "The token may not call Inference Providers",
        "Edit the token and tick “Make calls to Inference Providers”, for the account or organization that is to pay.";
}

diagnoses! { Request:
    LEGACY_ENDPOINT, You, 11, "legacy-endpoint",
        "The call goes to an address that Hugging Face has retired",
        "Use https://router.huggingface.co/v1, or update the library that still calls api-inference.huggingface.co.";
    PROVIDER_NOT_ENABLED, You, 5, "provider-not-enabled",
        "The provider is switched off for you, or cannot be billed through Hugging Face",
        "Choose another provider for the model, or switch this one on in your provider settings.";
    MODEL_NOT_SUPPORTED_BY_PROVIDER, You, 20, "model-not-supported-by-provider",
        "No provider serves this model for this task",
        "Pick a model and provider that are listed together on the model's page, and check the spelling.";
    BAD_REQUEST, You, 3, "bad-request",
        "The request has a form that the address does not take",
        "Compare the path and the body with the example for your task on the model's page.";
}

diagnoses! { Money:
    SPENDING_LIMIT_REACHED, OrganizationAdmin, 5, "spending-limit-reached",
        "The monthly spending limit is reached",
        "Raise the limit in the billing settings of whoever pays, or wait for the first of the month.";
    PROVIDER_KEY_BALANCE, AnotherCompany, 0, "provider-key-balance",
        "Your own account with the provider has no balance left",
        "Top up at the provider, or take your custom key for it out of your provider settings.";
    PAYMENT_METHOD_MISSING, You, 2, "payment-method-missing",
        "Credits are needed, and there is no card that can be charged for them",
        "Add a credit card in your billing settings, then buy credits there.";
    CREDITS_DEPLETED_ORG, OrganizationAdmin, 0, "credits-depleted-org",
        "The organization has no credits left",
        "Ask an admin of the organization to buy credits in its billing settings.";
    WRONG_BILLING_TARGET, You, 0, "wrong-billing-target",
        "The call bills you, and your organization was meant to pay",
        "Name the organization in the call, with `bill_to` or the header `X-HF-Bill-To`.";
    PENDING_HOLDS, Nobody, 0, "pending-holds",
        "Credits are held for calls that are not settled yet",
        "Wait five minutes, then send fewer calls at once, or buy some credits as headroom.";
    CREDITS_USED_ELSEWHERE, You, 0, "credits-used-elsewhere",
        "Jobs, Spaces or Endpoints have used the credits",
        "Look at the usage page for what took them, stop what you do not need, and buy credits to go on.";
    CREDITS_DEPLETED_PRO, You, 0, "credits-depleted-pro",
        "The credits that PRO includes are spent for this month",
        "Buy credits in your billing settings, or wait for the first of the month, 00:00 UTC.";
    PREPAID_CREDITS_NEEDED, You, 7, "prepaid-credits-needed",
        "The credits that were bought are used up",
        "Buy credits in your billing settings, and switch on automatic recharge if this is to be the last time.";
    CREDITS_DEPLETED_FREE, You, 18, "credits-depleted-free",
        "Your free account has no credits left",
        "Buy credits in your billing settings, or subscribe to PRO. Waiting does not help: free accounts get no monthly credits any more.";
}

diagnoses! { Service:
    MODEL_LOADING, Nobody, 3, "model-loading",
        "The model is being loaded",
        "Wait for the time that the message estimates, then try again.";
    HF_INCIDENT, HuggingFace, 2, "hf-incident",
        "Hugging Face has a fault of its own right now",
        "Look at https://status.huggingface.co, and try again later with the same code.";
    PROVIDER_OUTAGE_5XX, Provider, 2, "provider-outage-5xx",
        "The provider has a fault of its own right now",
        "Choose another provider for the model, or try again in some minutes.";
    CONTACT_SUPPORT, HuggingFace, 0, "contact-support",
        "Everything is in order, and the call is refused all the same",
        "Write to billing@huggingface.co with the report of this check-up and the request id of the refusal.";
    OTHER, You, 4, "other",
        "It is an older or rarer refusal, which this guide does not sort",
        "Update your client library and try again; if the message stays, report it to us, so that the guide can learn it.";
    NOTHING_WRONG, Nobody, 0, "nothing-wrong",
        "This token works right now",
        "If your code still fails, it sends another token or bills another account: pass this token and the billing target to it by name.";
}
