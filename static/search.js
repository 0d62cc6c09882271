// The search of the whole guide. It is loaded when it is first opened, with its data and MiniSearch, and asks nobody:
// what is typed stays on this page. Everything is shown as text, so nothing that is found becomes part of the page.

const MOST = 12;
/** More words than this are a pasted error, not a query. */
const LONGEST_QUERY = 12;
/** Shorter words are in so many messages that they point to none. */
const SHORTEST_CLUE = 5;
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
  const input = make("textarea", { rows: 2, spellcheck: false, placeholder: "Words, or a whole error message" });
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
const line = (text) => ` ${words(text).join(" ")} `;

function prepare(MiniSearch, { pages, sections, messages }) {
  const boostDocument = (id) => {
    const [, weight] = WEIGHTS.find(([folder]) => pages[sections[id][0]][0].startsWith(folder)) ?? [, 1];
    return weight;
  };
  const index = new MiniSearch({
    fields: ["page", "section", "text"],
    searchOptions: { boost: { page: 4, section: 3 }, prefix: true, combineWith: "AND", boostDocument },
  });
  index.addAll(sections.map(([page, , section, text], id) => {
    const [, title, description] = pages[page];
    return { id, page: section ? title : `${title} ${description}`, section, text };
  }));
  const known = messages.map(([text, page]) => ({ text, page, line: line(text), words: new Set(words(text)) }));
  return { pages, sections, known, index };
}

/** The messages that stand in what was pasted, then those of which most words do, the longest first. */
function quoted(query) {
  const asked = new Set(words(query));
  const whole = line(query);
  return found.known
    .map((message) => {
      const shared = [...message.words].filter((word) => asked.has(word)).length;
      const share = whole.includes(message.line) ? 2 : shared < 3 ? 0 : shared / message.words.size;
      return { ...message, shared, share };
    })
    .filter(({ share }) => share >= 0.8)
    .sort((one, other) => other.share - one.share || other.shared - one.shared);
}

/** For a word or two that may be from a message: the messages that hold them, those of the most common page first. */
function mentioned(query) {
  const asked = words(query);
  if (asked.length > 2 || !asked.every((word) => word.length >= SHORTEST_CLUE)) return [];
  const holding = found.known.filter((message) => asked.every((word) => message.words.has(word)));
  const times = ({ page }) => holding.filter((other) => other.page === page).length;
  return holding.sort((one, other) => times(other) - times(one)).map((message) => ({ ...message, words: asked }));
}

/** What fits a query: page, anchor, heading, text and the words that fit. */
function search(query) {
  const { pages, sections, index } = found;
  const seen = new Set();
  const messages = [...quoted(query), ...mentioned(query)];
  const results = messages.filter(({ page }) => !seen.has(page) && seen.add(page)).map(({ page, text, words }) => (
    { page, anchor: "", section: "This message", text, terms: [...words] }
  ));
  let hits = [];
  for (const way of words(query).length > LONGEST_QUERY ? [ANY] : WAYS) {
    hits = index.search(query, way);
    if (hits.length) break;
  }
  for (const { id, terms } of hits) {
    const [page, anchor, section, text] = sections[id];
    results.push({ page, anchor, section, text, terms });
  }
  return results.slice(0, MOST).map((result) => ({ ...result, url: pages[result.page][0], title: pages[result.page][1] }));
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
  dialog.status.textContent = results.length ? `${count} found` : "Nothing found. ";
  if (!results.length) {
    dialog.status.append(make("a", { href: `${base}checkup/`, textContent: "Let the check-up read it" }));
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
