// Elements, made without HTML, so that no text from outside is ever taken for it.

/** Return an element with these properties, attributes (those with a dash, role and for) and children. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (/-|^(role|for|class|tabindex|list)$/.test(name)) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
// Outlines on a field of 24 by 24.
const ICONS = {
  window: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  pan: "M12 3v18M3 12h18M12 3l-3 3M12 3l3 3M12 21l-3-3M12 21l3-3M3 12l3-3M3 12l3 3M21 12l-3-3M21 12l-3 3",
  invert: "M4 4h16v16H4zM4 20L20 4v16z",
  heat: "M12 3c1 4 5 6 5 11a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 2-3 0-6 1-10z",
  side: "M3 5h8v14H3zM13 5h8v14h-8z",
  swipe: "M3 5h18v14H3zM12 2v20M9 12l-3 0M15 12h3",
  overlay: "M3 5h18v14H3z",
  closer: "M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12M14.5 14.5L20 20M7 10h6M10 7v6",
  farther: "M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12M14.5 14.5L20 20M7 10h6",
  reset: "M5 5v5h5M5.5 10a7.5 7.5 0 1 1-1 4",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  help: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.5",
  more: "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
};
const FILLED = { window: "M12 3a9 9 0 0 0 0 18z", invert: "M20 4v16H4z" };

/** Return a button with an icon; its title and label are its words, with its key behind. */
export function iconButton(icon, words, key, act) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  for (const [outline, fill] of [[ICONS[icon], "none"], [FILLED[icon], "currentColor"]]) {
    if (!outline) continue;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", outline);
    path.setAttribute("fill", fill);
    picture.append(path);
  }
  const title = key ? `${words} (${key})` : words;
  return make("button", { type: "button", title, "aria-label": words, onclick: act, "data-tool": icon }, picture);
}

/** Return a select box with a label, of [value, words] pairs. */
export function choice(words, options, value, change) {
  const select = make("select", { "aria-label": words, onchange: () => change(select.value) });
  select.append(...options.map(([name, text]) => make("option", { value: name, textContent: text })));
  select.value = value;
  return { box: make("label", {}, make("span", { textContent: words }), select), select };
}
