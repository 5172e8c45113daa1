// Drawing without a graphics card: the same pixels as webgl.js, computed here, on a canvas of two dimensions.
//
// What a pane shows where depends on the view alone, and is kept until that changes; windowing and the colours of a heat
// map are then one look-up for each pixel.

import { halve } from "./film.js";
import { CONTOURS } from "./evidence.js";
import { scaleOf, toImage } from "./view.js";

const BLACK = 0xff000000;

/** Draws panes on a canvas, as `WebglRenderer` does. */
export class SoftwareRenderer {
  name = "canvas";

  constructor(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    if (!this.context) throw new Error("no canvas");
    this.maps = [];
    this.sampled = new Map();
    this.shades = new Uint32Array(65536); // of strength * 256 + grey
  }

  setFilm(film) {
    this.film = film;
    this.sizes = film ? halve(film) : [];
    this.sampled.clear();
    this.picture = null;
  }

  setMaps(maps) {
    this.maps = maps;
    this.sampled.clear();
  }

  setGreys(table) {
    this.greys = table;
  }

  setColours(table) {
    this.colours = table;
    this.shaded = "";
  }

  draw(panes, view, look) {
    this.context.fillStyle = "#000";
    this.context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    if (!this.film) return;
    this.shade(look);
    panes.forEach((pane) => this.drawPane(pane, view, look));
  }

  drawPane(pane, view, look) {
    const frame = this.frame(pane, view);
    const { width, height } = frame;
    if (width < 1 || height < 1) return;
    if (this.picture?.width !== width || this.picture.height !== height) {
      this.picture = this.context.createImageData(width, height);
      this.out = new Uint32Array(this.picture.data.buffer);
    }
    const { out, greys, shades } = this;
    const levels = this.levels(frame);
    const strengths = pane.map === null ? null : this.strengths(pane.map, frame, look);
    out.fill(BLACK);
    for (let row = frame.top; row < frame.bottom; row += 1) {
      const end = row * width + frame.right;
      for (let spot = row * width + frame.left; spot < end; spot += 1) {
        out[spot] = shades[greys[levels[spot]] | (strengths ? strengths[spot] << 8 : 0)];
      }
    }
    const [x, y] = [Math.round(pane.x), Math.round(pane.y)];
    const first = Math.max(0, Math.round((pane.clip ?? pane.x) - pane.x));
    this.context.putImageData(this.picture, x, y, first, 0, width - first, height);
  }

  /** Return what of the image lies where in a pane: the middle of its first pixel, and the pixels that show any of it. */
  frame(pane, view) {
    const [width, height] = [Math.round(pane.width), Math.round(pane.height)];
    const scale = scaleOf(view, pane, this.film);
    const first = toImage({ x: 0.5, y: 0.5 }, view, pane, this.film);
    const inside = (start, side, length) =>
      [Math.ceil(-start * scale), Math.ceil((side - start) * scale)].map((at) => Math.min(length, Math.max(0, at)));
    const [left, right] = inside(first.x, this.film.width, width);
    const [top, bottom] = inside(first.y, this.film.height, height);
    return { width, height, scale, first, left, right, top, bottom, key: [width, height, view.x, view.y, view.zoom].join() };
  }

  /** Return the level in each pixel of a pane, bilinear. */
  levels(frame) {
    return this.once("levels", frame.key, Uint16Array, frame, (values) => {
      const sharpest = Math.max(0, Math.floor(Math.log2(1 / frame.scale)));
      const size = this.sizes[Math.min(this.sizes.length - 1, sharpest)];
      const { pixels } = size;
      const across = weights(frame.left, frame.right, frame.first.x, frame.scale, this.film.width, size.width);
      const down = weights(frame.top, frame.bottom, frame.first.y, frame.scale, this.film.height, size.height);
      for (let row = frame.top; row < frame.bottom; row += 1) {
        const [above, below] = [down.first[row] * size.width, down.second[row] * size.width];
        const part = down.part[row];
        for (let column = frame.left, spot = row * frame.width + column; column < frame.right; column += 1, spot += 1) {
          const [one, two] = [across.first[column], across.second[column]];
          const upper = pixels[above + one] + (pixels[above + two] - pixels[above + one]) * across.part[column];
          const lower = pixels[below + one] + (pixels[below + two] - pixels[below + one]) * across.part[column];
          values[spot] = upper + (lower - upper) * part + 0.5;
        }
      }
    });
  }

