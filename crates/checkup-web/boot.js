// The form before and beside the checker: it keeps presses until the checker is there, and forgets what was put in, with
// the checker or without it. The checker is loaded when the form is first touched: who only reads pays nothing for it.
// `cargo xtask build` puts this behind the bindings that wasm-bindgen writes, and calls `boot` with what it has fixed.
function boot(init, start, { wasm, integrity, hub, router }) {
  const part = (name) => document.querySelector(`[data-checkup="${name}"]`);
  const checker = part("checker");
  const form = part("form");
  const check = form.querySelector("[type=submit]");
  // Who frames this page could draw over it, so it takes no token there. (A page's own policy cannot forbid frames.)
  const framed = window.top !== window.self;
  let loading;
  let started = false;
  let pressed; // The last button that was pressed while the checker was on its way.

  function load() {
    loading ??= init({ module_or_path: fetch(new URL(wasm, import.meta.url), { integrity }) })
      .then(() => start(hub, router, framed))
      .then(() => { started = true; });
    return loading;
  }

  function keep(button) {
    pressed = button;
    check.toggleAttribute("data-waits", button === check);
  }

  function press(button) {
    keep(button);
    load().then(() => {
      const kept = pressed;
      keep();
      if (kept === check) form.requestSubmit();
      else kept?.click();
    }, failed);
  }

  function show(state, status) {
    part("state").dataset.state = state;
    part("status").textContent = status;
  }

  function failed() {
    loading = undefined;
    keep();
    show("done",
      "The checker could not be loaded. Check your connection and press the button again, or ask by hand: the page “The checker” shows how.");
  }

  // Clear is the form's own reset, and everything else that forgets resets it, too: the checker hears of all of them alike.
  const IDLE = 15 * 60 * 1000;
  let until = Infinity;
  form.addEventListener("reset", () => {
    until = Infinity;
    keep();
    for (const field of checker.querySelectorAll("input, textarea")) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = field.defaultValue;
    }
    if (!started) show("idle", "");
  });
  for (const kind of ["input", "click"]) {
    checker.addEventListener(kind, () => { until = Date.now() + IDLE; });
  }
  // By the clock on the wall, because a machine that sleeps counts no seconds.
  setInterval(() => { if (Date.now() > until) form.reset(); }, 5000);
  addEventListener("pagehide", () => form.reset());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    form.reset();
    again();
  });

  // The address holds the answers, and nothing else: Back brings the result again, and Clear takes it away.
  const answers = "#answers=";
  function again() {
    if (location.hash.startsWith(answers)) location.reload();
  }
  addEventListener("hashchange", again);
  part("clear").addEventListener("click", () => {
    if (location.hash.startsWith(answers)) history.replaceState(null, "", location.pathname + location.search);
  });

  // A browser takes a second for each megabyte in a field. What is read of a long text is its two ends, and a little more
  // is kept here, so that the checker says so.
  const END = 31000;
  checker.addEventListener("beforeinput", (event) => {
    const { target } = event;
    const data = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    if (data.length <= 2 * END) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = target;
    target.setRangeText(`${data.slice(0, END)}\n…\n${data.slice(-END)}`, selectionStart, selectionEnd, "end");
    target.dispatchEvent(new Event("input", { bubbles: true }));
  });

  if (framed) {
    form.elements.token.disabled = true;
    part("framed").hidden = false;
  }
  // A link that carries answers, and the tools below the form, need the checker at once.
  if (location.hash.startsWith(answers)) load().catch(failed);
  checker.addEventListener("focusin", () => load().catch(failed), { once: true });
  checker.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=button]");
    if (button && !started) press(button);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!started) press(check);
  });
  part("ask-me").disabled = false;
  const example = part("example");
  example.disabled = false;
  example.addEventListener("click", (event) => {
    event.stopPropagation();
    form.elements.report.value = example.dataset.text;
    form.requestSubmit();
  });
  // What is folded is printed, too.
  addEventListener("beforeprint", () => {
    for (const fold of part("result").querySelectorAll("details")) fold.open = true;
  });
  // The search hands over words that it does not find. They leave the address at once, and are read as if pasted.
  function takeOver() {
    const words = new URLSearchParams(location.hash.slice(1)).get("report");
    if (words === null) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    form.elements.report.value = words;
    press(check);
  }
  addEventListener("hashchange", takeOver);
  // The guard has kept the form from being sent until here. Where it was tried, it says so.
  const guard = part("guard");
  let early = false;
  try { early = guard.matches(":user-invalid"); } catch { /* An older browser, in which the button is pressed again. */ }
  guard.remove();
  if (early) press(check);
  takeOver();
}
