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
    /// What people try instead, and why it does not help: a sentence.
    pub vain: &'static str,
    /// Where it is done; `None` where no page of Hugging Face's is the place.
    pub place: Option<Place>,
    /// What has to change in the visitor's code, if anything.
    pub change: Option<Change>,
    /// Who can do it.
    pub mender: Mender,
    /// What it is about.
    pub group: Group,
    /// How many of the public reports that `tests/reports.tsv` lists had this cause.
    /// It is the order of candidates that no text makes likelier; how the reports were found colours it, so it is not a
    /// true rate.
    pub reports: u16,
}

/// A page of Hugging Face's on which something can be done. Its address is known to whoever links to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The purchase of credits; for an organization, its billing page.
    BuyCredits,
    /// Where limits are set and what is left is shown; a person's or an organization's.
    Billing,
    /// Where PRO is subscribed to.
    Pro,
    /// Where a card is put on file.
    Payment,
    /// What was used this month.
    Usage,
    /// The list of tokens.
    Tokens,
    /// The form for a new token, which may call for the person and for the organization that is to pay.
    NewToken,
    /// Which providers are used, in which order, and with whose key.
    ProviderSettings,
    /// The table of models and who serves them.
    Models,
    /// The dedicated endpoints, with their state.
    Endpoints,
    /// Whether Hugging Face itself is well.
    Status,
    /// The mail address for questions about bills.
    Support,
}

impl Place {
    /// What a link to it says.
    pub const fn words(self) -> &'static str {
        match self {
            Place::BuyCredits => "Buy credits",
            Place::Billing => "Open the billing page",
            Place::Pro => "Subscribe to PRO",
            Place::Payment => "Open the payment methods",
            Place::Usage => "Open the usage page",
            Place::Tokens => "Open your token settings",
            Place::NewToken => "Create a token with the right permissions ticked",
            Place::ProviderSettings => "Open your provider settings",
            Place::Models => "See which provider serves which model",
            Place::Endpoints => "Open your dedicated endpoints",
            Place::Status => "Open Hugging Face's status page",
            Place::Support => "Write to billing support",
        }
    }
}

/// What has to change in the visitor's code. The samples of the guide mark the lines that each one needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The token is passed by name.
    Token,
    /// The organization that is to pay is named.
    BillTo,
    /// The provider is named.
    Provider,
    /// The address is Hugging Face's router.
    Address,
}

impl Change {
    /// The word with which the samples mark the lines that it needs.
    pub const fn word(self) -> &'static str {
        match self {
            Change::Token => "token",
            Change::BillTo => "bill-to",
            Change::Provider => "provider",
            Change::Address => "base-url",
        }
    }
}

/// Who can mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mender {
    /// The visitor.
    You,
    /// An administrator of the visitor's organization.
    OrganizationAdmin,
    /// The visitor, or an administrator of the organization that pays or is to pay.
    YouOrAdmin,
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
            Mender::YouOrAdmin => "you, or an admin of your organization",
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

/// Writes the constants of a group down, one a diagnosis: name, mender, reports, id, title, remedy, what does not help;
/// then, where there are such, `go` and the place, `write` and the change.
macro_rules! diagnoses {
    ($group:ident: $(
        $name:ident, $mender:ident, $reports:literal, $id:literal, $title:literal, $remedy:literal, $vain:literal
        $(go $place:ident)? $(write $change:ident)?;
    )+) => {$(
        #[deny(dead_code, reason = "a question has to lead to it")]
        pub(crate) const $name: Diagnosis = Diagnosis {
            id: $id,
            title: $title,
            remedy: $remedy,
            vain: $vain,
            place: maybe!($(Place::$place)?),
            change: maybe!($(Change::$change)?),
            mender: Mender::$mender,
            group: Group::$group,
            reports: $reports,
        };
    )+};
}

/// An `Option`, written as what may be there.
macro_rules! maybe {
    () => { None };
    ($($something:tt)+) => { Some($($something)+) };
}

diagnoses! { Way:
    NETWORK_CORS, You, 1, "network-cors",
        "The connection to Hugging Face failed",
        "Make the same call with curl from the same machine: its message names what is in the way.",
        "A new token changes nothing: no call arrives that could carry it.";
    TIMEOUT, Provider, 3, "timeout",
        "The request timed out",
        "Try again with stream=True or a smaller request, and with a longer time limit in your client.",
        "More retries alone do not help: each waits just as long.";
    THIRD_PARTY_HOST, You, 0, "third-party-host",
        "The token went to a host that is not Hugging Face's",
        "Revoke the token in your token settings now, create a new one, and use https://router.huggingface.co/v1.",
        "Going back to the right address is not enough: whoever received the token can still use it." go Tokens write Address;
    WRONG_KEY_TYPE, You, 3, "wrong-key-type",
        "The key is for a different service",
        "Send the Hugging Face token to Hugging Face's address, and the other company's key to theirs.",
        "A new key of the same kind does not help: it would be sent to the same wrong place." go Tokens write Address;
    THIRD_PARTY_BILLING, AnotherCompany, 14, "third-party-billing",
        "Another company refused the call, not Hugging Face",
        "Look at your account with the company that the message comes from: Hugging Face's credits do not count there.",
        "PRO or credits at Hugging Face do not help: the other company does not see them.";
}

