// Windows: the grey of each level of a film, as model_zoo/imaging/windowing.py computes it.

/** Return the grey, 0..255, of a modality value in a window {centre, width, function}. */
export function greyOf(value, { centre, width, function: name }) {
  if (name === "SIGMOID") return 255 / (1 + Math.exp(Math.min(700, Math.max(-700, (-4 * (value - centre)) / width))));
  const rise = name === "LINEAR" ? Math.max(width - 1, 1e-6) : width;
  return 255 * Math.min(1, Math.max(0, (value - (centre - width / 2)) / rise));
}

/**
 * Return the grey of each of 65,536 levels.
 *
 * @param film - with values, levels, inverted and padding, levels that are no part of the image and drawn dark
 * @param window - {centre, width, function}, or {table}, greys by level
 * @param {boolean} inverted - whether greys are turned round
 */
export function greyTable(film, window, inverted) {
  const table = new Uint8Array(65536);
  for (let level = 0; level < film.levels; level += 1) {
    let grey = window.table ? window.table[level] : greyOf(film.values[level], window);
    if (!window.table && film.inverted) grey = 255 - grey;
    table[level] = Math.round(inverted ? 255 - grey : grey);
  }
  if (film.padding) table.fill(0, film.padding[0], film.padding[1] + 1);
  return table;
}

/**
 * Return a window changed by dragging: across changes its width, down its centre.
 *
 * @param {{low: number, high: number}} range - of the film's values
 */
export function draggedWindow(window, range, across, down) {
  const whole = range.high - range.low;
  const step = Math.max(window.width, whole / 50) / 300;
  const least = window.function === "LINEAR" ? Math.max(1, whole / 1000) : whole / 1000;
  const width = Math.min(2 * whole, Math.max(least, window.width + step * across));
  const centre = Math.min(range.high, Math.max(range.low, window.centre + step * down));
  return { centre, width, function: window.function };
}
