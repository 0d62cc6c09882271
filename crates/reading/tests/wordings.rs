//! Every wording that is known, as its clients show it, and what it means.

use diagnosis::{Payer, Refusal};

#[track_caller]
fn says(text: &str, refusal: Refusal, payer: Option<Payer>) {
    let reading = reading::read(text);
    assert_eq!(reading, reading::details::read_in_detail(text).0, "{text}");
    assert_eq!((reading.refusal, reading.payer), (Some(refusal), payer), "{text}");
}

const PRO: &str = "You have depleted your monthly included credits. Purchase pre-paid credits to continue using Inference Providers.";

#[test]
fn credits_spent_in_every_generation() {
    says(PRO, Refusal::CreditsSpentBuyMore, None);
    says(
        "You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers.",
        Refusal::CreditsSpentBuyMore,
        None,
    );
    for free in [
        "You have depleted your monthly included credits. Purchase pre-paid credits to continue using Inference Providers. Alternatively, subscribe to PRO to get 20x more included usage.",
        "You have no remaining credits. Purchase pre-paid credits to continue using Inference Providers. Alternatively, subscribe to PRO to get monthly included credits.",
        "You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits.",
        "You have reached the free monthly usage limit for groq. Add pre-paid credits to your account to continue using groq.",
    ] {
        says(free, Refusal::CreditsSpentOnFree, Some(Payer::Person));
    }
}

#[test]
fn every_client_wraps_the_sentence_in_its_own_way() {
    for wrapped in [
        format!("Failed to perform inference: {PRO}"),
        format!("Error code: 402 - {{'error': '{PRO}'}}"),
        format!("402 \"{PRO}\""),
        format!("litellm.APIError: HuggingfaceException - {{\"error\":\"{PRO}\"}}"),
        format!(
            "Client error '402 Payment Required' for url 'https://router.huggingface.co/v1/chat/completions' (Request ID: Root=1-0;0)\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/402\n\n{PRO}"
        ),
        format!(r#"{{"error":"{{\"error\":\"{PRO}\"}}"}}"#),
    ] {
        says(&wrapped, Refusal::CreditsSpentBuyMore, None);
    }
}

#[test]
fn a_bare_402_counts_only_beside_hugging_faces_name() {
    says(
        "Error code: 402 for https://router.huggingface.co/v1/chat/completions",
        Refusal::PaymentRequired,
        None,
    );
    says("Error code: 402", Refusal::PaymentRequiredSomewhere, None);
    says("Error code: 402 - Insufficient Balance", Refusal::OtherCompany, None);
}

#[test]
fn money_that_is_owed_elsewhere_is_not_hugging_faces() {
    for text in [
        "402 Payment required from https://api.some-company.example/v1/chat/completions",
        "Suspended for a monthly spending limit: see https://some-company.example/account/billing",
        "Windsurf: 402, your credits are used up",
        "ollama: 402, upgrade to continue: https://ollama.com",
    ] {
        says(text, Refusal::OtherCompany, None);
    }
    // The same words beside Hugging Face's name alone, or beside a page that only explains, say less.
    says("Hugging Face: 402, insufficient credits", Refusal::PaymentRequired, None);
    says(
        "402, see https://docs.some-company.example/errors",
        Refusal::PaymentRequiredSomewhere,
        None,
    );
    says("huggingface 402: you do not have enough credits", Refusal::PaymentRequired, None);
}

#[test]
fn a_model_that_another_company_does_not_serve_is_not_hugging_faces() {
    says(
        "GitHub Copilot: [400] The requested model is not supported.",
        Refusal::Unprocessable,
        None,
    );
}

#[test]
fn the_other_gates() {
    says(
        "403 Forbidden for https://huggingface.co/org/model/resolve/main/tokenizer.json",
        Refusal::Gated,
        None,
    );
    says(
        "403: your organization has reached its Inference Providers spending limit",
        Refusal::SpendingLimit,
        None,
    );
    says(
        "403 Forbidden: This authentication method does not have sufficient permissions to call Inference Providers on behalf of user jane-doe.",
        Refusal::NoPermission,
        Some(Payer::Person),
    );
    says(
        "You have exceeded your monthly spending limit for Inference Providers.",
        Refusal::SpendingLimit,
        None,
    );
    says(r#"{"error":"User Access Token \"my-token\" is expired"}"#, Refusal::ExpiredToken, None);
    says("Invalid credentials in Authorization header", Refusal::BadToken, None);
    says("Invalid username or password.", Refusal::NoOrBadToken, None);
    says(
        "The requested model 'google/gemma-2-2b-it' is not supported by any provider you have enabled.",
        Refusal::ModelNotServedByEnabled,
        None,
    );
}

#[test]
fn text_that_says_nothing_known_is_not_forced_into_a_meaning() {
    for text in ["", "it does not work", "KeyError: 'choices'"] {
        assert_eq!(reading::read(text).refusal, None, "{text}");
    }
}
