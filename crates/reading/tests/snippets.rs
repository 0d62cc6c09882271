//! Code as people paste it, and what is found in it.

use reading::details::details;
use reading::snippet::What::{self, *};
use reading::snippet::{excerpt, findings, is_code};

/// A token, put together here so that no file holds anything that looks like one.
fn token() -> String {
    format!("hf_{}", "aB3".repeat(12))
}

/// The code, in which `<<TOKEN>>` and `<<KEY>>` are replaced by a token and a provider's key, and what is found.
#[track_caller]
fn case(code: &str, expected: &[(usize, What)]) {
    let key = "aB3".repeat(12);
    let code = code.replace("<<TOKEN>>", &token()).replace("<<KEY>>", &key);
    let found = findings(&code);
    let summary: Vec<_> = found.iter().map(|finding| (finding.line, finding.what)).collect();
    assert_eq!(summary, expected, "{code}");
    assert!(is_code(&code), "not seen to be code: {code}");
    for line in code.lines().map(excerpt) {
        assert!(!line.contains(&key), "a secret is shown: {line}");
        assert!(line.chars().count() <= 120, "{line}");
    }
}

#[test]
fn clients_in_python() {
    case("client = InferenceClient()", &[(1, NoToken), (1, NoBillTo)]);
    case("client = InferenceClient(\"google/gemma-3\", timeout=9)", &[(1, NoToken), (1, NoBillTo)]);
    case(
        "import os\nfrom huggingface_hub import InferenceClient\n\nclient = InferenceClient(\n    provider=\"auto\",\n    api_key=os.environ[\"HF_TOKEN\"],\n)\n",
        &[(4, NoBillTo)],
    );
    case("client = InferenceClient(api_key=os.environ[\"HF_TOKEN\"], bill_to=\"my-org\")", &[]);
    case("client = InferenceClient(**options)", &[(1, NoBillTo)]);
    case("client = InferenceClient(model=\"http://localhost:8080\")", &[]);
    case("client = InferenceClient(token=\"<<TOKEN>>\", bill_to='o')", &[(1, HardCodedToken)]);
    case("client = InferenceClient(token=\"hf_xxx\", bill_to='o')", &[(1, PlaceholderToken)]);
    case("client = InferenceClient(token=\"HF_TOKEN\", bill_to='o')", &[(1, PlaceholderToken)]);
    case("client = InferenceClient(token='YOUR_TOKEN', bill_to='o')", &[(1, PlaceholderToken)]);
    // A provider's own key calls the provider, and Hugging Face bills nothing.
    case(
        "client = InferenceClient(provider=\"together\", api_key=os.environ[\"TOGETHER_API_KEY\"])",
        &[],
    );
    case(
        "client = InferenceClient(provider=\"hf-inference\", token=token, bill_to=\"o\")\nout = client.chat_completion(messages)",
        &[(1, ProviderCannotServe)],
    );
    case(
        "client = InferenceClient(provider=\"hf-inference\", token=token, bill_to=\"o\")\nout = client.feature_extraction(text)",
        &[],
    );
    case("from huggingface_hub.utils import hf_raise_for_status\nhf_raise_for_status(r)", &[]);
}

#[test]
fn clients_of_the_openai_kind() {
    case(
        "client = OpenAI(\n    base_url=\"https://router.huggingface.co/v1\",\n    api_key=os.environ[\"HF_TOKEN\"],\n)",
        &[(1, NoBillTo)],
    );
    case(
        "client = OpenAI(\n    base_url=\"https://router.huggingface.co/v1\",\n    api_key=os.getenv(\"OPENAI_API_KEY\"),\n)",
        &[(3, ProviderKeyBesideRouter)],
    );
    case(
        "client = OpenAI(base_url=\"https://router.huggingface.co/v1\", api_key=\"sk-<<KEY>>\")",
        &[(1, ProviderKeyBesideRouter)],
    );
    case(
        "client = OpenAI(base_url=\"https://router.huggingface.co/v1\")",
        &[(1, NoToken), (1, NoBillTo)],
    );
    case(
        "BASE = \"https://router.huggingface.co/v1\"\nkey = os.environ[\"GROQ_API_KEY\"]\nclient = OpenAI(base_url=BASE, api_key=key)",
        &[(3, ProviderKeyBesideRouter)],
    );
    case(
        "client = OpenAI(\n    base_url=\"https://api.openai.com/v1\",\n    api_key=os.environ[\"HF_TOKEN\"],\n)",
        &[(2, ForeignHost)],
    );
    // Two services, each with its own key.
    case(
        "a = OpenAI(base_url=\"https://api.openai.com/v1\", api_key=os.environ[\"OPENAI_API_KEY\"])\nb = InferenceClient(token=os.environ[\"HF_TOKEN\"], bill_to=\"o\")",
        &[],
    );
    case("client = OpenAI()", &[]);
    case(
        "client = OpenAI(base_url=\"https://router.huggingface.co/v1\", api_key=t, default_headers={\"X-HF-Bill-To\": \"o\"})",
        &[],
    );
}