  /** Return the strength, 0..255, of a map in each pixel of a pane; of contours 0 but on a line. */
  strengths(index, frame, look) {
    const map = this.maps[index];
    const contours = look.style === "contours";
    return this.once(`map ${index}`, [frame.key, look.top, contours].join(), Uint8Array, frame, (values) => {
      const across = weights(frame.left, frame.right, frame.first.x, frame.scale, this.film.width, map.width);
      const down = weights(frame.top, frame.bottom, frame.first.y, frame.scale, this.film.height, map.height);
      const line = new Float32Array(map.width);
      for (let row = frame.top; row < frame.bottom; row += 1) {
        const [above, below] = [down.first[row] * map.width, down.second[row] * map.width];
        for (let cell = 0; cell < map.width; cell += 1) {
          const upper = map.values[above + cell];
          line[cell] = ((upper + (map.values[below + cell] - upper) * down.part[row]) / look.top) * 255;
        }
        for (let column = frame.left, spot = row * frame.width + column; column < frame.right; column += 1, spot += 1) {
          const one = line[across.first[column]];
          const value = one + (line[across.second[column]] - one) * across.part[column];
          values[spot] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
        }
      }
      if (contours) keepContours(values, frame);
    });
  }

  /** Return values for each pixel of a pane, computed anew only where the key is another. */
  once(name, key, kind, { width, height }, fill) {
    const kept = this.sampled.get(name);
    if (kept?.key === key) return kept.values;
    const values = kept?.values.length === width * height ? kept.values : new kind(width * height);
    fill(values);
    this.sampled.set(name, { key, values });
    return values;
  }

  /** Bring the look-up table of colours up to date. */
  shade({ style, opacity }) {
    const contours = style === "contours";
    if (this.shaded === `${style} ${opacity}`) return;
    this.shaded = `${style} ${opacity}`;
    for (let strength = 0, entry = 0; strength < 256; strength += 1) {
      const share = !strength ? 0 : contours ? 1 : (opacity * strength) / 255;
      const [red, green, blue] = this.colours ? this.colours.subarray(4 * strength, 4 * strength + 3) : [0, 0, 0];
      for (let grey = 0; grey < 256; grey += 1, entry += 1) {
        const part = (colour) => (grey + share * (colour - grey) + 0.5) & 255;
        this.shades[entry] = BLACK | (part(blue) << 16) | (part(green) << 8) | part(red);
      }
    }
  }

  dispose() {
    this.setFilm(null);
    this.setMaps([]);
    this.out = this.greys = this.colours = null;
  }
}

/** Return for each pixel of a pane the two cells of a grid that it lies between, and how near it is to the second. */
function weights(from, to, start, scale, side, count) {
  const [first, second, part] = [new Int32Array(to), new Int32Array(to), new Float32Array(to)];
  for (let place = from; place < to; place += 1) {
    const at = Math.min(count - 1, Math.max(0, ((start + place / scale) / side) * count - 0.5));
    first[place] = at;
    second[place] = Math.min(count - 1, first[place] + 1);
    part[place] = at - first[place];
  }
  return { first, second, part };
}

/** Leave of strengths those on either side of a contour. */
function keepContours(values, { width, left, right, top, bottom }) {
  const step = Uint8Array.from({ length: 256 }, (_, strength) =>
    Math.min(CONTOURS, Math.floor((strength * (CONTOURS + 1)) / 255 + 1e-6)));
  const bands = values.map((strength) => step[strength]);
  for (let row = top; row < bottom; row += 1) {
    const [above, below] = [row > top ? width : 0, row + 1 < bottom ? width : 0];
    for (let column = left, spot = row * width + column; column < right; column += 1, spot += 1) {
      const band = bands[spot];
      const same = (column === left || band === bands[spot - 1]) && (column + 1 === right || band === bands[spot + 1]);
      if (same && band === bands[spot - above] && band === bands[spot + below]) values[spot] = 0;
    }
  }
}