diagnoses! { LookAlike:
    ZEROGPU_QUOTA, You, 5, "zerogpu-quota",
        "The ZeroGPU quota for Spaces is used up",
        "Wait until the time that the message names, or sign in to the Space so that your own quota counts.",
        "A new token does not refill it: the quota belongs to the account.";
    STORAGE_QUOTA, You, 2, "storage-quota",
        "Your storage on Hugging Face is full",
        "Make room or get more storage in your billing settings.",
        "Waiting does not help: what is stored stays until you remove it." go Billing;
    SPACE_HOSTING, You, 0, "space-hosting",
        "Hosting this Space needs a paid plan",
        "Subscribe to PRO, make it a static Space, which is free, or run it on your own machine or another host.",
        "Buying credits does not help: what is asked for is the plan." go Pro;
    ENDPOINT_DOWN, You, 0, "endpoint-down",
        "The Inference Endpoint is not running",
        "Open the endpoint's page and resume it; where it failed, its log there says why.",
        "PRO or inference credits do not help: a dedicated endpoint is billed and started by itself." go Endpoints;
    GATED_MODEL, You, 1, "gated-model",
        "You have no access to this gated model",
        "Ask for access on the model's page, and use a token that may read gated repositories.",
        "A new token does not help until the owner has said yes.";
    RATE_LIMITED, You, 5, "rate-limited",
        "Too many requests",
        "Wait five minutes, send fewer requests at once, and send a token with each.",
        "Trying again at once does not help: requests are counted over five minutes.";
}

diagnoses! { Token:
    TOKEN_MISSING, You, 6, "token-missing",
        "No token was sent",
        "Pass the token to your client by name, instead of relying on the one that is saved on the machine.",
        "Signing in on the website does not help: your code does not see it." go Tokens write Token;
    TOKEN_MALFORMED, You, 0, "token-malformed",
        "The token was copied wrongly",
        "Copy the token again from your token settings: only the token, once, with nothing before or after it.",
        "A new token does not help if it is pasted the same way." go Tokens write Token;
    ORG_OR_APP_TOKEN, You, 0, "org-or-app-token",
        "The token belongs to an organization or an app, not to a person",
        "Create a user access token of your own, and name the organization with bill_to if it is to pay.",
        "More rights for this token do not help: the call needs a person's token." go NewToken write Token;
    TOKEN_EXPIRED, You, 2, "token-expired",
        "The token has expired",
        "Create a new token with the permission to call Inference Providers, and put it wherever the old one was.",
        "Waiting or retrying does not help: the date has passed." go NewToken write Token;
    TOKEN_STALE_CACHE, You, 1, "token-stale-cache",
        "Your code sends a different token than you think",
        "Pass the token by name, and put the provider behind the model's name (org/model:provider), not in provider=.",
        "One more new token does not help while the old one is read first: in a variable, a file or the saved login." write Token;
    TOKEN_INVALID, You, 8, "token-invalid",
        "The token is not valid",
        "Create a new token with the permission to call Inference Providers, and put it wherever the old one was.",
        "Buying credits does not help: Hugging Face does not know whose they would be." go NewToken write Token;
    ORG_TOKEN_POLICY, OrganizationAdmin, 0, "org-token-policy",
        "The organization's token policy blocks this token",
        "Ask an admin of the organization to approve the token, or which kind of token its rules allow.",
        "A second token of the same kind does not help: the same rule stops it.";
    BILL_TO_NOT_ALLOWED, YouOrAdmin, 2, "bill-to-not-allowed",
        "The token may not bill this organization",
        "Check the organization's name, and that the token may call for it. If both are right, ask one of its admins for the role Write or the right to bill it.",
        "Credits of your own do not help: the call asks for the organization's." go NewToken write BillTo;
    TOKEN_LACKS_INFERENCE_PERMISSION, You, 8, "token-lacks-inference-permission",
        "The token lacks the permission for Inference Providers",
        "Edit the token and tick “Make calls to Inference Providers”, for the account or organization that is to pay.",
        "Buying credits or PRO does not help: this token may not spend them." go NewToken write Token;
}

diagnoses! { Request:
    LEGACY_ENDPOINT, You, 11, "legacy-endpoint",
        "The call goes to an old address that is switched off",
        "Use https://router.huggingface.co/v1, or update the library that still calls api-inference.huggingface.co.",
        "A new token or more credits do not help: the old address serves nobody any more." write Address;
    PROVIDER_NOT_ENABLED, You, 5, "provider-not-enabled",
        "The provider is not enabled for your account",
        "Choose another provider for the model, or switch this one on in your provider settings.",
        "Buying credits does not help: this is about the provider, not the balance." go ProviderSettings write Provider;
    MODEL_NOT_SUPPORTED_BY_PROVIDER, You, 20, "model-not-supported-by-provider",
        "No provider supports this model for this task",
        "Pick a model and provider that are listed together on the model's page, and check the spelling.",
        "A new token or more credits do not help: nobody there runs the model for this task." go Models write Provider;
    BAD_REQUEST, You, 3, "bad-request",
        "The request is not valid",
        "Compare the path and the body with the example for your task on the model's page.",
        "Sending the same request again does not help: it will be refused in the same way.";
}