#[test]
fn javascript() {
    case("const client = new InferenceClient();", &[(1, NoToken), (1, NoBillTo)]);
    case("const client = new InferenceClient(process.env.HF_TOKEN);", &[(1, NoBillTo)]);
    case(
        "const client = new InferenceClient(\"HF_TOKEN\", { billTo: \"o\" });",
        &[(1, PlaceholderToken)],
    );
    case("const client = new InferenceClient(token, { billTo: \"o\" });", &[]);
    case(
        "const client = new OpenAI({\n  baseURL: \"https://router.huggingface.co/v1\",\n  apiKey: process.env.OPENAI_API_KEY,\n});",
        &[(3, ProviderKeyBesideRouter)],
    );
    case(
        "async function query(data) {\n  const response = await fetch(\n    \"https://api-inference.huggingface.co/models/gpt2\",\n    { headers: { Authorization: `Bearer ${process.env.HF_TOKEN}` }, method: \"POST\" },\n  );\n  return response.json();\n}",
        &[(3, RetiredHost)],
    );
    case(
        "const r = await fetch(\"https://router.huggingface.co/v1/chat/completions\", {\n  headers: { Authorization: `Bearer ${HF_TOKEN}`, \"X-HF-Bill-To\": \"o\" },\n  body: JSON.stringify({ messages: [{ image_url: { url: \"https://pictures.example/cat.jpg\" } }] }),\n});",
        &[],
    );
    case(
        "const r = await fetch(\"https://calls.example/v1\", { headers: { Authorization: `Bearer ${HF_TOKEN}` } });",
        &[(1, ForeignHost)],
    );
    // Another call in the same function is another call.
    case(
        "function f() {\n  fetch(\"https://calls.example/v1\");\n  return new InferenceClient(HF_TOKEN, { billTo });\n}",
        &[],
    );
}

#[test]
fn shells() {
    case(
        "curl https://hf-mirror.example/v1/chat/completions \\\n  -H \"Authorization: Bearer $HF_TOKEN\"",
        &[(1, ForeignHost)],
    );
    case(
        "curl https://calls.example/v1/chat/completions \\\n  -H \"Authorization: Bearer $HF_TOKEN\" \\\n  -d '{\n    \"model\": \"m\"\n  }'",
        &[(1, ForeignHost)],
    );
    case(
        "curl https://router.huggingface.co/v1/chat/completions \\\n  -H 'Authorization: Bearer <<TOKEN>>' -H 'X-HF-Bill-To: o'",
        &[(2, HardCodedToken)],
    );
    case(
        "curl https://router.huggingface.co/v1/chat/completions -H \"Authorization: Bearer $HF_TOKEN\" -d '{\"image_url\": {\"url\": \"https://pictures.example/cat.jpg\"}}'",
        &[(1, NoBillTo)],
    );
    case(
        "curl https://router.huggingface.co/v1/chat/completions -H \"Authorization: Bearer HF_TOKEN\" -H 'X-HF-Bill-To: o'",
        &[(1, PlaceholderToken)],
    );
    case(
        "curl https://router.huggingface.co/v1/chat/completions -H \"Authorization: Bearer gsk_<<KEY>>\"",
        &[(1, ProviderKeyBesideRouter)],
    );
    case(
        "curl -H \"Authorization: Bearer $HF_TOKEN\" -H 'X-HF-Bill-To: o' https://router.huggingface.co/models/gpt2",
        &[(1, WrongPath)],
    );
    case(
        "curl -H \"Authorization: Bearer $HF_TOKEN\" -H 'X-HF-Bill-To: o' https://router.huggingface.co/v1/embeddings",
        &[(1, WrongPath)],
    );
    case("export HF_ENDPOINT=https://hub.example", &[(1, ForeignHost)]);
}

