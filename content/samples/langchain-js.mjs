// npm install @langchain/openai @langchain/core
import { ChatOpenAI } from "@langchain/openai";

let model = "openai/gpt-oss-20b";
model += ":nscale"; // needs: provider
const chat = new ChatOpenAI({
  model,
  apiKey: process.env.HF_TOKEN,
  configuration: {
    baseURL: "https://router.huggingface.co/v1",
    defaultHeaders: { "X-HF-Bill-To": "my-org" }, // needs: bill-to
  },
});
try {
  const answer = await chat.invoke("Say hello.");
  console.log(answer.content);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.log(error.message); // It begins with the status.
}
