// The tools above the images, the legend below them, and the sheet of keys.

import { CONTOURS } from "./pixels/evidence.js";
import { choice, iconButton, make } from "./dom.js";
import { LAYOUTS, figure } from "./layout.js";
import { settings } from "./settings.js";

const KEYS = { heat: "H", invert: "I", reset: "0", full: "F", layout: "L", closer: "+", farther: "-", help: "?" };
const GESTURES = ["gesture_window", "gesture_pan", "gesture_zoom", "gesture_touch"];

/** Return the tools of a viewer: {bar, refresh}; `refresh` shows what the viewer's state is. */
export function tools(viewer) {
  const { labels, data } = viewer;
  const button = (icon, key, act) => iconButton(icon, labels[icon], key, act);
  const pressed = [];
  const toggle = (icon, key, act, on) => {
    const made = button(icon, key, act);
    pressed.push([made, on]);
    return made;
  };
  const group = (words, ...members) => make("div", { role: "group", "aria-label": words, class: "group" }, ...members);

  const preset = choice(labels.preset, viewer.presets(), "shown", (name) => viewer.usePreset(name));
  preset.select.append(make("option", { value: "own", textContent: labels.own, hidden: true }));
  const number = (part) => {
    const field = make("input", { type: "number", step: "any", "aria-label": labels[part], "data-window": part });
    field.onchange = () => viewer.setWindowPart(part, field.valueAsNumber);
    return { box: make("label", {}, make("span", { textContent: labels[part] }), field), field };
  };
  const [centre, width] = [number("centre"), number("width")];
  const first = [
    preset.box, centre.box, width.box,
    group(labels.dragging,
      toggle("window", "", () => viewer.set({ tool: "window" }), () => settings.tool === "window"),
      toggle("pan", "", () => viewer.set({ tool: "pan" }), () => settings.tool === "pan")),
    group(labels.picture,
      toggle("invert", KEYS.invert, () => viewer.invert(), () => viewer.inverted),
      button("farther", KEYS.farther, () => viewer.zoom(1 / 1.5)),
      button("closer", KEYS.closer, () => viewer.zoom(1.5)),
      button("reset", KEYS.reset, () => viewer.reset())),
  ];
  const second = [];
  if (viewer.hasHeat()) {
    const style = choice(labels.style, [["colours", labels.colours], ["contours", labels.contours]], settings.style,
      (name) => viewer.set({ style: name }));
    const names = Object.keys(data.colour_maps);
    const colours = choice(labels.colour_map, names.map((name) => [name, name]), viewer.colourMap(),
      (name) => viewer.set({ colours: name }));
    const slider = make("input", { type: "range", "aria-label": labels.opacity, min: 0, max: 100, step: 5, value: 100 * settings.opacity });
    const share = make("output", { textContent: percent(settings.opacity, data.language) });
    slider.oninput = () => {
      viewer.set({ opacity: slider.value / 100 });
      share.textContent = percent(settings.opacity, data.language);
    };
    const opacity = make("label", {}, make("span", { textContent: labels.opacity }), make("span", {}, slider, share));
    pressed.push([opacity, null, () => (opacity.hidden = settings.style === "contours")]);
    first.push(toggle("heat", KEYS.heat, () => viewer.set({ heat: !settings.heat }), () => settings.heat));
    second.push(style.box, colours.box, opacity);
  }
  if (viewer.pairs()) {
    first.push(group(labels.layout, ...LAYOUTS.map((name) =>
      toggle(name, name === "side" ? KEYS.layout : "", () => viewer.set({ layout: name }), () => viewer.layout() === name))));
  }
  if (data.parts.length > 1) {
    const part = choice(labels.part, data.parts.map(({ label }, place) => [place, label]), 0,
      (place) => viewer.show(data.parts[place].box));
    second.push(part.box);
  }
  const rest = make("div", { class: "rest" }, ...second);
  const more = button("more", "", () => viewer.set({ more: !settings.more }));
  more.classList.add("unfold");
  const bar = make("div", { role: "toolbar", "aria-label": labels.tools, class: "tools" },
    ...first, second.length ? more : "", rest,
    make("div", { class: "end" }, button("full", KEYS.full, () => viewer.toggleFull()), button("help", KEYS.help, () => viewer.help())));

  const refresh = () => {
    for (const [made, on, act] of pressed) {
      if (on) made.setAttribute("aria-pressed", on());
      act?.();
    }
    const { window: shown, preset: name } = viewer;
    preset.select.value = name;
    for (const [part, { field }] of [["centre", centre], ["width", width]]) {
      field.disabled = Boolean(shown.table);
      field.value = shown.table ? "" : Number(shown[part].toPrecision(5));
    }
    rest.classList.toggle("open", settings.more);
    more.setAttribute("aria-expanded", settings.more);
  };
  return { bar, refresh };
}

/** Return a share, 0..1, as a percentage in a language. */
function percent(share, language) {
  return new Intl.NumberFormat(language, { style: "percent" }).format(share);
}

/** Fill the legend: the colours from nothing to `top`, with values and their unit; contours at their values. */
export function drawLegend(legend, table, top, { scale: { unit, beyond }, language }) {
  const contours = settings.style === "contours";
  const colourAt = (share) => `rgb(${table.subarray(4 * Math.round(255 * share), 4 * Math.round(255 * share) + 3).join(" ")})`;
  const marks = contours ? Array.from({ length: CONTOURS }, (_, place) => (place + 1) / (CONTOURS + 1)) : [0, 0.5, 1];
  const ramp = make("span", { class: "ramp" });
  if (!contours) {
    ramp.style.background = `linear-gradient(to right, ${Array.from({ length: 9 }, (_, place) => colourAt(place / 8))})`;
  }
  const ticks = marks.map((share) => {
    const stronger = beyond && share === 1 ? "\u2265 " : "";
    const tick = make("span", { textContent: stronger + figure(share * top, language) });
    tick.style.left = `${100 * share}%`;
    if (contours) tick.style.borderTopColor = colourAt(share);
    return tick;
  });
  const scale = make("span", { class: contours ? "scale lines" : "scale" }, ...ticks);
  legend.replaceChildren(make("span", { textContent: unit }), make("span", { class: "bar" }, ramp, scale));
}

/**
 * Return the sheet of keys and gestures, a dialog.
 *
 * @param {object} offered - whether there are those that not every viewer has
 */
export function keySheet(labels, offered) {
  const keys = Object.entries(KEYS).filter(([name]) => offered[name] ?? true);
  const rows = [...keys.map(([name, key]) => [key, labels[name]]), ...GESTURES.map((name) => labels[name].split("|"))];
  const list = make("dl", {}, ...rows.flatMap(([key, words]) => [
    make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: words }),
  ]));
  const sheet = make("dialog", { "aria-label": labels.keys });
  const close = make("button", { type: "button", textContent: labels.close, onclick: () => sheet.close() });
  sheet.append(make("h2", { textContent: labels.keys }), list, close);
  return sheet;
}