#[test]
fn settings() {
    case("HF_TOKEN=<<TOKEN>>\n", &[(1, HardCodedToken)]);
    case("HF_TOKEN=hf_...\n", &[(1, PlaceholderToken)]);
    case("HF_TOKEN=your_token_here\n", &[(1, PlaceholderToken)]);
    case("setx HF_TOKEN hf_xxx\n", &[(1, PlaceholderToken)]);
    case("ENV HF_TOKEN=<<TOKEN>>\n", &[(1, HardCodedToken)]);
    case("environment:\n  - HF_TOKEN=<<TOKEN>>\n", &[(2, HardCodedToken)]);
    case("if not token.startswith('hf_'): print('a token looks like hf_xxx')\n", &[]);
    case(
        "OPENAI_BASE_URL=https://router.huggingface.co/v1\nOPENAI_API_KEY=sk-<<KEY>>\n",
        &[(2, ProviderKeyBesideRouter)],
    );
    case("OPENAI_BASE_URL=https://router.huggingface.co/v1\nOPENAI_API_KEY=${HF_TOKEN}\n", &[]);
    case(
        "OPENAI_BASE_URL=https://api.openai.com/v1\nOPENAI_API_KEY=<<TOKEN>>\n",
        &[(1, ForeignHost), (2, HardCodedToken)],
    );
    case(
        "HF_TOKEN=hf_...\nOPENAI_BASE_URL=https://api.openai.com/v1\nOPENAI_API_KEY=sk-<<KEY>>\n",
        &[(1, PlaceholderToken)],
    );
    case(
        "llm:\n  base_url: https://router.huggingface.co/v1\n  api_key: ${TOGETHER_API_KEY}\n",
        &[(3, ProviderKeyBesideRouter)],
    );
    case(
        "{\n  \"models\": [\n    { \"baseURL\": \"https://api.openai.com/v1\", \"apiKey\": \"sk-<<KEY>>\" },\n    { \"baseURL\": \"https://router.huggingface.co/v1\", \"apiKey\": \"{env:HF_TOKEN}\" }\n  ],\n  \"provider\": \"auto\"\n}",
        &[],
    );
    case(
        "{\n\"baseURL\": \"https://router.huggingface.co/v1\",\n\"apiKey\": \"sk-<<KEY>>\"\n}",
        &[(3, ProviderKeyBesideRouter)],
    );
}

#[test]
fn other_libraries() {
    case(
        "llm = HuggingFaceEndpoint(\n    repo_id=\"openai/gpt-oss-120b\",\n    task=\"text-generation\",\n    provider=\"hf-inference\",\n    huggingfacehub_api_token=os.environ[\"HUGGINGFACEHUB_API_TOKEN\"],\n)\nchat = ChatHuggingFace(llm=llm)",
        &[(1, NoBillTo), (4, ProviderCannotServe)],
    );
    case(
        "API_URL = \"https://router.huggingface.co/hf-inference/models/BAAI/bge-m3\"\nheaders = {\"Authorization\": f\"Bearer {os.environ['HF_TOKEN']}\"}\n\ndef query(payload):\n    return requests.post(API_URL, headers=headers, json=payload).json()\n",
        &[(5, NoBillTo)],
    );
    case(
        "API_URL = \"https://calls.example/models/bge-m3\"\nheaders = {\"Authorization\": f\"Bearer {HF_TOKEN}\"}\nr = requests.post(API_URL, headers=headers)\n",
        &[(1, ForeignHost)],
    );
    case(
        "client = InferenceClient(token=HF_TOKEN, bill_to=\"o\")\nimage = client.image_to_image(\"https://pictures.example/cat.jpg\")\ntokenizer = AutoTokenizer.from_pretrained(\"m\", pad_token=\"<pad>\")",
        &[],
    );
}

