// Sends the visitor on to where a page, or a part of it, has moved. Without scripts the page's own refresh does.
const part = location.hash.slice(1);
const links = [...document.querySelectorAll("a[data-moved]")];
const to = (names) => links.find((link) => names(link.dataset.moved));
const exact = to((name) => name !== "" && [name, encodeURIComponent(name)].includes(part));
const whole = to((name) => name === "");
location.replace(exact ? exact.href : whole.href + (whole.hash ? "" : location.hash));