diagnoses! { Money:
    SPENDING_LIMIT_REACHED, YouOrAdmin, 5, "spending-limit-reached",
        "The monthly spending limit is reached",
        "Raise the limit in the billing settings of whoever pays, or wait for the first of the month.",
        "A new token does not help: the limit belongs to whoever pays." go Billing;
    PROVIDER_KEY_BALANCE, AnotherCompany, 0, "provider-key-balance",
        "Your own account with the provider is empty",
        "Top up at the provider, or take your custom key for it out of your provider settings.",
        "Credits at Hugging Face do not help: with a custom key, the provider sends the bill." go ProviderSettings write Provider;
    PAYMENT_METHOD_MISSING, You, 2, "payment-method-missing",
        "There is no valid payment method",
        "Look whether a credit card is on file, and add one if there is none. Then buy credits.",
        "Renewing PRO does not help: the subscription and compute are charged apart." go Payment;
    CREDITS_DEPLETED_ORG, OrganizationAdmin, 0, "credits-depleted-org",
        "The organization has no credits left",
        "Ask an admin of the organization to buy credits in its billing settings.",
        "Credits of your own do not help while the call names the organization." go BuyCredits write BillTo;
    WRONG_BILLING_TARGET, You, 0, "wrong-billing-target",
        "The call bills you instead of your organization",
        "Name the organization in the call, with bill_to or the header X-HF-Bill-To.",
        "More credits for the organization do not help while the call bills you." write BillTo;
    PENDING_HOLDS, Nobody, 0, "pending-holds",
        "Credits are on hold for recent calls",
        "Wait five minutes, then send fewer calls at once, or buy some credits as headroom.",
        "More calls at once make it worse: about one cent is held for each until it is settled." go Usage;
    CREDITS_USED_ELSEWHERE, You, 0, "credits-used-elsewhere",
        "Jobs, Spaces or Endpoints used up the credits",
        "Look at the usage page for what took them, stop what you do not need, and buy credits to go on.",
        "A new token does not help: the credits belong to the account." go Usage;
    CREDITS_DEPLETED_PRO, You, 0, "credits-depleted-pro",
        "Your monthly PRO credits are used up",
        "Buy credits in your billing settings, or wait for the first of the month, 00:00 UTC.",
        "A new token does not refill credits, and retrying does not cure a 402." go BuyCredits;
    PREPAID_CREDITS_NEEDED, You, 7, "prepaid-credits-needed",
        "The credits you bought are used up",
        "Buy credits in your billing settings, and switch on automatic recharge if this is to be the last time.",
        "A new token does not refill credits: they belong to the account." go BuyCredits;
    CREDITS_DEPLETED_FREE, You, 18, "credits-depleted-free",
        "Your free account has no credits left",
        "Buy credits in your billing settings, or subscribe to PRO. Waiting does not help: free accounts get no monthly credits any more.",
        "A new token does not refill credits, and retrying does not cure a 402." go BuyCredits;
}

diagnoses! { Service:
    MODEL_LOADING, Nobody, 3, "model-loading",
        "The model is still loading",
        "Wait for the time that the message estimates, then try again.",
        "A new token or more credits do not help: the model itself is not ready.";
    HF_INCIDENT, HuggingFace, 2, "hf-incident",
        "Hugging Face is having problems right now",
        "Look at https://status.huggingface.co, and try again later with the same code.",
        "Changing your code or your token does not help: the fault is not on your side." go Status;
    PROVIDER_FIREWALL, You, 0, "provider-firewall",
        "A provider's firewall blocks your program",
        "Send a User-Agent header that names your program, or choose another provider for the model.",
        "A new token does not help: the call is stopped before anybody looks at it." go Models write Provider;
    PROVIDER_OUTAGE_5XX, Provider, 2, "provider-outage-5xx",
        "The provider is having problems right now",
        "Choose another provider for the model, or try again in some minutes.",
        "A new token or more credits do not help: the provider's own service fails." go Models write Provider;
    CONTACT_SUPPORT, HuggingFace, 0, "contact-support",
        "Everything looks right, and the call is still refused",
        "Write to billing@huggingface.co with the report of the checker and the request id of the refusal.",
        "Another new token does not help: this one was found in order." go Support;
    OTHER, You, 4, "other",
        "This error is not in the guide",
        "Update your client library and try again; if the message stays, report it to us, so that the guide can learn it.",
        "Buying credits on suspicion does not help: the message does not speak of them.";
    NOTHING_WRONG, Nobody, 0, "nothing-wrong",
        "This token works right now",
        "If your code still fails, it sends another token or bills another account: pass this token and the billing target by name, and no provider=.",
        "Buying credits does not help: a call with this token goes through." write Token;
}
