// One call with each JavaScript client: a new client is an entry here, its page, and its package in package.json.
const MODEL = "openai/gpt-oss-20b";
const ROUTER = "https://router.huggingface.co/v1";
const MESSAGES = [{ role: "user", content: "hi" }];

const openai = (from) => async (apiKey) => {
  const { default: OpenAI } = await import(from);
  const client = new OpenAI({ baseURL: ROUTER, apiKey, maxRetries: 0 });
  return client.chat.completions.create({ model: MODEL, messages: MESSAGES });
};

const aiSdk = (ai, compatible) => async (apiKey) => {
  const { generateText } = await import(ai);
  const { createOpenAICompatible } = await import(compatible);
  const provider = createOpenAICompatible({ name: "huggingface", baseURL: ROUTER, apiKey });
  return generateText({ model: provider(MODEL), prompt: "hi", maxRetries: 0 });
};

/** The page in content/clients/, what is called, its packages by their names in package.json, and the call. */
export const clients = [
  { page: "openai-js", client: "OpenAI", packages: ["openai"], call: openai("openai") },
  { page: "openai-js", client: "OpenAI", packages: ["openai-6"], call: openai("openai-6") },
  {
    page: "huggingface-inference-js",
    client: "InferenceClient",
    packages: ["@huggingface/inference"],
    call: async (token) => {
      const { InferenceClient } = await import("@huggingface/inference");
      return new InferenceClient(token).chatCompletion({ model: MODEL, messages: MESSAGES });
    },
  },
  {
    page: "langchain-js",
    client: "ChatOpenAI",
    packages: ["@langchain/openai"],
    call: async (apiKey) => {
      const { ChatOpenAI } = await import("@langchain/openai");
      const chat = new ChatOpenAI({ model: MODEL, apiKey, configuration: { baseURL: ROUTER }, maxRetries: 0 });
      return chat.invoke("hi");
    },
  },
  {
    page: "vercel-ai-sdk",
    client: "generateText",
    packages: ["ai", "@ai-sdk/openai-compatible"],
    call: aiSdk("ai", "@ai-sdk/openai-compatible"),
  },
  {
    page: "vercel-ai-sdk",
    client: "generateText",
    packages: ["ai-6", "ai-sdk-openai-compatible-2"],
    call: aiSdk("ai-6", "ai-sdk-openai-compatible-2"),
  },
];
