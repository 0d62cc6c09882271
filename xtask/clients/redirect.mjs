// Sends every request that a client makes for Hugging Face to the stand-in, and lets no other request out.
const standIns = {
  "https://huggingface.co": process.env.STAND_IN_HUB,
  "https://router.huggingface.co": process.env.STAND_IN_ROUTER,
};
const send = globalThis.fetch;

globalThis.fetch = async (resource, options) => {
  const request = new Request(resource, options);
  const url = new URL(request.url);
  const standIn = standIns[url.origin];
  if (!standIn) throw new Error(`a request for ${url.origin}, which nobody plays here`);
  return send(standIn + url.pathname + url.search, {
    method: request.method,
    headers: request.headers,
    body: request.body && (await request.text()),
    signal: request.signal,
  });
};
