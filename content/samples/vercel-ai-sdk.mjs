// npm install ai @ai-sdk/openai-compatible
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText } from "ai";

let model = "openai/gpt-oss-20b";
model += ":nscale"; // needs: provider
const huggingface = createOpenAICompatible({
  name: "huggingface",
  baseURL: "https://router.huggingface.co/v1",
  apiKey: process.env.HF_TOKEN,
  headers: { "X-HF-Bill-To": "my-org" }, // needs: bill-to
});
try {
  const { text } = await generateText({ model: huggingface(model), prompt: "Say hello." });
  console.log(text);
} catch (error) {
  if (!APICallError.isInstance(error)) throw error;
  console.log(error.statusCode, error.responseBody); // `error.message` is the status in words.
}
