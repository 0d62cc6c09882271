//! The phrases that are known, and which sign each is.
//!
//! Seen in recorded replies, in the clients' sources and in public reports up to 2026-11-25. A sign keeps all the
//! generations of its wording: people still paste old ones. Phrases are [`plain`](mod@crate::plain): lower case (ASCII
//! alone: other scripts keep their capitals), no quotation marks, one blank between words. A word may go on where a
//! phrase ends, unless it ends with [`END`].

/// Ends a phrase that counts only as whole words: `pro|` is no `problem`.
pub(crate) const END: char = '|';

/// Every phrase, with its sign.
pub(crate) fn phrases() -> impl Iterator<Item = (&'static str, Sign)> + Clone {
    PHRASES
        .iter()
        .flat_map(|(sign, phrases)| phrases.split_terminator('\n').map(|phrase| (phrase, *sign)))
}

/// Declares the signs with their phrases.
macro_rules! signs {
    ($($(#[doc = $doc:literal])+ $sign:ident: $($phrase:literal),+;)+) => {
        /// Something that a text says, in one of several ways.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign { $($(#[doc = $doc])+ $sign),+ }

        /// Every sign with its phrases, each with a line end: one text for many takes less of a download than many.
        const PHRASES: &[(Sign, &str)] = &[$((Sign::$sign, concat!($($phrase, "\n"),+))),+];

        impl Sign {
            /// How many there are.
            pub const COUNT: usize = PHRASES.len();
        }
    };
}

signs! {
    /// Hugging Face is named.
    HuggingFace: "huggingface", "hugging face", "inference provider", "hf ", "hf_", "hf-", "hfhubhttperror",
        "inferenceclient", "허깅페이스", "хаггинг", "抱抱脸", "zerogpu", "zero gpu", "hf:", "hf,", "hf.", "hf)", "hf?", "hfs ",
        "hugginface", "huggingchat", "Хаггинг", "failed to perform inference", "providerapierror",
        "model_kwargs are not used", "inference widget";
    /// The credits are gone.
    CreditsGone: "depleted your monthly", "exceeded your monthly included credit", "used up your monthly included",
        "depleted its monthly included", "depleted the monthly included", "depleted my monthly included",
        "reached the free monthly usage limit for", "exceeded your monthly allowance for inference",
        "exceeded your monthly quota for inference";
    /// The credits are gone, in words that other companies use, too.
    NoCreditsLeft: "no remaining credits", "exceeded the monthly usage for";
    /// Buying is named as a way on.
    BuyMore: "purchase pre-paid credits", "add pre-paid credits to your account";
    /// PRO is offered: the sign of an account without it.
    OffersPro: "subscribe to pro", "alternatively, su", "get 20x more", "upgrade to pro to";
    /// The writer has PRO.
    HasPro: "i have pro|", "i have hf pro|", "im a pro user", "i am a pro user", "im on pro|", "i am on pro|",
        "as a pro user", "my pro subscription", "my pro account", "paying for pro|", "paid for pro|",
        "already have pro|", "subscribed to pro|", "pro is active", "despite pro|", "ich habe pro|", "ich pro bezahle",
        "abonné pro|", "siendo pro|", "tengo pro|", "tenho pro|", "jai pro|", "i am pro|", "im pro|", "pro subscriber",
        "got pro|", "bought pro|", "am subscribed", "proに入";
    /// The writer wants an organization to pay, or says that it has credits.
    OrganizationPays: "bill to my org", "bill_to to my org", "bill to our org", "bill my org", "bill our org",
        "bill by org", "bill it to my org", "bill the org", "billed to my personal", "billed to my own account",
        "bills my personal", "billing my personal", "charged to my personal", "charges my personal",
        "organization billing", "organisation billing", "org billing", "org credit", "orgs credit",
        "organization credit", "organizations credit", "organisations credit", "company credit", "team credit",
        "enterprise credit", "my org has", "our org has", "my organization has", "our organization has",
        "my organisation has", "our organisation has", "our company has", "my team has", "our team has",
        "added to the org", "added to my org", "added to our org", "on the team plan", "on a team plan",
        "our team plan", "our enterprise plan", "my enterprise plan", "credits on our", "credits on my org",
        "credits in my org", "credits in our org", "credits to our org", "credits to my org", "org has credit",
        "org has $", "organization has credit", "organization has $", "bill me personally", "own personal limit",
        "enterprise hub contract", "team org|";
    /// Refusals come and go.
    Sometimes: "then its ok again", "then it is ok again", "works again after a", "work again after a",
        "a few minutes later it works", "fine in a few minutes", "after a burst", "in bursts", "some of my calls",
        "some of the calls", "some calls", "some requests", "intermittently", "sporadically", "every other call",
        "every third", "every second", "about a third", "about half of", "if i wait", "only sometimes",
        "comes and goes";
    /// The limit of a free account.
    FreeLimit: "free monthly usage limit";
    /// A spending limit of Hugging Face.
    SpendingLimit: "spending limit for inference providers", "inference providers spending limit";
    /// Somebody's spending limit.
    SomeSpendingLimit: "exceeded your monthly spending limit", "exceeded my monthly spending limit",
        "reached my monthly spending limit", "limite de dépenses", "límite de gasto", "ausgabenlimit",
        "monthly spending limit of";
    /// The provider cannot be billed.
    NotBillable: "pay-as-you go is not enabled for", "pay-as-you-go is not enabled for",
        "pay as you go is not enabled for";
    /// Bought credits do not suffice for a Job.
    JobsBalance: "pre-paid credit balance is insufficient", "account to use jobs", "insufficient pre-paid credit";
    /// Jobs are spoken of.
    Jobs: "hf jobs", "hugging face jobs", "huggingface jobs", "huggingface.co/api/jobs";
    /// A card or a checkout fails.
    Card: "card was declined", "card_declined", "card has been declined", "card is not supported",
        "payment method was declined", "cannot add a payment method", "cant add a payment method",
        "unable to add a payment method", "payment could not be processed", "payment failed", "card gets declined",
        "card is declined", "declined my card", "3d secure", "preparing payment", "card was billed", "card was charged",
        "charged my card", "prepare payment", "cannot subscribe to pro|", "payment did not go through",
        "payment didnt go through", "prepaid cards are not", "not support prepaid", "not accept my",
        "support this type of purchase";
    /// The permission to call Inference Providers is missing.
    NoPermission: "sufficient permissions to call inference", "permissions to call inference providers on behalf",
        "permission inference providers", "permissão para usar inference", "permiso para usar inference",
        "permisos para usar inference", "missing permission to call inference",
        "insufficient permission to call inference", "call inference providers is missing", "lacks inference",
        "lacks the inference", "missing inference permission", "without inference permission",
        "no inference permission", "lacks permission to call inference", "inference permission is missing",
        "no permission to call inference", "not have permission to call inference",
        "nt have permission to call inference", "without permission to call inference",
        "no permission to use inference", "not have permission to use inference", "nt have permission to use inference";
    /// That permission is named.
    NamesPermission: "make calls to inference providers", "inference permission", "inference providers permission",
        "inference.serverless.write", "allowed to do inference", "allowed to call inference",
        "allowed to use inference";
    /// The payer is an organization.
    BehalfOfOrganization: "on behalf of org", "on behalf of the org";
    /// The payer is a person.
    BehalfOfUser: "on behalf of user";
    /// The call names who is to pay.
    BillTo: "x-hf-bill-to", "bill_to", "billto", "bill-to ";
    /// An organization's rules for tokens.
    Policy: "organization token policy", "revoked by the organization", "approved by the organization",
        "administrator approval", "approved by an admin", "approve my token first", "only accepts fine-grained",
        "only fine-grained tokens";
    /// A client guesses at the token after any failure.
    GuessesToken: "if you didnt pass a user token";
    /// Expired and wrong tokens are worded alike.
    ExpiredOrBad: "expired or invalid", "invalid or expired", "expired or revoked", "expired/missing",
        "expired/invalid", "invalid/expired", "missing/invalid", "inválido ou expirado", "inválido o expirado",
        "expirado ou inválido";
    /// A token has expired.
    Expired: "token has expired", "token expired", "expired token", "token is expired";
    /// Something has expired, in another language.
    HasExpired: "abgelaufen", "a expiré", "истёк", "истек", "过期", "caducado", "expirado", "expirou", "scaduto",
        "verlopen", "süresi doldu", "期限切れ", "만료";
    /// A token, in whatever language.
    TokenNoun: "token", "jeton", "токен", "トークン", "토큰", "令牌", "api key", "schlüssel";
    /// A token came, and is not known: Hugging Face's own sentences.
    UnknownToken: "invalid credentials in authorization header", "token seems invalid", "invalid user token";
    /// A token is written wrongly, says the client that was to send it.
    MalformedToken: "illegal header value", "invalid leading whitespace",
        "invalid character in header content [authorization", "bearer bearer";
    /// Something stands in the place of a token that only shows where it belongs.
    Placeholder: "bearer your_", "bearer your-", "bearer hf_token|", "bearer hf_xxx";
    /// An organization's token came.
    NotAPersonsToken: "your personal account token, not";
    /// An expired token is named.
    UserAccessToken: "user access token";
    /// Something is expired.
    IsExpired: "is expired";
    /// A token came, and is refused.
    BadToken: "token is invalid", "invalid token", "token is not valid", "not a valid token", "invalid access token",
        "token_invalid", "bad credentials", "token stored is invalid", "hf_token environment variable is invalid",
        "colab vault is invalid", "authorization header is invalid", "token inválido", "token invalide",
        "token no válido", "ungültiger token", "토큰이 유효하지", "token 无效", "token无效", "无效的token", "token 失效", "token失效";
    /// Missing and wrong tokens are worded alike.
    NoOrBadToken: "authentication required", "not authenticated", "authentication failed", "invalid or missing",
        "missing or invalid", "no valid hugging face token", "no valid token", "bearer invalid", "invalid bearer";
    /// Missing and wrong tokens are worded alike, in Hugging Face's own sentence.
    BadLogin: "invalid username or password";
    /// No token came.
    NoToken: "must provide an api_key to work with", "must provide an api key", "no bearer token",
        "authorization header is missing", "missing authorization header", "without authorization header",
        "token is required", "no token|", "token not found", "tokennotfounderror", "token is none", "token is missing",
        "missing token", "missing api key", "api key is missing", "no api key", "log in with huggingface-cli",
        "not logged in", "bearer token missing";
    /// Tokens of a text are spoken of, not of an account.
    TextTokens: "tokenizer", "token id", "token with id", "pad token", "padding token", "bos token", "eos token",
        "token classification", "vocab";
    /// Hugging Face's token is missing, by its name.
    NoHfToken: "no hf_token", "missing hf_token", "bearer none", "bearer null", "bearer undefined",
        "did not find huggingfacehub_api_token", "keyerror: hf_token", "keyerror: hugging", "falta hf_token",
        "hf_token이 없", "hf_token 없", "缺少 hf_token";
    /// A token of Hugging Face is spoken of.
    TokenWords: "hf_token", "hf_api", "hf_key", "hf token", "hf api key", "huggingface_token", "huggingface_api",
        "huggingfacehub_api_token", "hugging_face_hub_token", "huggingface api", "hugging face api",
        "huggingface token|", "hugging face token|";
    /// Something has no value.
    Missing: "not set|", "isnt set|", "not configured", "isnt configured", "not defined", "not provided", "is empty|",
        "unset|", "未配置", "未设置", "未設定", "没有设置", "не настроен", "не задан", "не указан", "no configurad",
        "no está configurad", "não configurad", "não está configurad", "não definid", "nicht gesetzt",
        "nicht konfiguriert", "nest pas configur", "nest pas défini", "manquant", "non configurat", "が設定されて";
    /// No token came, and without one less is allowed.
    Anonymous: "log in or use a hf access token", "log in or use your apitoken";
    /// The token is to be looked at, says a client or a page.
    CheckToken: "sign in with hugging face", "check hf_token", "check your hf_token", "Проверьте hf_token",
        "проверьте hf_token";
    /// A variable for another company's key.
    OtherVariable: "openai_api_key", "openai.api_key", "anthropic_api_key", "gemini_api_key", "google_api_key",
        "groq_api_key", "openrouter_api_key", "mistral_api_key", "deepseek_api_key";
    /// Another credential than the intended one is in use.
    OtherTokenInUse: "takes precedence over", "overrides the stored", "overrides the login", "overrides your login",
        "env -u hf_token", "still uses the old", "still using the old", "token is being used instead",
        "is the current active token independently", "will override the access token", "cached invalid credentials",
        "overriding the token", "overriding the login", "overriding the saved";
    /// Another token is spoken of.
    OtherTokenNamed: "old token", "previous token", "cached token", "stale token", "stale hf_token", "wrong token",
        "different token";
    /// A key is refused by a service that does not name itself.
    KeyRefused: "couldnt authenticate", "could not authenticate", "unable authenticate", "invalid api key",
        "invalid_api_key", "incorrect api key", "invalid x-api-key", "api key not valid";
    /// Hugging Face's token is refused as another company's key.
    HfKeyElsewhere: "api key provided: hf_", "when using non-hugging face api key";
    /// The retired address.
    RetiredHost: "api-inference.huggingface.co";
    /// The retired address, said to be so.
    Retired: "is no longer supported. please use https://router", "inference api has been moved",
        "api-inference is deprecated", "new endpoint is: https://router",
        "service is deprecated and no longer available";
    /// The router.
    Router: "router.hugging";
    /// The route of models that Hugging Face runs itself.
    OwnModels: "router.huggingface.co/hf-inference/models";
    /// The model is not served.
    NotServed: "not supported by provider", "model_deprecated", "supported task:", "supported tasks:",
        "deprecated and no longer supported by provider", "not been able to find inference provider",
        "inference is not supported", "not supported for task", "deployed by any inference provider",
        "does not support hf tokens", "is not supported hf inference", "not available on any provider",
        "no longer available on", "not have inference api", "does not support this task", "turned off for this model",
        "inference api has been turned off", "no provider supports", "no provider serves",
        "does not appear to be served", "not supported for provider", "is not a chat model",
        "cannot infer suitable model classes", "with any of the following classes", "is not a valid task",
        "not support task", "doesnt support task", "iter(provider_mapping", "coroutine raised stopiteration",
        "no inference provider", "inference provider mappings", "no longer served by", "does not support the model",
        "doesnt support the model", "too large to be loaded", "keinem provider", "ningún proveedor", "nessun provider",
        "aucun fournisseur", "nenhum provedor", "aucun provider";
    /// A model is not served, and it is not said by whom.
    SomeModelNotServed: "model not found", "model is not supported", "model not supported", "model_not_found";
    /// A client's guess about why the model did not answer, before the answer itself.
    SeemsNotServed: "not seem to support chat completion";
    /// Only enabled providers are meant.
    ByEnabled: "any provider you have enabled", "any provider i have enabled";
    /// The name of that refusal.
    ModelNotSupported: "model_not_supported";
    /// A model is asked for.
    RequestedModel: "requested model";
    /// It does not exist.
    DoesNotExist: "does not exist", "is not available on";
    /// The gate of 2023 to early 2025.
    NeedsPro: "requires a pro subscription", "requires pro subscription";
    /// A dedicated endpoint that its owner has stopped.
    Paused: "endpoint is paused, ask", "endpoint is scaled to zero";
    /// Something that is reported now and then, and has no page of its own.
    Rare: "discussions are disabled", "hardware quota limit", "pause your previous spaces", "rights to create",
        "artifact is blocked";
    /// A client that does not know the provider.
    UnknownProvider: "valueerror: provider", "not supported. available values", "unknown provider", "invalid provider",
        "provider featherless-ai not supported", "llm provider not provided", "init__() got an unexpected keyword";
    /// The form of the request.
    WrongRequest: "extra inputs are not permitted", "invalid_request_body", "missing required", "missing_required",
        "parameter model is required", "parameter messages is required", "are required, in seconds",
        "unprocessable entity", "request entity too large", "payload too large", "invalid request. please check",
        "unrecognized request argument", "unsupported parameter", "invalid parameter", "must be a string",
        "invalid json", "json decode error", "inputs is required", "not a multimodal model", "model features",
        "maximum context length", "context_length_exceeded", "input validation error", "exceeds maximum input length",
        "cannot override task", "not a valid dict", "must be one of the following", "literal_error", "loc: [body",
        "invalid_tool_choice", "call__() missing", "call_() missing", "model_kwargs are not used";
    /// The same, in words that any program may print.
    LooseRequest: "field required", "/v1/embeddings", "/v1/rerank";
    /// A bare bad request of the Python client.
    BadRequestError: "bad request:";
    /// GPU time of Spaces.
    GpuQuota: "gpu quota", "gpu runs limit", "gpu limit", "gpu credits", "gpu minutes", "gpu task",
        "falling back to ip-based quotas", "gpu duration", "zerogpu quota", "zerogpu daily",
        "zerogpu credits allocated";
    /// GPU time of Spaces is spoken of.
    ZeroGpu: "zerogpu", "zero gpu", "zero-gpu";
    /// Storage.
    Storage: "storage limit", "storage patterns", "private repository storage", "storage quota", "storage is full",
        "exceeded your storage", "more storage", "storage capacity", "individual file size", "exceeded its storage",
        "no more private storage", "out of private storage";
    /// Access to a repository.
    Gated: "not in the authorized list", "cannot access gated", "gated model", "awaiting a review",
        "access to this model is restricted", "accept the license", "accept the conditions", "is a gated",
        "is restricted. you must have access", "access a gated repo", "gatedrepo", "accessing a gated repo",
        "public gated repositories";
    /// Something is downloaded.
    Download: "resolve/main", "from_pretrained", "downloading from", "failed to download", "tapping download",
        "unable to download", "cannot download", "download the model", "download gives";
    /// The address at which the Hub says whose token it is.
    Whoami: "/api/whoami", "whoami-v2";
    /// Something is uploaded.
    Upload: "upload_file", "upload_folder", "upload_large_folder", "create_commit", "push_to_hub";
    /// A shell knows no such command.
    NoCommand: "command not found", "is not recognized as an internal or external command";
    /// A file of a repository.
    HubFile: "entrynotfounderror", "repositorynotfounderror", "xethub.hf.co", "cdn-lfs", "lfs.huggingface.co",
        "revisionnotfounderror", "revision not found";
    /// Too many requests.
    Rate: "too many requests", "rate limit", "hourly quotas", "ratelimite", "rate-limited", "rate-limit e",
        "rate_limit_e", "rate_limited", "throttl", "engine is currently overloaded", "engine_overloaded",
        "requests per minute", "requests per second", "requests per day", "requests per hour", "requests per month",
        "requests per 5", "requests per min ";
    /// Hugging Face's own sentences for too many requests.
    OwnRate: "had to rate limit you", "api rate limit", "resolvers rate limit", "hit the rate limit for";
    /// It is not that there are too many.
    NotRate: "not a rate limit", "not rate limit", "not the rate limit", "isnt rate limit", "isnt a rate limit",
        "not seem to be rate", "doesnt seem to be rate", "not being rate limited", "not hitting the rate limit",
        "not hitting any rate limit", "below my limit", "below the rate limit", "to enable higher rate limit";
    /// The model is being loaded.
    Loading: "currently loading", "estimated_time", "model is loading", "model is still loading", "está cargando",
        "está carregando", "en cours de chargement", "wird geladen", "warming up", "прогре", "冷启动";
    /// Somebody stopped waiting.
    Timeout: "timed out", "readtimeout", "apitimeouterror", "etimedout", "time-out", "deadline exceeded",
        "took too long", "connecttimeout", "time out|", "timeouterror|", "gateway time", "timeout of ",
        "timeout exceeded", "request timeout", "timeout error", "timeoutexception:", "timeout occurred",
        "timeout after", "timeout while", "timeout when", "timeout waiting", "timeout awaiting", "timeout on ",
        "servertimeouterror", "socket timeout", "connection timeout", "due to timeout", "got a timeout", "таймаут",
        "зависает", "inferencetimeouterror:", "sockettimeoutexception:", "超时", "タイムアウト";
    /// The model had no time, whatever the status.
    TooBusy: "model too busy";
    /// The service has a fault.
    Fault: "internal server error", "internal_server_error", "bad gateway", "overloaded", "upstream error",
        "internal error", "5xx";
    /// The service has a fault, or loads the model.
    Unavailable: "service unavailable", "temporarily unavailable";
    /// A provider has a fault, in its own words.
    ProviderFault: "server_error", "unable to process request", "model inference server";
    /// Hugging Face has a fault, in its own words.
    HubFault: "working hard to fix this", "title>hugging face";
    /// A client keeps the error to itself.
    Hidden: "an http error occurred when requesting the provider", "an error occurred while fetching the blob";
    /// Hugging Face is down for more than one.
    Incident: "works again now", "fixed on our side", "hugging face is down", "huggingface is down", "hf is down",
        "hugging face outage", "huggingface outage", "hf outage";
    /// A name or a connection fails.
    NoConnection: "econnrefused", "econnreset", "connection refused", "connection reset", "connection aborted",
        "network is unreachable", "max retries exceeded", "connecterror", "connectionerror", "apiconnectionerror",
        "connection error", "connect call failed", "cannot connect to host", "server disconnected",
        "peer closed connection", "connection broken", "other side closed", "unexpected eof", "cant reach",
        "cannot reach", "连接不上", "无法连接", "socket hang up", "connection closed", "err_socket", "fetch failed",
        "dns error", "dns resol", "dns lookup", "dns fail", "dns problem", "dns 자체", "dns issue";
    /// A name is not resolved, or nobody listens there.
    NoSuchHost: "failed to resolve", "failed host lookup", "nameresolutionerror", "enotfound", "getaddrinfo",
        "name or service not known", "failure in name resolution", "does not resolve", "could not resolve host";
    /// Something on the visitor's side does not let it through.
    Obstructed: "failed to fetch", "networkerror when attempting", "load failed", "certificate verif",
        "certificate_verif", "certificate has expired", "certificate chain", "issuer certificate", "certificate signed",
        "certificate is not trusted", "x509", "zertifikat", "sslerror", "ssl error", "sslcertverificationerror",
        "self-signed", "self signed", "ca bundle", "ca-bundle", "err_blocked_by_client", "err_cert", "err_internet",
        "err_network", "err_name", "err_connection", "err_proxy", "err_tunnel", "err_ssl", "err_http2", "err_timed",
        "cross-origin request blocked", "firewall", "blocked by client", "access-control-allow-origin header",
        "cors policy", "cors error", "cors issue", "cors problem", "cors header", "cors blocked", "by cors",
        "cors preflight", "cors fail";
    /// Something between says that it let nothing through, whatever the status.
    Blocked: "tunnel connection failed", "not in allowlist", "network egress", "egress settings", "proxyerror";
    /// A mirror of Hugging Face.
    Mirror: "hf-mirror";
    /// Credits are spoken of.
    CreditWords: "inference credit", "included credit", "free credit", "monthly credit", "crédit", "kredit", "guthaben",
        "кредит", "额度", "額度", "クレジット", "크레딧", "credit|", "credits|", "crediti", "kredyt", "saldo|", "充值";
    /// Something that can be used up is spoken of.
    QuotaWords: "inference quota", "free quota", "monthly quota", "hf quota", "hugging face quota", "monthly usage",
        "inference usage", "free limit|";
    /// Something is counted that can be used up.
    Counted: "balance|", "quota|", "allowance|", "quotas|";
    /// Something is used up.
    UsedUp: "exhausted|", "used up|", "ran out|", "run out|", "out of credit", "is over|", "time is up",
        "reached the max|", "depleted|", "depletion", "esgotad", "agotad", "agotaron", "épuis", "aufgebraucht", "用完",
        "用罄", "用尽", "耗尽", "耗盡", "кончил", "Кончил", "исчерпан", "부족", "소진", "不足", "недостаточно", "Недостаточно",
        "insuficiente", "insuffisant", "acabar", "exceeded", "sem crédito", "sin crédito", "não tem crédito",
        "não há crédito", "no hay crédito", "keine credits", "kein guthaben", "plus de crédit", "no more credits",
        "no credits left", "have no credits", "has no credits", "no credits remaining", "no credits available",
        "zero credits", "hết credit", "finito", "skończył", "limit reached", "acabó", "not enough credit",
        "lack of credit", "要充值";
    /// Somebody is asked for money.
    AskedToPay: "to buy", "buy something", "to purchase", "top up", "asks for money", "add funds", "to go pro|",
        "for free any more", "free tier", "wants money", "geld|", "gratis|", "充值", "购买", "課金", "無料枠", "bakiye",
        "saldo|", "compre ", "without paying";
    /// Money is spoken of.
    MoneyWords: "payment", "without paying", "pay for", "have to pay", "billing", "billed", "paywall";
    /// A payment is spoken of.
    Payment: "payment ";
    /// What a status means, without the number.
    PaymentRequired: "payment required", "payment_required", "paymentrequired";
    /// The same.
    BadRequest: "bad request";
    /// The same.
    Unauthorized: "unauthorized", "authenticationerror";
    /// The same.
    Forbidden: "forbidden", "permissiondenied", "make sure your token has the correct permissions";
    /// The same.
    NotFound: "not found", "notfounderror";
    /// The same.
    Gone: "410 gone", "gone for url", "ai_apicallerror: gone";
    /// A provider's own balance.
    ProviderBalance: "not_enough_balance", "not enough balance", "exhausted balance", "user is locked",
        "insufficient balance", "insufficient_balance";
    /// Sentences of other companies about their bills, whatever is named beside them.
    OtherSentence: "insufficient_quota", "insufficientquotaerror", "exceeded your current quota",
        "check your plan and billing details", "requires more credits, or fewer max_tokens", "can only afford",
        "credit balance is too low", "prepayment credits", "billing_not_active", "billing hard limit",
        "billing_hard_limit", "quota exceeded for quota", "quota exceeded for metric", "invalid_payment_instrument",
        "key limit exceeded", "never purchased credits", "creditserror",
        "purchase more credits or raise your spending limit", "chat messages quota", "monthly chat messages",
        "daily free allocation", "配额不足", "arrearage", "overdue-payment", "overdue payment", "欠费",
        "exhausted your capacity on this model", "quota will reset after", "service tier capacity exceeded",
        "exceededbudget", "budget_exceeded", "suspended, possibly due to reaching";
    /// Words of other companies about their money, their quotas or their plans.
    OtherBill: "chat messages limit", "used all available credits", "insufficient credit", "insufficient_credit",
        "overdue balance", "insufficient funds", "account balance", "no credits left on your", "plans & billing",
        "plans and billing", "usage limit reached", "hit your usage limit", "hit your limit", "token balance",
        "monthly quota exceeded", "free tier quota", "exceeded the free", "exceeded your free", "recharge your account",
        "please recharge", "余额不足", "insufficient tokens", "reached its monthly spending limit", "team has run out",
        "weekly limit", "usage cap", "trial credits", "more credits are required", "resource_exhausted",
        "resource has been exhausted", "premium request", "to copilot pro", "exceeds your plan";
    /// Words about limits and bills that anybody may use.
    AnyBill: "quota_exceeded", "quota exceeded", "daily limit", "per day) exceeded", "reached the credit limit",
        "credit limit reached", "credit limit exceeded", "upgrade for access", "free credits temporarily",
        "credits remaining", "free trial account", "subscription has expired", "maxed out", "valid credit card",
        "budget pool", "budget full", "budget has been exceeded", "exceeded budget", "over budget|",
        "monthly spend limit", "not enough credit", "have enough credit", "balance is too low", "lacks credit";
    /// A machine has run out of something.
    Machine: "out of memory", "disk quota", "no space left", "larger than max", "cuda error", "cuda out", "nccl error",
        "ncclsystemerror", "ncclinternalerror", "ncclremoteerror";
    /// Another company is named.
    OtherCompany: "openai.com", "openrouter", "anthropic", "deepseek api", "deepseek.com", "copilot", "x.ai", "jina",
        "mistral.ai", "cohere.com", "api.together.xyz", "together.ai", "replicate.com", "groq.com",
        "generativelanguage", "dashscope", "siliconflow", "novita.ai", "perplexity", "fireworks.ai", "cerebras.ai",
        "elevenlabs", "stability.ai", "fal.ai", "deepinfra.com", "bigmodel", "volcengine", "bedrock", "vertex",
        "opencode zen", "vercel ai gateway", "ollama.com", "runpod", "tavily", "serpapi", "firecrawl", "requesty",
        "poe.com", "zhipu", "lovable", "chutes", "ai21", "v0.dev", "bolt.new", "ai.studio", "ai studio", "ai-gateway",
        "deepgram", "assemblyai", "cartesia", "openai api", "ollama cloud", "claude.ai", "googleapi", "google.genai",
        "google.api_core", "stripe.", "woocommerce", "google drive", "dropbox", "lightning ai", "canva", "twilio",
        "sendgrid", "claude code", "vercel: 402", "azure openai", "openai.azure", "azureopenai", "azure ai",
        "cognitiveservices";
    /// A place where programs run, or a tool that runs beside them.
    Place: "firebase", "amazonaws", "gcloud", "vercel:", "wandb", "pinecone", "npm err", "botocore", "docs.github.com",
        "github.com/login", "kubectl", "pods ", "azure";
    /// Something is named that may bill by itself, or only stand by: a model, a place where programs run.
    Bystander: "gemini", "moonshot", "claude", "minimax", "nvidia", "kimi", "cursor", "kaggle", "railway", "replit",
        "supabase", "netlify", "render.com", "cloudflare", "windsurf";
    /// What raised the error, by the form of its text.
    LiteLlm: "litellm.";
    /// The same.
    Smolagents: "agentgenerationerror", "error in generating model output";
    /// The same.
    AiSdk: "ai_apicallerror", "ai-sdk";
    /// The same.
    HuggingfaceJs: "huggingface/inference", "inferenceclientproviderapierror", "failed to perform inference:";
    /// The same.
    LangChain: "langchain";
    /// The same.
    HuggingfaceHub: "hfhubhttperror", "huggingface_hub", "client error: payment required for url";
    /// The same.
    OpenAiPython: "error code: ", "openai.";
    /// The same.
    OpenAiJs: "402 you have ", "status code (no body)";
    /// The same.
    Curl: "curl ";
}
