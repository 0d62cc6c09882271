// Makes calls with the JavaScript clients, and says as JSON what came of each: the jobs are those of run.py,
// as far as there are any.
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { SourceTextModule } from "node:vm";

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

const CLIENTS = {
  openai: openai("openai"),
  "openai-6": openai("openai-6"),
  "ai-sdk": aiSdk("ai", "@ai-sdk/openai-compatible"),
  "ai-sdk-6": aiSdk("ai-6", "ai-sdk-openai-compatible-2"),
  "huggingface-inference": async (token) => {
    const { InferenceClient } = await import("@huggingface/inference");
    return new InferenceClient(token).chatCompletion({ model: MODEL, messages: MESSAGES });
  },
  langchain: async (apiKey) => {
    const { ChatOpenAI } = await import("@langchain/openai");
    const chat = new ChatOpenAI({ model: MODEL, apiKey, configuration: { baseURL: ROUTER }, maxRetries: 0 });
    return chat.invoke("hi");
  },
};

/** What a client throws. */
async function refused(client) {
  try {
    const answer = await CLIENTS[client](process.env.HF_TOKEN);
    return { raises: "nothing", reads: { text: `an answer: ${JSON.stringify(answer)}` } };
  } catch (error) {
    const reads = {
      text: error.message,
      "e.responseBody": String(error.responseBody),
      "e.httpResponse.body": JSON.stringify(error.httpResponse?.body) ?? "",
    };
    return { raises: error.constructor.name, reads };
  }
}

/** What a file prints, and what it throws. */
async function ran(file) {
  const printed = [];
  console.log = (...words) => printed.push(format(...words));
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    printed.push(error.stack);
  }
  return { printed: printed.join("\n") };
}

/** What is wrong with a piece of JavaScript: its line and the words, or nothing. */
function parsed(source) {
  try {
    new SourceTextModule(source, { identifier: "block" });
    return {};
  } catch (error) {
    return { wrong: [Number(/^block:(\d+)/.exec(error.stack)?.[1] ?? 1), error.message] };
  }
}

const does = { file: ran, client: refused, javascript: parsed };
const answers = [];
for (const job of JSON.parse(readFileSync(0, "utf8"))) {
  process.env.HF_TOKEN = job.token;
  const kind = Object.keys(does).find((kind) => kind in job);
  answers.push({ id: job.id, ...(await does[kind](job[kind])) });
}
writeSync(1, JSON.stringify(answers));
process.exit(0); // Some clients keep the process waiting.
