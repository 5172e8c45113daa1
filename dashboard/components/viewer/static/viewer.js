// One viewer: a radiograph in one or more linked panes, with tools, a legend, and the values under the pointer.

import { drawLegend, keySheet, tools } from "./controls.js";
import { make } from "./dom.js";
import { listen } from "./gestures.js";
import { LAYOUTS, captionHeight, layPanes, reading, stageHeight, within } from "./layout.js";
import { decodeMap, fromBase64 } from "./pixels/evidence.js";
import { getFilm, onFilms } from "./pixels/film.js";
import { draggedWindow } from "./pixels/greys.js";
import { WHOLE, panned, viewOf, zoomed } from "./pixels/view.js";
import { keepSettings, settings } from "./settings.js";
import { Surface } from "./surface.js";

const NARROW = 640; // CSS pixels of width below which two panes are laid over each other
const STEP = 1.5; // of a button's or a key's zoom

export class Viewer {
  constructor(data) {
    this.ending = new AbortController();
    this.root = make("section", { class: "viewer" });
    this.stage = make("div", { class: "stage", tabindex: 0, role: "img" });
    this.reading = make("p", { class: "reading" });
    this.legend = make("p", { class: "legend" });
    this.message = make("p", { class: "message" });
    this.surface = new Surface(() => this.changed());
    this.view = WHOLE;
    this.inverted = false;
    this.split = 0.5; // where the swipe parts the stage
    this.resized = new ResizeObserver(() => this.changed());
    this.resized.observe(this.stage);
    this.forgetFilms = onFilms(() => this.takeFilm());
    listen(this.stage, this.gestures(), this.ending.signal);
    document.addEventListener("keydown", (event) => this.key(event), { signal: this.ending.signal });
    document.addEventListener("fullscreenchange", () => this.changed(), { signal: this.ending.signal });
    window.addEventListener("resize", () => this.changed(), { signal: this.ending.signal });
    this.update(data);
  }

  /** Show other data on the same stage. */
  update(data) {
    const another = data.film !== this.data?.film;
    this.data = data;
    this.labels = data.labels;
    this.maps = data.panes.map(({ map }) => (map ? decodeMap(map) : null));
    this.titles = data.panes.map(({ title }) => make("p", { class: "title", textContent: title, title }));
    this.windows = data.windows.map((one) => (one.table ? { ...one, table: fromBase64(one.table) } : one));
    this.stage.setAttribute("aria-label", data.alt);
    this.controls = tools(this);
    this.sheet = keySheet(this.labels, { heat: this.hasHeat(), layout: this.pairs() });
    this.stage.replaceChildren(this.surface.canvas, this.message, ...this.titles);
    const foot = make("div", { class: "foot" }, this.reading, this.legend);
    this.root.replaceChildren(this.controls.bar, this.stage, foot, this.sheet);
    this.surface.setMaps(this.maps);
    this.takeFilm(another);
  }

  /** Take the film as soon as it is here, and nothing once it is gone. */
  takeFilm(another = false) {
    const film = getFilm(this.data.film) ?? null;
    if (another || film !== this.film) {
      this.film = film;
      this.surface.setFilm(film);
      this.root.dataset.state = film ? "ready" : "empty";
      this.message.textContent = film ? "" : this.labels.waiting;
      this.view = WHOLE;
      this.inverted = false;
      this.point = null;
      this.usePreset(this.windows.some(({ name }) => name === settings.preset) ? settings.preset : "shown", false);
    }
    this.changed();
  }

  // What there is to see.

