// Heat maps: values on a coarse grid over the image, and the colours they are drawn in.

export const CONTOURS = 5;

/** Return the bytes that a text in base64 stands for. */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Return a map {width, height, values: Float32Array} of what the server sent. */
export function decodeMap({ width, height, values }) {
  return { width, height, values: new Float32Array(fromBase64(values).buffer) };
}

/** Return a map's value at a point, in shares of the image's sides; bilinear between the middles of its cells. */
export function valueAt(map, x, y) {
  const column = Math.min(map.width - 1, Math.max(0, x * map.width - 0.5));
  const row = Math.min(map.height - 1, Math.max(0, y * map.height - 0.5));
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [right, bottom] = [Math.min(left + 1, map.width - 1), Math.min(top + 1, map.height - 1)];
  const at = (i, j) => map.values[j * map.width + i];
  const above = at(left, top) + (column - left) * (at(right, top) - at(left, top));
  const below = at(left, bottom) + (column - left) * (at(right, bottom) - at(left, bottom));
  return above + (row - top) * (below - above);
}

/** Return 256 colours, RGBA bytes, between evenly spaced ones [red, green, blue]. */
export function colourTable(stops) {
  const table = new Uint8Array(1024);
  for (let place = 0; place < 256; place += 1) {
    const along = (place / 255) * (stops.length - 1);
    const first = Math.min(Math.floor(along), stops.length - 2);
    for (let part = 0; part < 3; part += 1) {
      const [from, to] = [stops[first][part], stops[first + 1][part]];
      table[4 * place + part] = Math.round(from + (along - first) * (to - from));
    }
    table[4 * place + 3] = 255;
  }
  return table;
}
