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
