// One viewer: a radiograph in one or more linked panes, with tools, a legend, and the values under the pointer.

import { KEYS, drawLegend, keySheet, tools } from "./controls.js";
import { make } from "./dom.js";
import { colourTable, decodeMap, fromBase64, valueAt } from "./pixels/evidence.js";
import { getFilm, onFilms } from "./pixels/film.js";
import { listen } from "./gestures.js";
import { draggedWindow, greyTable } from "./pixels/greys.js";
import { keepSettings, settings } from "./settings.js";
import { SoftwareRenderer } from "./pixels/software.js";
import { WHOLE, panned, tiles, toImage, viewOf, zoomed } from "./pixels/view.js";
import { WebglRenderer } from "./pixels/webgl.js";

const NARROW = 640; // CSS pixels of width below which two panes are laid over each other
const SMALLEST = 230; // of a pane's width, where there are more than two

export class Viewer {
  constructor(data) {
    this.ending = new AbortController();
    this.root = make("section", { class: "viewer" });
    this.stage = make("div", { class: "stage", tabindex: 0, role: "img" });
    this.reading = make("p", { class: "reading" });
    this.legend = make("p", { class: "legend" });
    this.view = WHOLE;
    this.inverted = false;
    this.split = 0.5; // where the swipe parts the stage
    this.resized = new ResizeObserver(() => this.changed());
    this.resized.observe(this.stage);
    this.forgetFilms = onFilms(() => this.takeFilm());
    listen(this.stage, this.gestures(), this.ending.signal);
    document.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
    document.addEventListener("fullscreenchange", () => this.changed(), { signal: this.ending.signal });
    this.renewCanvas();
    this.update(data);
  }

  /** Show other data on the same stage. */
  update(data) {
    const another = data.film !== this.data?.film;
    this.data = data;
    this.labels = data.labels;
    this.maps = data.panes.map(({ map }) => (map ? decodeMap(map) : null));
    this.titles = data.panes.map(({ title }) => make("p", { class: "title", textContent: title, title }));
    this.windows = data.windows.map((window) =>
      window.table ? { ...window, table: fromBase64(window.table) } : window);
    this.stage.setAttribute("aria-label", data.alt);
    this.controls = tools(this);
    const rows = Object.entries(KEYS).filter(([name]) => (name !== "heat" || this.hasHeat()) && (name !== "layout" || this.pairs()));
    this.sheet = keySheet(this.labels, [...rows.map(([name, key]) => [key, this.labels[name]]),
      ...["gesture_window", "gesture_pan", "gesture_zoom", "gesture_touch"].map((name) => this.labels[name].split("|"))]);
    const foot = make("div", { class: "foot" }, this.reading, this.legend);
    this.stage.replaceChildren(this.canvas, this.message ??= make("p", { class: "message" }), ...this.titles);
    this.root.replaceChildren(this.controls.bar, this.stage, foot, this.sheet);
    this.renderer.setMaps(this.maps);
    if (another) this.point = null;
    this.takeFilm(another);
  }

  /** Take the film as soon as it is here, and nothing once it is gone. */
  takeFilm(another = false) {
    const film = getFilm(this.data.film) ?? null;
    if (film === this.film && !another) return this.changed();
    this.film = film;
    this.renderer.setFilm(film);
    this.root.dataset.state = film ? "ready" : "empty";
    this.message.textContent = film ? "" : this.labels.waiting;
    this.view = WHOLE;
    if (film) {
      const { centre, width } = this.presetWindow("range").window;
      this.range = { low: centre - width / 2, high: centre + width / 2 };
      this.inverted = false;
      const preset = this.windows.some(({ name }) => name === settings.preset) ? settings.preset : "shown";
      this.usePreset(preset, false);
    } else {
      this.window = null;
      this.point = null;
    }
    this.changed();
  }

  // What there is to see.

  hasHeat() {
    return this.data.scale.colour && this.maps.some(Boolean);
  }

  pairs() {
    return this.data.panes.length === 2 && this.hasHeat();
  }

  presets() {
    return this.windows.map(({ name, label }) => [name, label]);
  }

  colourMap() {
    const names = Object.keys(this.data.colour_maps);
    return names.includes(settings.colours) ? settings.colours : names[0];
  }

  layout() {
    if (!this.pairs()) return "side";
    return settings.layout || (this.root.clientWidth < NARROW ? "overlay" : "side");
  }

  // What the visitor does.

  set(changed) {
    keepSettings(changed);
    this.changed();
  }

  usePreset(name, keep = true) {
    const { preset, window } = this.presetWindow(name);
    Object.assign(this, { preset, window });
    if (keep) keepSettings({ preset: name });
    this.changed();
  }

  presetWindow(name) {
    const found = this.windows.find((window) => window.name === name);
    return { preset: name, window: found.table ? { table: found.table } : { ...found } };
  }

  setWindowPart(part, value) {
    if (Number.isFinite(value) && (part === "centre" || value > 0)) {
      this.window = { ...this.window, [part]: value };
      this.preset = "own";
    }
    this.changed();
  }

  invert() {
    this.inverted = !this.inverted;
    this.changed();
  }

