// Loads the checker when the form is first touched: who only reads pays nothing for it.
// `cargo xtask build` puts this behind the bindings that wasm-bindgen writes, and calls `boot` with what it has fixed.
function boot(init, start, { wasm, integrity, hub, router }) {
  const part = (name) => document.querySelector(`[data-checkup="${name}"]`);
  const form = part("form");
  let loading;
  let started = false;

  function load() {
    loading ??= init({ module_or_path: fetch(new URL(wasm, import.meta.url), { integrity }) })
      .then(() => start(hub, router))
      .then(() => { started = true; });
    return loading;
  }

  function failed() {
    loading = undefined;
    part("state").dataset.state = "done";
    part("status").textContent =
      "The checker could not be loaded. Check your connection and press the button again, or ask by hand: the page “Check what is wrong” shows how.";
  }

  // Who frames this page could draw over it, so it takes no token there. (A page's own policy cannot forbid frames.)
  if (window.top !== window.self) {
    form.elements.token.disabled = true;
    part("framed").hidden = false;
  }
  // A link that carries answers, and the tools below the form, need the checker at once.
  if (location.hash.startsWith("#answers=")) load().catch(failed);
  part("checker").addEventListener("focusin", () => load().catch(failed), { once: true });
  part("checker").addEventListener("click", (event) => {
    if (started) return;
    const button = event.target.closest("button[type=button]");
    load().then(() => button?.click(), failed);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!started) load().then(() => form.requestSubmit(), failed);
  });
}
