//! Every wording that is known, as its clients show it, and what it means.

use diagnosis::Refusal::{
    BadToken, Forbidden, NoOrBadToken, NotFound, PaymentRequired, PaymentRequiredSomewhere,
    ProviderFault, TooManyRequests, Unauthorized, Unprocessable,
};
use diagnosis::{Payer, Refusal, Topic};

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
fn what_the_writer_speaks_of_is_told_apart() {
    let speaks_of = |text: &str| reading::read(&format!("{text}, and still: {PRO}")).speaks_of;
    for text in ["I'm a PRO user", "I already have PRO", "I am paying for PRO", "PRO is active"] {
        assert_eq!(speaks_of(text), Some(Topic::Pro), "{text}");
    }
    for text in [
        "Our organization has credits",
        "It is billed to my personal account",
        "I want to bill my org",
        "I have PRO and we are on the Team plan",
    ] {
        assert_eq!(speaks_of(text), Some(Topic::Organization), "{text}");
    }
    for text in ["Subscribe to PRO", "Upgrade to PRO", "must I pay for PRO?", "I have problems"] {
        assert_eq!(speaks_of(text), Some(Topic::Credits), "{text}");
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
fn a_bill_in_words_that_anybody_uses_is_not_taken_for_hugging_faces() {
    for text in [
        "400: You have no remaining credits to use this model.",
        "No remaining credits for video. Please upgrade to go on.",
        "402 - current balance: 0 cents",
        "{'message': 'Out of credit'}",
        "I ran out of credits",
        "401 - this model has reached its daily limit",
        "500: token limit (1,000 per day) exceeded",
        "402: the budget pool is exhausted, ask an administrator",
        "402%20Payment%20Required%20-%20%7B%22detail%22%3A%20%22No%20credit%20left",
    ] {
        says(text, Refusal::SomeBill, None);
    }
    // Beside Hugging Face's name or the rest of its sentence, it is.
    says("huggingface_hub: You have no remaining credits.", Refusal::CreditsSpent, None);
    says("You have exceeded your monthly spending limit.", Refusal::SomeSpendingLimit, None);
    says(
        "HfHubHTTPError: You have exceeded your monthly spending limit.",
        Refusal::SpendingLimit,
        None,
    );
}

#[test]
fn another_companys_sentence_counts_for_more_than_a_name_beside_it() {
    for text in [
        "openai or Hugging Face? You exceeded your current quota, please check your plan.",
        "Hugging Face Space, 429: insufficient_quota",
        "api.elevenlabs.io, 401: quota_exceeded, 0 credits remaining",
        "servername: 'api.deepgram.com', statusCode: 402",
        "Bedrock: INVALID_PAYMENT_INSTRUMENT",
        "opencode.example, 401: CreditsError, see https://opencode.example/workspace/<id>/billing",
        "Ollama Cloud: this model requires a Pro subscription",
        "AI_APICallError: Payment Required (OpenCode Zen)",
        "You've hit your monthly spend limit, raise it at claude.ai/settings/usage",
    ] {
        says(text, Refusal::OtherCompany, None);
    }
    // A model that Hugging Face's providers serve, too, is not its maker.
    says(
        "Provider error (Kimi K2 (HF)): HuggingFace Router 402: Payment Required, wrapped as HTTP 502",
        Refusal::PaymentRequired,
        None,
    );
}

#[test]
fn the_answer_itself_counts_for_more_than_what_is_guessed_or_told_around_it() {
    says(
        "Server m/x does not seem to support chat completion. Error: Authorization header is correct, but the token seems invalid",
        Refusal::BadToken,
        None,
    );
    says("Provider x does not seem to support chat completion.", Refusal::ModelNotServed, None);
    says(
        "My token has “Make calls to Inference Providers”. 400: The requested model 'm/x' is not supported by any provider you have enabled.",
        Refusal::ModelNotServedByEnabled,
        None,
    );
    says(
        "It does not seem to be rate limiting: 500 Internal Server Error",
        Refusal::ServerFault,
        None,
    );
    says(
        "our server: 502 Bad Gateway\n404 Client Error: Not Found for url: https://router.huggingface.co/hf-inference/models/m/x",
        Refusal::ModelNotServed,
        None,
    );
    says("(no API key) 500 from https://router.huggingface.co/x/v1", Refusal::ProviderFault, None);
    says("429: Please log in or use a HF access token", Refusal::NoToken, None);
    says(
        "/api/whoami-v2 429. Failed to verify token: Invalid token",
        Refusal::TooManyRequests,
        None,
    );
    says("The token is expired or invalid", Refusal::Unauthorized, None);
    says(
        "400 Bad Request for url: https://huggingface.co/api/whoami-v2",
        Refusal::Unauthorized,
        None,
    );
    says("No API key: set openai.api_key", Refusal::SomeKeyRefused, None);
    says("hf: command not found", Refusal::Rarity, None);
    says("push_to_hub: 503 Service Unavailable", Refusal::ServerFault, None);
    says(
        "If this is a private or gated repo, sign in. Invalid credentials in Authorization header",
        Refusal::BadToken,
        None,
    );
}

#[test]
fn a_model_that_is_not_served_in_the_words_of_clients() {
    for text in [
        "Model m/x is not supported for provider hf-inference",
        "The requested model 'm/x' is not a chat model.",
        "The requested model (m/x) is not available on Some Cloud.",
        "provider = next(iter(provider_mapping)).provider",
        "RuntimeError: coroutine raised StopIteration",
        "m/x doesn't support task 'conversational'. Supported tasks: 'text-generation'",
        "Could not load model m/x with any of the following classes: …",
    ] {
        says(text, Refusal::ModelNotServed, None);
    }
    says("Bad Request: The endpoint is paused, ask a maintainer", Refusal::Rarity, None);
    says(
        "404 EntryNotFoundError: https://huggingface.co/m/x/resolve/main/model.bin",
        Refusal::Rarity,
        None,
    );
}

#[test]
fn words_that_only_stand_beside_each_other_are_no_sentence() {
    for (text, refusal) in [
        (
            "huggingface 401: Invalid credentials in Authorization header; retries exhausted, credits $8",
            Some(Refusal::BadToken),
        ),
        (
            "I have plenty of Hugging Face credits. The run output is empty: 500 Internal Server Error",
            Some(Refusal::ServerFault),
        ),
        (
            "Hugging Face: the load balancer says the model is overloaded",
            Some(Refusal::ServerFault),
        ),
        ("huggingface transformers device_map=balanced: CUDA ran out of memory", None),
        ("Hugging Face Endpoints: quota for nvidia-a100 exhausted", None),
        ("OSError: [Errno 122] Disk quota exceeded", None),
        ("XlaRuntimeError: RESOURCE_EXHAUSTED: Out of memory", None),
        ("nvidia-smi: CUDA out of memory; balance the layers", None),
        ("kimi k2 401 Unauthorized; check billing", Some(Refusal::Unauthorized)),
        (
            "I have “Make calls to Inference Providers”. 429 Too Many Requests",
            Some(Refusal::TooManyRequests),
        ),
        (
            "POST https://router.huggingface.co/v1/chat/completions -> 401",
            Some(Refusal::Unauthorized),
        ),
        (
            "<a href=\"https://docs.example.com/errors\">router.huggingface.co</a>: 401",
            Some(Refusal::Unauthorized),
        ),
        (
            "My Space has “Sign in with Hugging Face”, and 402 Payment Required",
            Some(Refusal::PaymentRequired),
        ),
        ("jq: command not found\n401 Client Error: Unauthorized", Some(Refusal::Unauthorized)),
        ("My token has “Make calls to Inference Providers”", Some(Refusal::Forbidden)),
        ("Your files: model not found", Some(Refusal::Unprocessable)),
        (
            "Model moonshotai/Kimi-K2 is not supported by provider novita",
            Some(Refusal::ModelNotServed),
        ),
        ("You have exceeded the monthly usage for build minutes", Some(Refusal::SomeBill)),
    ] {
        assert_eq!(reading::read(text).refusal, refusal, "{text}");
    }
}

#[test]
fn other_quotas_of_hugging_face_are_not_its_credits() {
    says("Hugging Face: your private storage quota is used up", Refusal::Storage, None);
    says("Hugging Face Space: ZeroGPU quota exhausted", Refusal::SpaceQuota, None);
    says("huggingface.co 429: quota exhausted", Refusal::TooManyRequests, None);
}

#[test]
fn spent_credits_are_understood_in_other_languages() {
    for text in [
        "Se agotaron los créditos de Hugging Face",
        "Crédits Hugging Face épuisés",
        "Mein Hugging-Face-Guthaben ist aufgebraucht (hf.co)",
        "Hugging Face 额度已用完",
        "Кончились кредиты Hugging Face",
        "my Hugging Face free quota is over",
        "HF 額度已用罄",
        "Créditos do Hugging Face esgotados (HTTP 402), use ZeroGPU",
        "HF credits exhausted, then gemini 503",
        "the client turns it into 429: HF credits depleted",
        "HF 免费额度已用完",
        "허깅페이스 크레딧이 부족해요",
        "Недостаточно кредитов Hugging Face",
        "Os créditos de inferência da conta Hugging Face acabaram",
        "You have exceeded your monthly Hugging Face API credits",
    ] {
        says(text, Refusal::CreditsSpent, None);
    }
}

#[test]
fn a_token_that_is_missing_is_understood_in_other_words_and_languages() {
    for text in [
        "HF_TOKEN (or HF_API_KEY) isn't configured on the server",
        "500: HF_TOKEN не настроен на сервере",
        "错误: 未配置 HF_TOKEN",
        "HF_TOKEN no configurado en el Worker",
        "« HF_TOKEN (ou HF_API_KEY) n'est pas configurée »",
    ] {
        says(text, Refusal::NoToken, None);
    }
    // It is something else that is not set, or something else that the token lacks.
    for text in [
        "I have an HF_TOKEN. The model is not set.",
        "set HF_TOKEN, or use no API key: 402",
        "我已设置 HF_TOKEN。模型未配置",
        "My HF_TOKEN works but the provider is not set: 400",
        "HF_TOKEN은 문제가 없습니다",
        "403: HF_TOKEN 缺少推理权限",
        "HF_TOKEN env var is set, still 403 Forbidden https://router.huggingface.co/v1",
    ] {
        assert_ne!(reading::read(text).refusal, Some(Refusal::NoToken), "{text}");
    }
}

#[test]
fn what_stands_between_says_no_whatever_the_status() {
    for text in [
        "ProxyError('Tunnel connection failed: 407 Proxy Authentication Required')",
        "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))",
        "403 Forbidden: Host not in allowlist: huggingface.co",
    ] {
        says(text, Refusal::Obstructed, None);
    }
}

#[test]
fn settings_logs_and_headers_around_a_refusal_do_not_decide() {
    for (text, refusal) in [
        ("OpenAI(timeout=30)\nopenai.APIStatusError: Error code: 402", PaymentRequiredSomewhere),
        ("InferenceClient(timeout=120)\n401 Client Error: Unauthorized for url", Unauthorized),
        ("rate_limit=10/s\nHfHubHTTPError: 402 Client Error: Payment Required", PaymentRequired),
        ("INFO Loading model config\nHTTP 401 from router.huggingface.co", Unauthorized),
        ("no firewall here. 401 Unauthorized https://router.huggingface.co/v1", Unauthorized),
        ("dns is fine; router.huggingface.co answers 402", PaymentRequired),
        ("HTTP/2 403\nratelimit-policy: \"fixed window\";\"api\";q=1000;w=300", Forbidden),
        ("HTTP/2 401\naccess-control-allow-origin: *", Unauthorized),
        ("HTTP/2 400\naccess-control-allow-origin: *\nmodel is required", Unprocessable),
        (
            "realm=\"Authentication required\"\nInvalid credentials in Authorization header",
            BadToken,
        ),
        ("My Space runs on ZeroGPU. InferenceClient fails: Error code: 401", Unauthorized),
        ("Downloading tokenizer... done\nopenai.PermissionDeniedError: 403", Forbidden),
        ("from_pretrained('x/y')\nHTTP 403 https://router.huggingface.co/v1", Forbidden),
        (
            "RepositoryNotFoundError: 401 Client Error. If you are trying to access a private or gated repo, make sure you are authenticated. Invalid username or password.",
            NoOrBadToken,
        ),
        (
            "I moved from api-inference.huggingface.co to router.huggingface.co and now get 404",
            NotFound,
        ),
        ("My token has inference permission, and still: 403 Forbidden", Forbidden),
        (
            "create(self, messages, timeout) raise InferenceTimeoutError(…) BadRequestError: Error code: 400",
            Unprocessable,
        ),
        (
            "clarifyTimeoutError: false, timeout: 0, status: 500 https://router.huggingface.co",
            ProviderFault,
        ),
        ("middleware/cors.py, line 93 huggingface: 404 Not Found", NotFound),
        ("HF_HUB_ETAG_TIMEOUT: 10 … 404 Client Error: Not Found", NotFound),
        ("x-rate-limit-remaining: 59 HTTP 500 router.huggingface.co", ProviderFault),
        (
            "Note: Environment variable `HF_TOKEN` is set and is the current active token independently … Error code: 402 router.huggingface.co",
            PaymentRequired,
        ),
        (
            "My token has permission to call Inference Providers. Still: Error code: 402",
            PaymentRequired,
        ),
        (
            "model='moonshotai/Kimi-K2-Instruct:groq' openai.APIStatusError: Error code: 402",
            PaymentRequiredSomewhere,
        ),
        ("Cursor terminal> HTTP 402 Payment Required", PaymentRequiredSomewhere),
        (
            "I still have 1.80 of my monthly included credits on Hugging Face but get 401 Invalid username or password",
            NoOrBadToken,
        ),
        (
            "402 Payment Required https://router.huggingface.co/v1 (for downloads I set https://hf-mirror.com)",
            PaymentRequired,
        ),
    ] {
        says(text, refusal, None);
    }
    for text in [
        "HTTP/2 200\nratelimit: \"api\";r=999;t=286\n{\"type\":\"user\"}",
        "- HF_HUB_ETAG_TIMEOUT: 10\n- HF_HUB_DOWNLOAD_TIMEOUT: 10",
        "Please set a HF_TOKEN to enable higher rate limits and faster downloads. KeyboardInterrupt",
        "HF_TOKEN is not set, continuing without. RuntimeError: CUDA error: no kernel image",
        "Downloading torch-2.5.1.whl (402.4 MB)",
        "step 402/1000 loss nan",
        "FATAL: password authentication failed for user \"postgres\"",
        "How do I set a spending limit for Inference Providers?",
        "What is the storage limit on a free account?",
        "(pid=40217) ray::Worker",
    ] {
        assert_eq!(reading::read(text).refusal, None, "{text}");
    }
}

#[test]
fn what_the_writer_tells_besides_does_not_decide() {
    for (text, refusal, topic) in [
        ("I don't set bill_to anywhere. 403 Forbidden", Forbidden, Topic::BillTo),
        (
            "X-HF-Bill-To: my-org, and: Invalid credentials in Authorization header",
            BadToken,
            Topic::BillTo,
        ),
        ("I tried a different token, same error: 403 Forbidden", Forbidden, Topic::OtherToken),
        (
            "I deleted my old token. Now: 402 from router.huggingface.co",
            PaymentRequired,
            Topic::OtherToken,
        ),
        ("I cleared the cached token. 429 Too Many Requests", TooManyRequests, Topic::OtherToken),
        ("some of my calls to router.huggingface.co get 402", PaymentRequired, Topic::Sometimes),
        (
            "hf jobs run works. router.huggingface.co gives Error code: 402 for my org credits",
            PaymentRequired,
            Topic::Organization,
        ),
    ] {
        says(text, refusal, None);
        assert_eq!(reading::read(text).speaks_of, Some(topic), "{text}");
    }
    for text in [
        "I bought credits on Hugging Face, where can I see the balance?",
        "I have plenty of credits on Hugging Face, but I get KeyError 'generated_text'",
    ] {
        assert_eq!(reading::read(text).refusal, None, "{text}");
        assert_eq!(reading::read(text).speaks_of, Some(Topic::Credits), "{text}");
    }
}

#[test]
fn limits_and_bills_of_others_are_theirs_in_hugging_faces_words_too() {
    for text in [
        "claude.ai: You have depleted your monthly included credits. Upgrade your plan.",
        "You have depleted your monthly credits. Buy more at https://app.example.com/billing",
        "anthropic.RateLimitError: Error code: 429",
        "googleapi: Error 403: GPU quota exceeded: NVIDIA_T4_GPUS",
    ] {
        says(text, Refusal::OtherCompany, None);
    }
    says(
        "import huggingface_hub\nError code: 402 - {'message': 'Insufficient Balance'}",
        Refusal::ProviderBalance,
        None,
    );
    assert_eq!(reading::read("Kaggle: GPU quota: 0 hours left this week").refusal, None);
}

#[test]
fn a_token_that_nobody_is_named_with_may_be_anybodys() {
    for (text, refusal) in [
        ("JsonWebTokenError: invalid token", Refusal::SomeKeyRefused),
        ("{\"message\":\"Bad credentials\"} https://docs.github.com/rest", Refusal::SomeKeyRefused),
        ("botocore: The provided token has expired.", Refusal::SomeKeyRefused),
        ("The provided token has expired.", Unauthorized),
        ("Hugging Face: the token has expired", Refusal::ExpiredToken),
    ] {
        says(text, refusal, None);
    }
}

#[test]
fn a_token_that_cannot_be_sent_or_is_nobodys_is_named_as_such() {
    for text in [
        "httpx.LocalProtocolError: Illegal header value b'Bearer …\\n'",
        "TypeError [ERR_INVALID_CHAR]: Invalid character in header content [\"Authorization\"]",
        "Bearer Bearer … 401 Invalid username or password",
        "Bearer YOUR_TOKEN_HERE 401",
    ] {
        says(text, Refusal::MalformedToken, None);
    }
    says(
        "You must use your personal account token, not an organization token.",
        Refusal::NotAPersonsToken,
        None,
    );
}

#[test]
fn a_host_that_imitates_hugging_faces_counts_for_more_than_its_words() {
    says(
        "402 for url 'https://router.huggingface.co.example.dev/v1': You have depleted your monthly included credits.",
        Refusal::ForeignHost,
        None,
    );
}

#[test]
fn a_402_of_jobs_is_about_bought_credits() {
    says(
        "402 Payment Required: insufficient pre-paid credits, while launching on HF Jobs",
        Refusal::JobsBalance,
        None,
    );
    says("hf jobs run: 402 Client Error: Payment Required", Refusal::JobsBalance, None);
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
    says("403: HF token lacks Inference Providers permission", Refusal::NoPermission, None);
    says("HF router 400s on tool_choice (INVALID_TOOL_CHOICE)", Refusal::WrongRequest, None);
    says("403 Forbidden: Discussions are disabled for this repo.", Refusal::Rarity, None);
    says("this model is no longer served by hf-inference", Refusal::ModelNotServed, None);
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
