//! Loose words: what people and programs say in words of their own, and who is named.
//!
//! No word here settles anything. It orders the causes that are left, or tells whose a call is. The words are
//! [`plain`](crate::plain()): lower case (ASCII alone: other scripts keep their capitals), no quotation marks, one blank
//! between them. A word may go on where one of these ends, unless it ends with [`END`].

/// Ends words that count only whole: `pro|` is no `problem`.
pub(crate) const END: char = '|';

/// Everything that is looked for, with what it is.
pub(crate) fn words() -> impl Iterator<Item = (&'static str, Word)> + Clone {
    WORDS.iter().flat_map(|(word, list)| list.split_terminator('\n').map(|words| (words, *word)))
}

/// Declares kinds of words.
macro_rules! words {
    ($($(#[doc = $doc:literal])+ $word:ident: $($words:literal),+;)+) => {
        /// A kind of word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Word { $($(#[doc = $doc])+ $word),+ }

        /// Each kind with its words, each with a line end: one text for many takes less of a download than many.
        const WORDS: &[(Word, &str)] = &[$((Word::$word, concat!($($words, "\n"),+))),+];
    };
}

words! {
    // Who is named.

    /// Hugging Face, or something that only it has.
    HuggingFace: "inference credit", "dinférence", "inferencia", "inferência", "huggingface", "hugging face", "inference provider", "hf ", "hf_", "hf-", "hfhub", "inferenceclient",
        "hfinference", "허깅페이스", "хаггинг", "Хаггинг", "抱抱脸", "hf:", "hf,", "hf.", "hf)", "hf?", "hfs ", "hugginface",
        "huggingchat", "failed to perform inference", "zerogpu";
    /// Another company that sells such calls, or has bills of its own.
    Company: "openai.com", "openrouter", "anthropic", "deepseek.com", "copilot", "x.ai", "jina", "mistral.ai", "cohere.com",
        "together.ai", "replicate.com", "groq.com", "generativelanguage", "dashscope", "siliconflow", "novita.ai",
        "perplexity", "cerebras.ai", "elevenlabs", "stability.ai", "fal.ai", "deepinfra.com", "bigmodel", "volcengine",
        "bedrock", "vertex", "ollama.com", "ollama cloud", "runpod", "tavily", "serpapi", "firecrawl", "requesty", "poe.com",
        "chutes", "ai studio", "deepgram", "assemblyai", "docker", "azure", "claude.ai", "claude code", "googleapi", "google.genai", "stripe.",
        "google drive", "dropbox", "lightning ai", "canva", "twilio", "sendgrid", "vercel: 402",         "cognitiveservices", "minimax.io", "modal.com", "kubernetes", "kubectl", "wandb", "github.com/login",
        "docs.github.com", "gcloud", "npm err", "botocore", "openai_api", "gemini_api", "google_api",
        "groq_api", "mistral_api", "deepseek_api";
    /// A name that may stand before the answer of one of several that were asked.
    Lane: "openai|", "anthropic|", "groq|", "cerebras|", "mistral|", "gemini|", "google|", "deepseek|", "together|",
        "cohere|", "nvidia|", "azure|", "xai|", "ollama|", "fireworks|", "deepinfra|", "sambanova|", "novita|", "replicate|",
        "github|", "cloudflare|", "claude|", "zai|", "kimi|", "moonshot|", "stability|", "replicate.com|", "perplexity|",
        "openrouter|", "nebius|", "hyperbolic|", "fal|", "aws|", "bedrock|", "vertex|", "vllm|", "siliconflow|";
    /// The same for Hugging Face.
    OwnLane: "huggingface|", "hugging face|", "hf|", "hf-inference|", "hugging_face|";
    /// The parameter that names the organization to bill.
    BillTo: "x-hf-bill-to", "bill_to", "billto", "bill-to ";

    // Two of these in one clause say something.

    /// Credits.
    Credit: "credit", "crédit", "guthaben", "кредит", "额度", "額度", "クレジット", "크레딧", "kredyt", "saldo|",
        "балан", "积分", "inference quota", "free quota", "monthly quota", "hf quota", "hugging face quota", "monthly usage",
        "inference usage", "usage limit", "free limit|", "Кредит", "kontingent", "cota|", "cuota", "limite mensa", "ліміт", "tín dụng", "kredi", "क्रेडिट", "رصيد", "tegoed";
    /// Something is counted that can be used up, by anybody.
    Quota: "balance|", "quota|", "allowance|", "quotas|";
    /// Something is used up.
    Spent: "exhausted|", "used up|", "used all", "ran out|", "run out|", "out of|", "is over|", "reached the max", "depleted|",
        "depletion", "esgotad", "agotad", "agotaron", "épuis", "aufgebraucht", "verbraucht", "用完", "用罄", "用尽", "耗尽",
        "耗盡", "кончил", "Кончил", "исчерпан", "законч", "Законч", "부족", "소진", "不足", "недостаточно", "Недостаточно",
        "вичерпан", "insuficient", "insufisan", "insuffis", "acabar", "acabó", "exceeded", "sem|", "sin|", "não há",
        "não tem", "keine|", "kein|", "plus de|", "no|", "none left", "not enough", "zero|", "lack of",
        "hết", "finit", "esaurit", "skończył", "wyczerp", "exceeds", "limit reached", "too low", "insufficient",
        "要充值", "are gone", "is gone", "tükendi", "bitti", "yetersiz", "समाप्त", "نفد", "نفاد", "habis", "หมด",
        "opgebruikt", "切れ", "使い切", "なくなり";
    /// A token.
    Token: "token|", "jeton", "токен", "Токен", "トークン", "토큰", "令牌", "api key", "api-key", "api-schlüssel", "clé api", "clave api",
        "chave api", "chave de api", "密钥", "密鑰", "кључ", "ключ", "apiキー", "api 키", "anahtar", "رمز", "टोकन", "kunci api";
    /// Tokens of a text, not of an account.
    TextToken: "token type", "token id", "token with id", "pad token", "padding token", "bos token", "eos token",
        "token classification", "special token";
    /// The token of Hugging Face, by the names that clients and programs give it.
    OwnToken: "hf_token", "hf_api", "hf_key", "hf token|", "hf api", "huggingface_token", "huggingface_api",
        "huggingfacehub_api_token", "hugging_face_hub_token", "huggingface api", "hugging face api", "huggingface token|",
        "hugging face token|", "huggingface key", "hf access token";
    /// Something is not there.
    Missing: "not set|", "isnt set|", "not configured", "isnt configured", "not defined", "not provided", "is empty|",
        "but empty|", "empty string", "null or empty", "is blank|", "is null|", "is undefined|",  "unset|", "missing|", "is none|", "required|", "no|", "without|", "未配置", "未设置",
        "未設定", "没有设置", "缺少", "не настроен", "не задан", "не указан", "не найден", "отсутств",         "não configurad", "não está configurad", "não definid", "nicht gesetzt", "nicht konfiguriert",
        "fehlt", "fehlend", "falta", "ausente", "manqu", "nest pas configur", "nest pas défini", "non configurat",
        "mancan", "が設定されて", "がありません", "없", "brak ", "eksik", "ontbreekt", "مفقود", "saknas", "thiếu", "hilang";
    /// Something is not valid.
    Invalid: "invalid", "not valid", "isnt valid", "not accepted", "unknown|", "bad|", "wrong|", "rejected|", "revoked|",
        "inválid", "no válid", "ungültig", "unzulässig", "유효하지", "无效", "無効", "失效", "無效", "недейств", "Недейств",
        "неверн", "Неверн", "nieprawid", "geçersiz", "ongeldig", "non valid", "không hợp lệ", "غير صالح", "tidak valid",
        "अमान्य", "ogiltig", "недійсн";
    /// Something has expired.
    Expired: "expired|", "abgelaufen", "expiré", "истёк", "истек", "过期", "過期", "caducad", "expirad", "expirou",
        "scadut", "verlopen", "süresi dol", "期限切れ", "만료", "wygas", "hết hạn", "منتهي", "kedaluwarsa";
    /// A right.
    Right: "permission", "permiso", "permissão", "permissões", "berechtigung", "autorisation", "权限", "權限", "権限", "권한",
        "прав ", "разрешен", "uprawnie", "permess", "autorizza", "yetki", "rechten", "toestemming", "quyền", "صلاحي", "izin",
        "allowed to", "inference.serverless.write", "make calls to inference";
    /// A spending limit.
    Limit: "spending limit", "spend limit", "spending cap", "limite de dépenses", "límite de gasto", "limite de gastos",
        "ausgabenlimit", "limite di spesa", "лимит расход", "消费限额", "支出上限", "消費限額", "支出限額";

    // Each of these says something by itself.

    /// Too many requests.
    Rate: "rate limit", "rate-limit", "ratelimit", "hourly quotas", "throttl", "requests per ",
        "zu viele anfragen", "demasiadas solicitudes", "trop de requêtes", "muitas requisições", "слишком много запросов",
        "请求过多", "リクエストが多", "limite de requisi", "límite de solicitud",
        "limite de requêtes", "лимит запросов", "请求限制", "リクエスト制限", "요청 한도";
    /// The model is being loaded.
    Loading: "currently loading", "model is loading", "is still loading", "warming up", "está cargando",
        "está carregando", "en cours de chargement", "wird geladen", "прогре", "冷启动", "cold start";
    /// Somebody stopped waiting.
    Timeout: "timed out", "time out|", "time-out", "timeout|", "deadline exceeded", "took too long", "took longer",
        "gateway time", "таймаут", "зависает", "超时", "タイムアウト", "zeitüberschreitung", "délai dépassé", "times out";
    /// No connection is made.
    NoConnection: "connection refused", "connection reset", "connection aborted", "network is unreachable",
        "server disconnected", "peer closed", "connection broken", "other side closed", "unexpected eof", "cant reach",
        "cannot reach", "连接不上", "无法连接", "connection closed", "dns error", "dns resol", "dns lookup", "dns fail", "dns problem", "dns issue",
        "not resolve", "keine verbindung";
    /// Something between does not let a call through.
    Between: "certificate", "x509", "zertifikat", "ssl error", "sslerror", "ca bundle", "ca-bundle", "firewall", "cors policy",
        "cors error", "cors issue", "cors header", "cors preflight", "by cors", "proxy error", "proxyerror", "network egress",
        "egress settings", "not in allowlist";
    /// The service has a fault.
    Fault: "overloaded", "upstream error", "internal error",         "temporarily unavailable", "5xx", "server_error";
    /// Hugging Face is down for more than one.
    Down: "fixed on our side", "is down", "outage", "works again now";
    /// The model is not served.
    NotServed: "not supported", "model is not a", "not served", "model not found", "model_not_found", "does not support", "doesnt support",
        "not available on", "no provider", "no longer served", "model_not_supported", "keinem provider",
        "ningún proveedor", "nessun provider", "aucun fournisseur", "nenhum provedor", "aucun provider", "not deployed",
        "not a chat model", "non è supportat", "不支持", "iter(provider_mapping", "coroutine raised stopiteration";
    /// The form of the request.
    Form: "missing required", "unsupported parameter", "invalid parameter", "must be a string", "invalid json",
        "must be one of", "not support", "/v1/embeddings", "/v1/rerank", "field required", "unprocessable", "exceeds maximum",
        "too long", "tool_choice", "response_format", "must be less", "is not supported for this", "the parameter ", "maximum context length",
        "context_length_exceeded", "input validation error";
    /// GPU time of Spaces.
    Gpu: "gpu quota", "gpu limit", "gpu credits", "gpu minutes", "gpu time", "zerogpu", "zero gpu", "zero-gpu";
    /// Storage.
    Storage: "disk quota", "storage limit", "storage quota", "storage is full", "more storage", "storage capacity", "its storage",
        "private storage", "your storage";
    /// A repository whose owner grants access.
    Gated: "gated", "access to this model", "from_pretrained", "resolve/main", "failed to download", "download the model";
    /// A card or a checkout.
    Card: "card was declined", "card declined", "card has been declined", "declined my card", "card is not supported",
        "card is declined", "card gets declined", "payment method was", "payment method is", "add a payment method:", "payment failed", "payment could not", "payment page",
        "prepaid card", "3d secure", "not accept my", "charged my card", "card was charged", "card was billed", "payment didnt",
        "payment did not";
    /// Money is wanted.
    Pay: "payment", "to buy", "to purchase", "top up", "asks for money", "add funds", "to go pro|", "free tier", "wants money",
        "geld|", "gratis|", "充值", "购买", "付款", "付费", "課金", "無料枠", "bakiye", "compre ", "without paying", "pay for", "have to pay",
        "billing", "billed", "paywall", "zahlung", "pago|", "оплат", "tiền", "купить", "деньги", "subscribe", "upgrade to";
    /// Jobs.
    Jobs: "hf jobs", "hugging face jobs", "huggingface jobs", "api/jobs";
    /// Hosting a Space.
    Hosting: "hosting a space", "host a space", "host gradio", "hosting gradio", "docker space", "gradio space", "cpu-basic";
    /// A dedicated endpoint.
    Endpoint: "inferenceendpoint", "failed to deploy", "scaled to zero", "endpoint is paused", "endpoint paused", "dedicated endpoint", "inference endpoint is", "endpoint was paused",
        "endpoint failed", "paid inference endpoint";
    /// Another token, or an older one, is in use.
    OtherToken: "old token", "previous token", "cached token", "stale token", "stale hf_token", "wrong token",
        "different token", "another token", "env -u hf_token", "uses the old", "using the old", "token is being used instead", "cached invalid credentials",
        "keeps answering 401";
    /// One thing counts before another.
    Overrides: "takes precedence", "overrides|", "override|", "overriding|";
    /// Something stands in the place of a token that only shows where it belongs.
    Placeholder: "bearer your", "bearer hf_token|", "bearer hf_xxx", "bearer token_here", "bearer bearer",
        "token=huggingfacehub_api_token", "token=hf_token|";
    /// There is nothing where the token belongs.
    NoToken: "bearer none", "bearer null", "bearer undefined", "no bearer", "keyerror: hf_token", "keyerror: hugging",
        "not logged in", "did not find huggingfacehub_api_token", "token none", "tokennotfounderror", "not authenticated",
        "authentication required", "sign in with hugging face", "missing authorization",
        "authorization header is missing";

    // What a writer speaks of.

    /// The PRO subscription.
    Pro: "pro|", "ispro: true", "ispro:true", "subscribed|";
    /// Words that make of it what one does not have.
    Offer: "subscribe to|", "upgrade", "to get|", "need ", "needs ", "requires", "without|", "instead of|", "should i", "must i",
        "go pro", "is it", "how many", "how much", "wie hoch", "does ", "sign up", "get pro|", "sin pro", "ohne|", "not ",
        "expired", "expirado", "cancel", "wants me", "zerogpu";
    /// An organization.
    Organization: "org|", "organization", "organisation", "company|", "team|", "orgs|", "enterprise", "our|",
        "personal account|", "me personally", "my personal", "own account";
    /// What an organization has or does.
    Bills: "bill", "credit", "charge", "plan|", "contract|", "pays|", "has $", "paying|";
    /// Refusals come and go.
    Sometimes: "ok again", "work again after", "later it works", "fine in a few minutes", "after a burst",
        "in bursts", "some of my calls", "some of the calls", "some calls", "some requests", "intermittently", "sporadically",
        "every other call", "every third", "every second", "a third of", "about half", "if i wait", "only sometimes",
        "comes and goes", "200 200", "then 200", "again, alone", "works again", "holds|", "provisional";

    /// A call that went well.
    Fine: "200|";
    /// A while.
    While: "minute", "минут", "minuto", "分钟", "分後", "분 ", "seconds later|", "secondes";
    /// It goes again.
    Again: "again|", "wieder|", "опять|", "снова", "de nuevo", "de novo", "à nouveau", "di nuovo", "又", "また", "다시", "works|";

    // What makes a clause somebody's own, or says the opposite.

    /// Somebody speaks of themselves, or of what was.
    Own: "i ", "im|", "ive|", "my|", "we|", "mine|", "ich|", "mein", "je|", "jai|", "yo|", "mi|", "eu|", "meu|", "yesterday",
        "earlier|", "last week", "before|", "used to|", "gestern|", "ayer|", "hier|", "ontem|", "вчера", "я|", "昨天", "already|",
        "previously|", "once|", "formerly|", "it only|", "looks like|", "it looks|", "seems|", "is it|", "was it|", "why|",
        "there is|", "there are|", "there was|", "it is|", "it was|", "this is|", "does|", "do|", "how|", "what|", "can|", "should|", "if|";
    /// The opposite is said.
    Not: "not|", "no|", "nor|", "never|", "isnt|", "wasnt|", "without|", "dont|", "didnt|", "havent|", "hasnt|", "doesnt|",
        "arent|", "nicht|", "kein", "pas|", "não|", "не|", "没有", "不是", "cannot be|", "rather than|", "instead of|",
        "ohne|", "sans|", "sin|", "sem|", "neither|", "wont|", "cant|", "plus de|", "nunca|", "jamais|", "nie|";
}
