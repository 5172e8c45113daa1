// Drawing without a graphics card: the same pixels as webgl.js, computed here, on a canvas of two dimensions.

import { halve } from "./film.js";
import { CONTOURS, valueAt } from "./evidence.js";
import { scaleOf, toImage } from "./view.js";

/** Draws panes on a canvas, as `WebglRenderer` does. */
export class SoftwareRenderer {
  name = "canvas";

  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    if (!this.context) throw new Error("no canvas");
    this.maps = [];
    this.heat = new Map();
  }

  setFilm(film) {
    this.film = film;
    this.sizes = film ? halve(film) : [];
    this.heat.clear();
  }

  setMaps(maps) {
    this.maps = maps;
    this.heat.clear();
  }

  setGreys(table) {
    this.greys = table;
  }

  setColours(table) {
    this.colours = table;
  }

  draw(panes, view, look) {
    this.context.fillStyle = "#000";
    this.context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    if (this.film) panes.forEach((pane) => this.drawPane(pane, view, look));
  }

  drawPane(pane, view, look) {
    const left = Math.round(Math.max(pane.x, pane.clip ?? pane.x));
    const width = Math.round(pane.x + pane.width) - left;
    const [top, height] = [Math.round(pane.y), Math.round(pane.height)];
    if (width < 1 || height < 1) return;
    const picture = this.context.createImageData(width, height);
    const scale = scaleOf(view, pane, this.film);
    const sharpest = Math.max(0, Math.floor(Math.log2(1 / scale)));
    const size = this.sizes[Math.min(this.sizes.length - 1, sharpest)];
    const map = pane.map === null ? null : this.maps[pane.map];
    const origin = toImage({ x: left - pane.x + 0.5, y: 0.5 }, view, pane, this.film);
    const columns = new Int32Array(width);
    for (let column = 0; column < width; column += 1) {
      const place = (origin.x + column / scale) / this.film.width;
      columns[column] = place < 0 || place >= 1 ? -1 : Math.floor(place * size.width);
    }
    const strengths = map && this.strengths(pane, view, map, look, { left, top, width, height, origin, scale });
    const out = new Uint32Array(picture.data.buffer);
    for (let row = 0, spot = 0; row < height; row += 1) {
      const place = (origin.y + row / scale) / this.film.height;
      const start = place < 0 || place >= 1 ? -1 : Math.floor(place * size.height) * size.width;
      for (let column = 0; column < width; column += 1, spot += 1) {
        if (start < 0 || columns[column] < 0) {
          out[spot] = 0xff000000;
          continue;
        }
        const grey = this.greys[size.pixels[start + columns[column]]];
        out[spot] = strengths ? this.blend(grey, strengths, spot, width, look) : 0xff000000 | (grey * 0x10101);
      }
    }
    this.context.putImageData(picture, left, top);
  }

  /** Return the strength, 0..1, of a map in each pixel; kept until the view changes, as windowing does not change it. */
  strengths(pane, view, map, look, { left, top, width, height, origin, scale }) {
    const key = [view.x, view.y, view.zoom, look.top, left, top, width, height].join();
    const kept = this.heat.get(pane.map);
    if (kept?.key === key) return kept.values;
    const values = new Float32Array(width * height);
    for (let row = 0, spot = 0; row < height; row += 1) {
      const y = (origin.y + row / scale) / this.film.height;
      for (let column = 0; column < width; column += 1, spot += 1) {
        const strength = valueAt(map, (origin.x + column / scale) / this.film.width, y) / look.top;
        values[spot] = Math.min(1, Math.max(0, strength));
      }
    }
    this.heat.set(pane.map, { key, values });
    return values;
  }

  blend(grey, strengths, spot, width, look) {
    const strength = strengths[spot];
    let share = look.opacity * strength;
    if (look.style === "contours") {
      const step = (value) => Math.floor(Math.min(CONTOURS + 0.5, value * (CONTOURS + 1)));
      const here = step(strength);
      const crossed = here !== step(strengths[spot + 1] ?? strength) || here !== step(strengths[spot + width] ?? strength);
      share = crossed ? 1 : 0;
    }
    if (!share) return 0xff000000 | (grey * 0x10101);
    const colour = 4 * Math.round(strength * 255);
    const part = (place) => Math.round(grey + share * (this.colours[colour + place] - grey));
    return (0xff000000 | (part(2) << 16) | (part(1) << 8) | part(0)) >>> 0;
  }

  dispose() {
    this.setFilm(null);
    this.setMaps([]);
    this.greys = null;
  }
}
