// npm install openai
import OpenAI, { APIError } from "openai";

let model = "openai/gpt-oss-20b";
model += ":nscale"; // needs: provider
const client = new OpenAI({
  baseURL: "https://router.huggingface.co/v1",
  apiKey: process.env.HF_TOKEN,
  defaultHeaders: { "X-HF-Bill-To": "my-org" }, // needs: bill-to
});
try {
  const answer = await client.chat.completions.create({
    model,
    messages: [{ role: "user", content: "Say hello." }],
  });
  console.log(answer.choices[0].message.content);
} catch (error) {
  if (!(error instanceof APIError)) throw error;
  console.log(error.message); // It begins with the status.
}
