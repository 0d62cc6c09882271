// A button beside each block of code, that copies it. Without this module the page is whole.
for (const block of document.querySelectorAll(".code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.querySelector("code").textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  block.append(button);
}

// Blocks of code for several clients become tabs. Which client was chosen goes on to the next page in its address,
// as `?client=`, and is kept nowhere; the page of a client is a choice, too.
const visited = location.pathname.match(/\/clients\/([a-z0-9-]+)\/$/);
const carried = location.search.match(/[?&]client=([a-z0-9-]+)(?:&|$)/);
let chosen = (visited ?? carried)?.[1];
const rows = [...document.querySelectorAll(".tabs")].map((row, number) => {
  const list = document.createElement("div");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", "Your client");
  const tabs = [...row.children].map((panel, position) => {
    const label = panel.querySelector(".label");
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${number}-${position}`;
    tab.textContent = label.textContent;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", `panel-${number}-${position}`);
    tab.addEventListener("click", () => choose(panel.dataset.client));
    panel.id = `panel-${number}-${position}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    label.hidden = true;
    list.append(tab);
    return { tab, panel };
  });
  list.addEventListener("keydown", (event) => {
    const now = tabs.findIndex(({ tab }) => tab === event.target);
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const { tab, panel } = tabs.at(to % tabs.length);
    choose(panel.dataset.client);
    tab.focus();
  });
  row.prepend(list);
  return tabs;
});
// A row without the chosen client stays as it is.
const show = () => {
  for (const tabs of rows) {
    const now = tabs.find(({ panel }) => panel.dataset.client === chosen) ?? tabs.find(({ panel }) => !panel.hidden);
    for (const { tab, panel } of tabs) {
      panel.hidden = panel !== now.panel;
      tab.tabIndex = panel.hidden ? -1 : 0;
      tab.setAttribute("aria-selected", !panel.hidden);
    }
  }
};
const withChoice = (address) => {
  const url = new URL(address);
  url.searchParams.set("client", chosen);
  return url.href;
};
const choose = (client) => {
  chosen = client;
  history.replaceState(history.state, "", withChoice(location.href));
  show();
};
show();
const carry = ({ target }) => {
  const link = target.closest?.("a[href]");
  const leaves = link?.origin === location.origin && link.pathname !== location.pathname;
  if (chosen && leaves && link.pathname.endsWith("/")) link.href = withChoice(link.href);
};
// The first for the mouse in any way, the second for the keyboard.
for (const kind of ["pointerdown", "click"]) addEventListener(kind, carry, true);

// In the sidebar, which scrolls by itself beside the text, the page's own entry is in view.
const sidebar = document.querySelector(".sidebar");
const own = sidebar.querySelector("[aria-current]");
const bottom = own ? own.offsetTop + own.offsetHeight : 0;
if (bottom > sidebar.clientHeight * 0.9) sidebar.scrollTop = bottom - sidebar.clientHeight / 2;

// The contents mark the section being read: the last whose heading is above the window's upper third.
const entries = [...document.querySelectorAll(".contents a[href^='#']")]
  .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter(({ heading }) => heading);
const mark = () => {
  const now = entries.findLast(({ heading }) => heading.getBoundingClientRect().top < innerHeight / 3);
  for (const entry of entries) {
    if (entry === now) entry.link.setAttribute("aria-current", "location");
    else entry.link.removeAttribute("aria-current");
  }
};
if (entries.length) {
  // At most once a frame, however many events a scroll fires.
  let waiting = 0;
  const later = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; mark(); }); };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  mark();
}

// The search, loaded when it is opened: by its button, by / or by Ctrl-K.
const finder = document.querySelector("[data-search]");
const find = () => import(finder.dataset.search).then(({ open }) => open(finder), () => {
  finder.textContent = "Search could not be loaded";
});
finder.hidden = false;
finder.addEventListener("click", find);
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  const asked = event.key === "/" ? !typing : event.key === "k" && (event.ctrlKey || event.metaKey);
  if (asked && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    find();
  }
});
