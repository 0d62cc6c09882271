// The search of the whole guide. It is loaded when it is first opened, with its data and MiniSearch, and asks nobody:
// what is typed stays on this page. Everything is shown as text, so nothing that is found becomes part of the page.

const MOST = 12;
/** More words than this are a pasted error, not a query: the checker reads those. */
const LONGEST_QUERY = 12;
/** Some of the words, as they stand. */
const ANY = { combineWith: "OR", prefix: false };
/** All words, then words like them for who mistyped, then some of those. */
const WAYS = [{}, { fuzzy: 0.2 }, { fuzzy: 0.2, combineWith: "OR" }];
/** A cause is what most people look for, and what was once so what fewest do. */
const WEIGHTS = [["diagnoses/", 1.6], ["changes/", 0.5]];

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
  // A result on the same page is behind the dialog.
  list.addEventListener("click", (event) => { if (event.target.closest("a")) element.close(); });
  return { element, input, status, list };
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [];

function prepare(MiniSearch, { pages, sections, messages }) {
  // A message weighs as much as a heading.
  const entries = [...sections, ...messages.map(([text, page]) => [page, "", text, ""])];
  const boostDocument = (id) => {
    const [, weight] = WEIGHTS.find(([folder]) => pages[entries[id][0]][0].startsWith(folder)) ?? [, 1];
    return weight;
  };
  const index = new MiniSearch({
    fields: ["page", "section", "text"],
    searchOptions: { boost: { page: 4, section: 3 }, prefix: true, combineWith: "AND", boostDocument },
  });
  index.addAll(entries.map(([page, , section, text], id) => {
    const [, title, description] = pages[page];
    return { id, page: section ? title : `${title} ${description}`, section, text };
  }));
  return { pages, entries, index };
}

const isLong = (query) => words(query).length > LONGEST_QUERY;

/** What fits a query: page, anchor, heading, text and the words that fit. */
function search(query) {
  const { pages, entries, index } = found;
  let hits = [];
  for (const way of isLong(query) ? [ANY] : WAYS) {
    hits = index.search(query, way);
    if (hits.length) break;
  }
  return hits.slice(0, MOST).map(({ id, terms }) => {
    const [page, anchor, section, text] = entries[id];
    const [url, title] = pages[page];
    return { url, title, anchor, section, text, terms };
  });
}

function show(base) {
  const query = dialog.input.value.trim();
  dialog.list.replaceChildren();
  if (!query) {
    dialog.status.textContent = "Everything is searched on this page; nothing is sent.";
    return;
  }
  const results = search(query);
  const count = results.length === MOST ? `The best ${MOST}` : results.length;
  dialog.status.textContent = results.length ? `${count} found. ` : "Nothing found. ";
  if (!results.length || isLong(query)) {
    dialog.status.append(make("a", { href: `${base}checkup/`, textContent: "Let the checker read it" }));
  }
  for (const { url, anchor, title, section, text, terms } of results) {
    const link = make("a", { href: `${base}${url}${anchor && `#${anchor}`}` }, make("strong", { textContent: title }));
    if (section) link.append(" › ", section);
    dialog.list.append(make("li", {}, link, make("p", {}, ...excerpt(text, terms))));
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
