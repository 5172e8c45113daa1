// The canvas of a viewer, and what draws on it: by the graphics card where there is one, else here.

import { colourTable } from "./pixels/evidence.js";
import { greyTable } from "./pixels/greys.js";
import { SoftwareRenderer } from "./pixels/software.js";
import { WebglRenderer } from "./pixels/webgl.js";
import { make } from "./dom.js";

const FINEST = { webgl2: 2, canvas: 1 }; // pixels of the canvas to one of the page, at most

export class Surface {
  /** @param {function} renewed - called where the graphics card has taken the canvas away, and there is another */
  constructor(renewed) {
    this.renewed = renewed;
    this.film = null;
    this.maps = [];
    this.begin();
  }

  begin() {
    this.canvas = make("canvas", { "aria-hidden": "true" });
    this.ratio = 1;
    this.drawn = {};
    try {
      this.renderer = new WebglRenderer(this.canvas);
      this.canvas.addEventListener("webglcontextlost", ({ target }) => target === this.canvas && this.recover());
    } catch {
      this.canvas = make("canvas", { "aria-hidden": "true" });
      this.renderer = new SoftwareRenderer(this.canvas);
    }
  }

  recover() {
    const old = this.canvas;
    this.begin();
    old.replaceWith(this.canvas);
    this.renderer.setFilm(this.film);
    this.renderer.setMaps(this.maps);
    this.renewed();
  }

  setFilm(film) {
    this.film = film;
    this.renderer.setFilm(film);
  }

  setMaps(maps) {
    this.maps = maps;
    this.renderer.setMaps(maps);
  }

  /** Be as large as a stage of this many CSS pixels. */
  fit({ width, height }) {
    this.ratio = Math.min(FINEST[this.renderer.name], window.devicePixelRatio || 1);
    const [wide, high] = [width, height].map((side) => Math.max(1, Math.round(side * this.ratio)));
    if (this.canvas.width !== wide || this.canvas.height !== high) Object.assign(this.canvas, { width: wide, height: high });
  }

  /**
   * Draw panes, in CSS pixels.
   *
   * @param {object} look - window, inverted, colours (stops of a colour map, or null), style, opacity and top
   */
  draw(panes, view, look) {
    const { film, ratio, renderer } = this;
    if (film) {
      this.renew("greys", [film, look.window, look.inverted], () =>
        renderer.setGreys(greyTable(film, look.window, look.inverted)));
    }
    if (look.colours) {
      this.renew("colours", [look.colours], () => {
        this.colours = colourTable(look.colours);
        renderer.setColours(this.colours);
      });
    }
    const grown = panes.map((pane) => ({
      ...pane,
      x: pane.x * ratio,
      y: pane.y * ratio,
      width: pane.width * ratio,
      height: pane.height * ratio,
      clip: pane.clip === undefined ? undefined : pane.clip * ratio,
    }));
    renderer.draw(grown, view, { style: look.style, opacity: look.opacity, top: look.top, line: ratio });
  }

  /** Do something again only where what it depends on has changed. */
  renew(name, on, act) {
    if (this.drawn[name]?.every((one, place) => one === on[place])) return;
    this.drawn[name] = on;
    act();
  }

  /** Keep nothing of the film. */
  dispose() {
    this.recover = () => {};
    this.renderer.dispose();
    this.film = this.maps = null;
    this.drawn = {};
  }
}
