// npm install @huggingface/inference
import { InferenceClient, InferenceClientProviderApiError } from "@huggingface/inference";

let model = "openai/gpt-oss-20b";
model += ":nscale"; // needs: provider
let client = new InferenceClient(process.env.HF_TOKEN);
client = new InferenceClient(process.env.HF_TOKEN, { billTo: "my-org" }); // needs: bill-to
try {
  const answer = await client.chatCompletion({
    model,
    messages: [{ role: "user", content: "Say hello." }],
  });
  console.log(answer.choices[0].message.content);
} catch (error) {
  if (!(error instanceof InferenceClientProviderApiError)) throw error;
  console.log(error.httpResponse.status, error.httpResponse.body);
}
