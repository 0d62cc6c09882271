// Light, dark, or as the system is. This is no module, so that it runs before anything is painted and nothing flashes.
// A choice is one word in the browser's own storage, under this key; "System" takes it out again.
{
  const KEY = "hf402-colours";
  const root = document.documentElement;
  const choose = (colours) => {
    if (colours === "light" || colours === "dark") root.dataset.colours = colours;
    else delete root.dataset.colours;
  };
  // Where a browser keeps nothing for sites, a choice holds for one page.
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const keep = (colours) => {
    try {
      if (colours) localStorage.setItem(KEY, colours);
      else localStorage.removeItem(KEY);
    } catch { /* As above. */ }
  };
  choose(kept());
  addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector(".top select");
    choice.addEventListener("change", () => {
      choose(choice.value);
      keep(choice.value);
    });
    choice.hidden = false;
  });
  // Also when one comes back to a page that the browser has kept as it was.
  addEventListener("pageshow", () => {
    choose(kept() ?? root.dataset.colours);
    document.querySelector(".top select").value = root.dataset.colours ?? "";
  });
}