#[test]
fn comments_count_for_hosts_only() {
    case(
        "x = 1  # token=\"<<TOKEN>>\", hf_xxx, InferenceClient()\n# https://api-inference.huggingface.co/models/gpt2\n# https://hf-mirror.example/v1\n// see https://api.openai.com/v1 with HF_TOKEN",
        &[(2, RetiredHost), (3, ForeignHost)],
    );
}

#[test]
fn errors_are_no_code() {
    for text in [
        "",
        "it does not work",
        "Let me know if you need more (for example, the log)",
        "Traceback (most recent call last):\n  File \"/app/x.py\", line 9, in <module>\n    client = InferenceClient()\n             ^^^^^^^^^^^^^^^^^\nValueError: no token",
        "TypeError: fetch failed\n    at async query (file:///app/x.js:3:20)\n    at async main (file:///app/x.js:9:1)",
        r#"{"error":"You have depleted your monthly included credits."}"#,
        "Error code: 402 - {'error': 'no credits'}",
        "402 Client Error: Payment Required for url: https://router.huggingface.co/v1/chat/completions?a=1 (Request ID: Root=1-0)",
        "2026-11-22 10:00:00 INFO token: missing\n2026-11-22 10:00:01 ERROR status=402",
        "time=2026-11-22 level=error msg=\"no credits\"",
        "https://api-inference.huggingface.co/models/gpt2",
        "huggingface_hub.errors.HfHubHTTPError: 401 Client Error: Unauthorized for url: https://router.huggingface.co/v1",
    ] {
        assert!(!is_code(text), "{text}");
    }
    assert!(!is_code("402 Payment Required\n- with PRO (paid)\n- for every call (even tiny ones)"));
    // Code and what came of it.
    assert!(is_code(
        "client = InferenceClient()\nout = client.chat_completion(m)\n\nTraceback (most recent call last):\nValueError: x\n\nprint(out)"
    ));
}

#[test]
fn any_text_is_read_in_linear_time() {
    let parts = [
        "InferenceClient(",
        "OpenAI(",
        "new ",
        "https://",
        "router.huggingface.co",
        "/models/",
        "hf_",
        "sk-",
        "HF_TOKEN",
        "OPENAI_API_KEY",
        "Bearer ",
        "token=",
        "base_url:",
        "provider=\"hf-inference\"",
        "curl ",
        "api-inference.huggingface.co",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "`",
        "\\",
        "\n",
        "\r",
        ";",
        ",",
        "=",
        ":",
        "#",
        "//",
        "/*",
        "é",
        "…",
        "\u{1f600}",
        "\u{0}",
        "\u{a0}",
        " ",
        "x",
        "**",
        "...",
        "$",
        "a1B2c3D4e5F6g7H8",
    ];
    let mut state = 42_u64;
    for length in (0..3000).map(|round| round % 60) {
        let mut text = String::new();
        for _ in 0..length {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(parts[(state >> 33) as usize % parts.len()]);
        }
        is_code(&text);
        for finding in findings(&text) {
            assert!(finding.line >= 1 && finding.line <= text.lines().count(), "{text:?}");
        }
        for line in text.lines() {
            assert!(excerpt(line).chars().count() <= 120, "{line:?}");
        }
    }
    // Were any of these quadratic, this test would take minutes.
    let more = [
        "a=https://b.example;",
        "\\'",
        "x=HF_TOKEN;",
        " *",
        "hf_xx ",
        "(,",
        "odel:",
        "://",
        "openai",
        "402 ",
        "credits exhausted ",
        "router.huggingface.co/",
        "Request ID: ",
        "provider ",
    ];
    for part in parts.iter().chain(&more) {
        let huge = part.repeat(20_000);
        findings(&huge);
        is_code(&huge);
        details(&huge);
    }
}

#[test]
fn every_finding_is_said_in_one_sentence() {
    for what in What::ALL {
        let words = what.words();
        assert!(words.starts_with(|c: char| c.is_uppercase()), "{words}");
        assert!(words.ends_with('.') && !words.contains(". "), "not one sentence: {words}");
        assert!(words.len() < 220, "too long: {words}");
    }
}