  reset() {
    this.view = WHOLE;
    this.inverted = false;
    this.usePreset("shown");
  }

  zoom(factor, point, pane = this.panes()[0]) {
    if (!this.film) return;
    this.view = zoomed(this.view, pane, this.film, factor, point);
    this.changed();
  }

  show(part) {
    if (!this.film) return;
    this.view = viewOf(part, this.panes()[0], this.film);
    this.changed();
  }

  help() {
    if (this.sheet.open) this.sheet.close();
    else this.sheet.showModal();
  }

  /** Fill the screen with the viewer, or no longer; by styles where the browser cannot. */
  async toggleFull() {
    if (document.fullscreenElement || this.root.classList.contains("full")) {
      this.root.classList.remove("full");
      if (document.fullscreenElement) await document.exitFullscreen();
    } else if (this.root.requestFullscreen) {
      await this.root.requestFullscreen().catch(() => this.root.classList.add("full"));
    } else {
      this.root.classList.add("full");
    }
    this.changed();
  }

  key(event) {
    const from = event.composedPath()[0];
    const typing = from instanceof Element && from.closest("input:not([type=range]), textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !this.root.isConnected) return;
    const layouts = ["side", "swipe", "overlay"];
    const act = {
      h: () => this.hasHeat() && this.set({ heat: !settings.heat }),
      i: () => this.invert(),
      0: () => this.reset(),
      f: () => this.toggleFull(),
      l: () => this.pairs() && this.set({ layout: layouts[(layouts.indexOf(this.layout()) + 1) % 3] }),
      "+": () => this.zoom(1.5),
      "=": () => this.zoom(1.5),
      "-": () => this.zoom(1 / 1.5),
      "?": () => this.help(),
      escape: () => this.root.classList.contains("full") && this.toggleFull(),
    }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  gestures() {
    return {
      start: (point, event) => {
        if (event.button > 0 || event.shiftKey) return "pan";
        const near = Math.abs(point.x - this.split * this.stage.clientWidth) < (event.pointerType === "touch" ? 24 : 10);
        return this.layout() === "swipe" && near ? "split" : settings.tool;
      },
      drag: (kind, across, down, point) => {
        if (!this.film) return;
        if (kind === "pan") this.view = panned(this.view, this.panes()[0], this.film, across, down);
        if (kind === "split") this.split = Math.min(1, Math.max(0, point.x / this.stage.clientWidth));
        if (kind === "window") this.dragWindow(across, down);
        this.changed();
      },
      zoom: (factor, point) => {
        const pane = this.panes().find((one) => within(one, point)) ?? this.panes()[0];
        this.zoom(factor, { x: point.x - pane.x, y: point.y - pane.y }, pane);
      },
      point: (point) => {
        this.point = point;
        this.changed();
      },
      leave: () => {
        this.point = null;
        this.changed();
      },
      twice: () => this.show([0, 0, 1, 1]),
    };
  }

  dragWindow(across, down) {
    const from = "table" in this.window ? this.presetWindow("range").window : this.window;
    this.window = draggedWindow(from, this.range, across, down);
    this.preset = "own";
  }

  // What is drawn.

  /** Return the panes, in CSS pixels of the stage: x, y, width, height, map, clip, title. */
  panes() {
    const stage = { width: this.stage.clientWidth, height: this.stage.clientHeight };
    const image = this.film ?? { width: 1, height: 1 };
    const layout = this.layout();
    const shown = this.data.panes.map((_, place) => ({ map: settings.heat && this.hasHeat() ? this.mapOf(place) : null, place }));
    if (layout === "side") {
      return tiles(shown.length, stage, image).map((tile, place) => ({ ...tile, ...shown[place] }));
    }
    const whole = { x: 0, y: 0, ...stage };
    const covered = { ...whole, ...shown[1] };
    if (layout === "overlay" || !settings.heat) return [covered];
    return [{ ...whole, ...shown[0] }, { ...covered, clip: this.split * stage.width }];
  }

  mapOf(place) {
    return this.maps[place] && this.data.panes[place].map.colour ? place : null;
  }

  changed() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = null;
      if (!this.ended) this.draw();
    });
  }

  draw() {
    this.setHeight();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight].map((side) => Math.max(1, Math.round(side * ratio)));
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const panes = this.panes();
    const { scale } = this.data;
    const grown = panes.map((pane) => ({
      ...pane, x: pane.x * ratio, y: pane.y * ratio, width: pane.width * ratio, height: pane.height * ratio,
      clip: pane.clip === undefined ? undefined : pane.clip * ratio,
    }));
    if (this.film) this.renew("greys", [this.film, this.window, this.inverted], () =>
      this.renderer.setGreys(greyTable(this.film, this.window, this.inverted)));
    if (this.hasHeat()) this.renew("colours", [this.colourMap(), this.data], () => {
      this.colours = colourTable(this.data.colour_maps[this.colourMap()]);
      this.renderer.setColours(this.colours);
    });
    const top = settings.style === "contours" ? scale.largest : scale.top;
    this.renderer.draw(grown, this.view, { style: settings.style, opacity: settings.opacity, top, line: ratio });
    this.titles.forEach((title, place) => {
      const pane = panes.find((one) => one.place === place);
      title.hidden = !pane;
      if (pane) Object.assign(title.style, { left: `${Math.max(pane.x, pane.clip ?? 0)}px`, top: `${pane.y}px`, maxWidth: `${pane.width}px` });
    });
    this.stage.classList.toggle("swipe", this.layout() === "swipe");
    this.stage.style.setProperty("--split", `${100 * this.split}%`);
    this.stage.dataset.tool = settings.tool;
    this.root.dataset.renderer = this.renderer.name;
    this.renew("controls", [this.window, this.preset, this.inverted, JSON.stringify(settings), this.controls, this.layout()], () => this.controls.refresh());
    this.legend.hidden = !(this.hasHeat() && settings.heat);
    if (this.hasHeat()) this.renew("legend", [this.colours, settings.style, this.data], () =>
      drawLegend(this.legend, this.colours, top, scale.unit, (value) => this.figure(value, 2)));
    this.tell(panes);
  }

  /** Do something again only where what it depends on has changed. */
  renew(name, on, act) {
    this.drawn ??= {};
    if (this.drawn[name]?.every((one, place) => one === on[place])) return;
    this.drawn[name] = on;
    act();
  }

  /** Let the stage be as high as the image needs at this width, and the screen allows. */
  setHeight() {
    if (document.fullscreenElement || this.root.classList.contains("full")) {
      this.stage.style.height = "";
      return;
    }
    const { width, height } = this.data;
    const count = this.layout() === "side" ? this.data.panes.length : 1;
    const wide = this.stage.clientWidth;
    const columns = count < 3 ? Math.max(1, Math.min(count, Math.floor(wide / SMALLEST))) : Math.max(1, Math.floor(wide / SMALLEST));
    const rows = Math.ceil(count / columns);
    const needed = (rows * (wide / Math.min(columns, count)) * height) / width;
    const most = rows * Math.max(300, 0.74 * window.innerHeight);
    this.stage.style.height = `${Math.round(Math.min(needed, most))}px`;
  }

  /** Write the values under the pointer. */
  tell(panes) {
    const { labels, film, point } = this;
    const pane = point && film && panes.findLast((one) => within(one, point) && point.x >= (one.clip ?? 0));
    const at = pane && toImage({ x: point.x - pane.x, y: point.y - pane.y }, this.view, pane, film);
    const [column, row] = at ? [Math.floor(at.x), Math.floor(at.y)] : [-1, -1];
    if (column < 0 || row < 0 || column >= film?.width || row >= film?.height || !at) {
      this.reading.textContent = film && film.step > 1 ? labels.thinned : film ? labels.point : "";
      return;
    }
    const value = film.values[film.pixels[row * film.width + column]];
    const parts = [`x ${column * film.step}, y ${row * film.step}`, `${labels.value} ${this.figure(value, 5, false)}`];
    const map = this.maps[pane.place] ?? (this.maps.length === 2 ? this.maps.find(Boolean) : null);
    if (map) {
      const evidence = valueAt(map, at.x / film.width, at.y / film.height);
      parts.push(`${this.data.scale.signed ? labels.evidence : labels.influence} ${this.figure(evidence, 2)} ${this.data.scale.unit}`);
    }
    this.reading.textContent = parts.join(" · ");
  }

  /** Return a number in the visitor's language, with so many digits; a sign before it unless it is plain. */
  figure(value, digits, signed = true) {
    const rounded = signed && Math.abs(value) >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: digits };
    const form = { ...rounded, useGrouping: false, signDisplay: signed ? "exceptZero" : "auto" };
    return new Intl.NumberFormat(this.data.language, form).format(value);
  }

  // Its canvas.

  /** Make a canvas and what draws on it: by the graphics card where there is one, else here. */
  renewCanvas() {
    this.renderer?.dispose();
    this.drawn = {};
    this.canvas = make("canvas", { "aria-hidden": "true" });
    try {
      this.renderer = new WebglRenderer(this.canvas);
      this.canvas.addEventListener("webglcontextlost", ({ target }) => target === this.canvas && !this.ended && this.recover());
    } catch {
      this.canvas = make("canvas", { "aria-hidden": "true" });
      this.renderer = new SoftwareRenderer(this.canvas);
    }
  }

  /** Draw on another canvas where the graphics card has taken this one away. */
  recover() {
    const old = this.canvas;
    this.renewCanvas();
    old.replaceWith(this.canvas);
    this.renderer.setFilm(this.film);
    this.renderer.setMaps(this.maps);
    this.changed();
  }

  /** End the viewer, and keep nothing of the film. */
  dispose() {
    this.ended = true;
    this.ending.abort();
    this.resized.disconnect();
    this.forgetFilms();
    cancelAnimationFrame(this.pending);
    this.renderer.dispose();
    this.film = this.maps = this.windows = this.window = null;
    this.root.remove();
  }
}

function within(pane, { x, y }) {
  return x >= pane.x && x < pane.x + pane.width && y >= pane.y && y < pane.y + pane.height;
}
