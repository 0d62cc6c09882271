// Sends every request that a client makes for Hugging Face to the stand-in, and lets no other request out.
// Import it before a client sends anything.
const hosts = {
  "https://huggingface.co": process.env.STAND_IN_HUB,
  "https://router.huggingface.co": process.env.STAND_IN_ROUTER,
};
const send = globalThis.fetch;

/** The token of whoever the stand-in knows by this name. */
export const tokens = JSON.parse(process.env.STAND_IN_TOKENS);

/** What the hosts would have received since this list was last emptied. */
export const seen = [];

globalThis.fetch = async (resource, options) => {
  const request = new Request(resource, options);
  const url = new URL(request.url);
  const standIn = hosts[url.origin];
  if (!standIn) throw new Error(`a request for ${url.origin}, which nobody plays here`);
  const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? null;
  seen.push({ host: url.host, path: url.pathname, token });
  return send(standIn + url.pathname + url.search, {
    method: request.method,
    headers: request.headers,
    body: request.body && (await request.text()),
    signal: request.signal,
  });
};

/** The reply to a refusal of refusals.json, and the sentence in it. */
export async function reply(refusal, who) {
  const [status, place] = refusal.split(" ");
  const sent = await send(`${process.env.STAND_IN_ROUTER}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${tokens[who]}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "openai/gpt-oss-20b", messages: [{ role: "user", content: "hi" }] }),
  });
  if (sent.status !== Number(status)) throw new Error(`${refusal} is not what ${who} gets`);
  const body = await sent.text();
  if (place === "HTML") return { body, sentence: /<title>(.*)<\/title>/.exec(body)[1] };
  return { body, sentence: place.split(".").reduce((value, name) => value[name], JSON.parse(body)) };
}
