// Where the panes of a viewer lie, and what is said about the point under the pointer.

import { valueAt } from "./pixels/evidence.js";
import { tiles, toImage } from "./pixels/view.js";

export const LAYOUTS = ["side", "swipe", "overlay"];
const CAPTION = 66; // CSS pixels above each of more than two panes, which are too small to bear a title
const SMALLEST = 230; // CSS pixels of a pane's width
const SHARE = 0.74; // of the window's height that a row of images takes at most
const LEAST = 300; // CSS pixels that it may take in any case

/**
 * Return panes in CSS pixels: x, y, width, height; place, the index of what they show; map, the index of their heat map
 * or null; and clip, the x from which on they are drawn.
 *
 * @param {Array<number|null>} maps - of each of the images
 * @param {{layout: string, split: number, heat: boolean}} choice
 */
export function layPanes(maps, stage, image, { layout, split, heat }) {
  const shown = maps.map((map, place) => ({ map, place }));
  if (layout === "side") {
    const panes = tiles(shown.length, stage, image, captionHeight(shown.length));
    return panes.map((tile, place) => ({ ...tile, ...shown[place] }));
  }
  const covered = { x: 0, y: 0, ...stage, ...shown[1] };
  if (layout === "overlay" || !heat) return [covered];
  return [{ ...covered, ...shown[0] }, { ...covered, clip: split * stage.width }];
}

/** Return how high a stage of this width has to be for so many images side by side, and at most may be. */
export function stageHeight(count, wide, { width, height }) {
  const columns = Math.min(count, Math.max(1, Math.floor(wide / SMALLEST)));
  const rows = Math.ceil(count / columns);
  const needed = rows * (((wide / columns) * height) / width + captionHeight(count));
  return Math.round(Math.min(needed, rows * Math.max(LEAST, SHARE * window.innerHeight)));
}

/** Return how much is left free above each of so many panes. */
export function captionHeight(count) {
  return count > 2 ? CAPTION : 0;
}

/** Return whether a point of the stage lies in a pane. */
export function within(pane, { x, y }) {
  return x >= pane.x && x < pane.x + pane.width && y >= pane.y && y < pane.y + pane.height;
}

/** Return the place, value and evidence under a point of the stage, in words; empty where there is none. */
export function reading(point, panes, view, film, maps, { labels, language, scale }) {
  const pane = panes.findLast((one) => within(one, point) && point.x >= (one.clip ?? 0));
  if (!pane) return "";
  const at = toImage({ x: point.x - pane.x, y: point.y - pane.y }, view, pane, film);
  const [column, row] = [Math.floor(at.x), Math.floor(at.y)];
  if (column < 0 || row < 0 || column >= film.width || row >= film.height) return "";
  const value = film.values[film.pixels[row * film.width + column]];
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 3, useGrouping: false });
  const parts = [`x ${column * film.step}, y ${row * film.step}`, `${labels.value} ${plain.format(value)}`];
  // Beside a single heat map the radiograph alone tells the values of it too.
  const map = maps[pane.place] ?? (maps.length === 2 ? maps.find(Boolean) : null);
  if (map) {
    const evidence = valueAt(map, at.x / film.width, at.y / film.height);
    parts.push(`${scale.signed ? labels.evidence : labels.influence} ${figure(evidence, language)} ${scale.unit}`);
  }
  return parts.join(" · ");
}

/** Return a value of a heat map in a language, with its sign. */
export function figure(value, language) {
  const digits = Math.abs(value) < 0.095 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(language, { ...digits, signDisplay: "exceptZero" }).format(value);
}
