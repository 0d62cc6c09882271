// The search of the whole guide. It is loaded when it is first opened, with its data and MiniSearch, and asks nobody:
// what is typed stays on this page. Everything is shown as text, so nothing that is found becomes part of the page.

/** So many pages are shown, */
const PAGES = 8;
/** and of each so many parts. */
const PARTS = 3;
/** More words than this are a pasted error, not a query: the checker reads those. */
const LONGEST_QUERY = 12;
/** Some of the words, as they stand. */
const ANY = { combineWith: "OR", prefix: false };
/** All words, then words like them for who mistyped, then some of those. */
const WAYS = [{}, { fuzzy: 0.2 }, { fuzzy: 0.2, combineWith: "OR" }];
/** A cause is what most people look for, and what was once so what fewest do. */
const WEIGHTS = [["diagnoses/", 1.6], ["changes/", 0.5]];
/** What people ask with, and nearly every page says. */
const COMMON = new Set("a an and are can do does for how i in is it my of on or the to what when where which why with you your".split(" "));
/** Letters without blanks that are as long as this may be a secret. */
const SECRET = /[\w-]{20,}/;

let dialog;
let found;

/** Opens the search; the button names the files and the root of the site. */
export async function open(button) {
  const { library, index, base } = button.dataset;
  if (!dialog) {
    dialog = build();
    document.body.append(dialog.element);
    dialog.element.showModal();
    dialog.status.textContent = "Loading…";
    try {
      const [{ default: MiniSearch }, data] = await Promise.all([
        import(library),
        fetch(index).then((reply) => reply.json()),
      ]);
      found = prepare(MiniSearch, data);
      dialog.input.addEventListener("input", () => show(base));
      show(base);
    } catch {
      dialog.status.textContent = "The search could not be loaded. Check your connection and open it again.";
      dialog.element.addEventListener("close", () => { dialog.element.remove(); dialog = undefined; }, { once: true });
    }
    return;
  }
  dialog.element.showModal();
  dialog.input.select();
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function build() {
  const input = make("textarea", { rows: 2, spellcheck: false, placeholder: "Some words" });
  input.setAttribute("aria-label", "Search the guide");
  const status = make("p", {});
  status.setAttribute("role", "status");
  const list = make("ol", { className: "results" });
  const close = make("button", { type: "button", textContent: "Close" });
  const element = make("dialog", { className: "search-dialog" }, input, status, list, close);
  element.setAttribute("aria-label", "Search");
  close.addEventListener("click", () => element.close());
  element.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      links[0]?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target === input && (event.key === "ArrowUp" || input.value.includes("\n"))) return;
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (links[next] ?? (next < 0 ? input : links.at(-1)))?.focus();
    }
  });
  // What a link on the same page leads to is behind the dialog.
  element.addEventListener("click", (event) => { if (event.target.closest("a")) element.close(); });
  return { element, input, status, list };
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [];

function prepare(MiniSearch, { pages, sections, messages }) {
  const processTerm = (term) => (COMMON.has(term.toLowerCase()) ? null : term.toLowerCase());
  const weight = (id) => (WEIGHTS.find(([folder]) => pages[id][0].startsWith(folder)) ?? [, 1])[1];
  // A message is a part of the page that explains it, and weighs as much as a heading.
  const parts = [...sections, ...messages.map(([text, page]) => [page, "", text, ""])];
  const of = pages.map(() => []);
  for (const part of parts) of[part[0]].push(part);

  const whole = new MiniSearch({
    fields: ["title", "searched", "headings", "text"],
    processTerm,
    searchOptions: {
      boost: { title: 4, searched: 4, headings: 3 }, prefix: true, combineWith: "AND", boostDocument: weight,
    },
  });
  whole.addAll(pages.map(([, title, description, searched], id) => ({
    id,
    title,
    searched: `${description} ${searched}`,
    headings: of[id].map(([, , heading]) => heading).join(" "),
    text: of[id].map(([, , , text]) => text).join(" "),
  })));
  const inside = new MiniSearch({
    fields: ["heading", "text"],
    processTerm,
    searchOptions: { boost: { heading: 3 }, prefix: true, combineWith: "OR" },
  });
  inside.addAll(parts.map(([, , heading, text], id) => ({ id, heading, text })));
  return { pages, parts, whole, inside };
}

const isLong = (query) => words(query).length > LONGEST_QUERY;

/** The pages that fit a query, each with the parts that fit best, and the words that do. */
function search(query) {
  const { pages, parts, whole, inside } = found;
  for (const way of isLong(query) ? [ANY] : WAYS) {
    const hits = whole.search(query, way).slice(0, PAGES);
    if (!hits.length) continue;
    const fitting = new Map(hits.map(({ id }) => [id, []]));
    for (const { id, terms } of inside.search(query, { ...way, combineWith: "OR" })) {
      const [page, anchor, heading, text] = parts[id];
      fitting.get(page)?.push({ anchor, heading, text, terms });
    }
    return hits.map(({ id }) => {
      const [url, title, description] = pages[id];
      return { url, title, description, parts: fitting.get(id).slice(0, PARTS) };
    });
  }
  return [];
}

/** The address of the checker, with the words for it unless they may hold a secret: an address is kept in many places. */
const checker = (base, query) => (
  SECRET.test(query) ? `${base}checkup/` : `${base}checkup/#${new URLSearchParams({ report: query })}`
);

function show(base) {
  const query = dialog.input.value.trim();
  dialog.list.replaceChildren();
  if (!query) {
    dialog.status.textContent = "Everything is searched on this page; nothing is sent.";
    return;
  }
  const results = search(query);
  const { length } = results;
  const found = length === PAGES ? `The best ${PAGES} pages` : `${length} ${length === 1 ? "page" : "pages"} found`;
  dialog.status.textContent = `${length ? found : "Nothing found"}. `;
  if (!length || isLong(query)) {
    dialog.status.append(make("a", { href: checker(base, query), textContent: "Let the checker read it" }));
  }
  for (const { url, title, description, parts } of results) {
    const page = make("a", { href: `${base}${url}` }, make("strong", { textContent: title }));
    const [best] = parts;
    const says = best ? excerpt(best.text || best.heading, best.terms) : [description];
    const item = make("li", {}, page, make("p", {}, ...says));
    const headed = parts.filter(({ anchor }) => anchor);
    if (headed.length) {
      item.append(make("p", {}, ...headed.map(({ anchor, heading }) => (
        make("a", { href: `${base}${url}#${anchor}`, textContent: heading })
      ))));
    }
    dialog.list.append(item);
  }
}

/** The part of a text around the first word that fits, with each such word marked. */
function excerpt(text, terms) {
  const [shown] = text.split("\n");
  const wanted = new Set(terms.map((term) => term.toLowerCase()));
  const parts = shown.split(/([\p{L}\p{N}_-]+)/u);
  const first = parts.findIndex((part) => wanted.has(part.toLowerCase()));
  const from = Math.max(0, first - 20);
  return parts.slice(from, from + 60).map((part) => (
    wanted.has(part.toLowerCase()) ? make("mark", { textContent: part }) : part
  ));
}