  hasHeat() {
    return this.data.scale.colour;
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

  fullScreen() {
    return Boolean(document.fullscreenElement) || this.root.classList.contains("full");
  }

  /** Return whether the stage fills the window, so that wheel and finger have to scroll the page. */
  tall() {
    return !this.fullScreen() && this.stage.clientHeight > 0.9 * window.innerHeight;
  }

  // What the visitor does.

  set(changed) {
    keepSettings(changed);
    this.changed();
  }

  usePreset(name, keep = true) {
    this.preset = name;
    this.window = this.windows.find((one) => one.name === name);
    if (keep) keepSettings({ preset: name });
    this.changed();
  }

  setWindowPart(part, value) {
    if (Number.isFinite(value) && (part === "centre" || value > 0)) {
      this.window = { ...this.window, [part]: value };
      this.preset = "own";
    }
    this.changed();
  }

  dragWindow(across, down) {
    const { centre, width } = this.windows.at(-1); // the whole range
    const from = this.window.table ? this.windows.at(-1) : this.window;
    this.window = draggedWindow(from, { low: centre - width / 2, high: centre + width / 2 }, across, down);
    this.preset = "own";
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
    if (this.fullScreen()) {
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
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      h: () => this.hasHeat() && this.set({ heat: !settings.heat }),
      i: () => this.invert(),
      0: () => this.reset(),
      f: () => this.toggleFull(),
      l: () => this.pairs() && this.set({ layout: LAYOUTS[(LAYOUTS.indexOf(this.layout()) + 1) % LAYOUTS.length] }),
      "+": () => this.zoom(STEP),
      "-": () => this.zoom(1 / STEP),
      "?": () => this.help(),
      escape: () => this.root.classList.contains("full") && this.toggleFull(),
    }[event.key.toLowerCase()];
    act?.();
  }

  gestures() {
    return {
      start: (point, event) => {
        if (event.button > 0 || event.shiftKey) return "pan";
        const reach = event.pointerType === "touch" ? 24 : 10;
        const near = Math.abs(point.x - this.split * this.stage.clientWidth) < reach;
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
        const panes = this.panes();
        const pane = panes.find((one) => within(one, point)) ?? panes[0];
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
      tall: () => this.tall(),
    };
  }

  // What is drawn, at most once for each frame of the screen.

  changed() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = null;
      this.draw();
    });
  }

  panes() {
    const stage = { width: this.stage.clientWidth, height: this.stage.clientHeight };
    const heat = settings.heat && this.hasHeat();
    const maps = this.data.panes.map(({ map }, place) => (heat && map?.colour ? place : null));
    const choice = { layout: this.layout(), split: this.split, heat };
    return layPanes(maps, stage, this.film ?? this.data, choice);
  }

  draw() {
    const layout = this.layout();
    const count = layout === "side" ? this.data.panes.length : 1;
    this.stage.style.height = this.fullScreen() ? "" : `${stageHeight(count, this.stage.clientWidth, this.data)}px`;
    this.stage.classList.toggle("tall", this.tall());
    this.surface.fit({ width: this.stage.clientWidth, height: this.stage.clientHeight });
    const panes = this.panes();
    const { scale } = this.data;
    const top = settings.style === "contours" ? scale.contours : scale.top;
    const colours = this.hasHeat() ? this.data.colour_maps[this.colourMap()] : null;
    const look = { window: this.window, inverted: this.inverted, colours, top, style: settings.style, opacity: settings.opacity };
    this.surface.draw(panes, this.view, look);
    this.drawAround(panes, layout, top);
    const words = this.film && this.point && reading(this.point, panes, this.view, this.film, this.maps, this.data);
    this.reading.textContent = words || (this.film ? (this.film.step > 1 ? this.labels.thinned : this.labels.point) : "");
  }

  /** Bring titles, tools and legend up to date. */
  drawAround(panes, layout, top) {
    const { surface } = this;
    const where = panes.map(({ x, y, width, clip, place }) => [place, Math.max(x, clip ?? x), y, width].join());
    surface.renew("titles", [this.titles, where.join(";")], () => {
      this.titles.forEach((title, place) => {
        const pane = panes.find((one) => one.place === place);
        title.hidden = !pane;
        if (!pane) return;
        const left = Math.max(pane.x, pane.clip ?? pane.x);
        Object.assign(title.style, { left: `${left}px`, top: `${pane.y - captionHeight(panes.length)}px`, maxWidth: `${pane.x + pane.width - left}px` });
      });
    });
    surface.renew("tools", [this.controls, this.window, this.preset, this.inverted, JSON.stringify(settings), layout], () => {
      this.controls.refresh();
      this.root.dataset.renderer = surface.renderer.name;
      this.stage.dataset.tool = settings.tool;
      this.stage.classList.toggle("swipe", layout === "swipe" && settings.heat);
    });
    this.stage.style.setProperty("--split", `${100 * this.split}%`);
    surface.renew("legend", [this.data, surface.colours, settings.style, settings.heat], () => {
      this.legend.hidden = !(this.hasHeat() && settings.heat);
      if (this.hasHeat()) {
        drawLegend(this.legend, surface.colours, top, this.data);
      }
    });
  }

  /** End the viewer, and keep nothing of the film. */
  dispose() {
    this.ending.abort();
    this.resized.disconnect();
    this.forgetFilms();
    cancelAnimationFrame(this.pending);
    this.changed = () => {};
    this.surface.dispose();
    this.film = this.maps = this.windows = this.window = null;
    this.root.remove();
  }
}
