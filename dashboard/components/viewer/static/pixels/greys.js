// Windows: the grey of each level of a film, as model_zoo/imaging/windowing.py computes it.

/**
 * Return the grey of each of 65,536 levels.
 *
 * @param film - with values, levels, inverted and padding, levels that are no part of the image and drawn dark
 * @param window - {centre, width, function}, or {table}, greys by level
 * @param {boolean} inverted - whether greys are turned round
 */
export function greyTable(film, window, inverted) {
  const table = new Uint8Array(65536);
  const { values, levels } = film;
  const { centre, width } = window;
  const turned = inverted !== (film.inverted && !window.table);
  const rise = window.function === "LINEAR" ? Math.max(width - 1, 1e-6) : width;
  const low = centre - width / 2;
  for (let level = 0; level < levels; level += 1) {
    let grey;
    if (window.table) grey = window.table[level];
    else if (window.function === "SIGMOID") grey = 255 / (1 + Math.exp((-4 * (values[level] - centre)) / width));
    else grey = Math.min(255, Math.max(0, (255 * (values[level] - low)) / rise));
    table[level] = (turned ? 255 - grey : grey) + 0.5;
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
