// Which token @huggingface/inference sends to which host: the one that is passed, and no other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { seen, tokens } from "./stand-in.mjs";

const { InferenceClient } = await import("@huggingface/inference");
process.env.HF_TOKEN = tokens["token-invalid"];
const passed = tokens["healthy-pro"];

async function sent(token, provider) {
  seen.length = 0;
  const model = "openai/gpt-oss-20b";
  const messages = [{ role: "user", content: "hi" }];
  const call = new InferenceClient(token).chatCompletion({ model, provider, messages });
  const raised = await call.then(
    () => null,
    (error) => `${error.constructor.name}: ${error.message}`,
  );
  return [seen.map(({ host, path, token }) => [host + path, token]), raised];
}

const lookUp = "huggingface.co/api/models/openai/gpt-oss-20b";
const lane = "router.huggingface.co/nscale/v1/chat/completions";

test("without a provider, the call has the token", async () => {
  assert.deepEqual(await sent(passed), [[["router.huggingface.co/v1/chat/completions", passed]], null]);
});

test("a refused look-up hides that the token is", async () => {
  const [asked, raised] = await sent(tokens["token-expired"], "nscale");
  assert.deepEqual(asked, [[lookUp, tokens["token-expired"]]]);
  assert.match(raised, /^InferenceClientHubApiError: Failed to fetch inference provider mapping for model /);
});

test("a pinned provider is looked up with the token of the call", async () => {
  assert.deepEqual(await sent(passed, "nscale"), [[[lookUp, passed], [lane, passed]], null]);
});
