// Radiographs that the server has sent, by their id: each once, for all viewers on the page, in memory alone.

const films = new Map();
const listeners = new Set();

/** Return a film, or undefined while it is not here. */
export function getFilm(id) {
  return films.get(id)?.film;
}

/** Return how many films are held. */
export function countFilms() {
  return films.size;
}

/** Call back whenever a film arrives or goes; returns what ends that. */
export function onFilms(callback) {
  listeners.add(callback);
  return () => listeners.delete(callback);
}

/** Hold a film, once more where it is held already. */
export function keepFilm(film) {
  const entry = films.get(film.id) ?? { film, holders: 0 };
  entry.holders += 1;
  films.set(film.id, entry);
  listeners.forEach((tell) => tell());
}

/** Let go of a film; where nobody else holds it, it is forgotten. */
export function dropFilm(id) {
  const entry = films.get(id);
  if (!entry) return;
  entry.holders -= 1;
  if (entry.holders > 0) return;
  films.delete(id);
  listeners.forEach((tell) => tell());
}

/**
 * Decode a payload of film_payload.py.
 *
 * @returns {Promise<object>} the header, with `values`, Float32Array by level, and `pixels`, the level of each pixel.
 */
export async function decodeFilm(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const packed = new Blob([bytes.subarray(4 + length)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const body = new Uint8Array(await new Response(packed).arrayBuffer());
  const values = new Float32Array(body.buffer, 0, header.levels);
  const planes = body.subarray(4 * header.levels);
  return { ...header, values, pixels: header.depth === 1 ? unfold8(header, planes) : unfold16(header, planes) };
}

function unfold8({ width, height }, planes) {
  const pixels = new Uint8Array(width * height);
  for (let row = 0, place = 0; row < height; row += 1) {
    for (let column = 0, level = 0; column < width; column += 1, place += 1) {
      const folded = planes[place];
      level = (level + ((folded >>> 1) ^ -(folded & 1))) & 0xff;
      pixels[place] = level;
    }
  }
  return pixels;
}

function unfold16({ width, height }, planes) {
  const pixels = new Uint16Array(width * height);
  for (let row = 0, place = 0, high = pixels.length; row < height; row += 1) {
    for (let column = 0, level = 0; column < width; column += 1, place += 1, high += 1) {
      const folded = planes[place] | (planes[high] << 8);
      level = (level + ((folded >>> 1) ^ -(folded & 1))) & 0xffff;
      pixels[place] = level;
    }
  }
  return pixels;
}

/**
 * Return a film at full size and at every half of it, down to about `least` pixels: each pixel the mean of four.
 *
 * @returns {Array<{width: number, height: number, pixels: Uint8Array|Uint16Array}>}
 */
export function halve(film, least = 128) {
  const sizes = [film];
  for (let from = film; Math.min(from.width, from.height) >= 2 * least; from = sizes.at(-1)) {
    const width = from.width >> 1;
    const height = from.height >> 1;
    const pixels = new from.pixels.constructor(width * height);
    for (let row = 0, place = 0; row < height; row += 1) {
      let above = 2 * row * from.width;
      let below = above + from.width;
      for (let column = 0; column < width; column += 1, place += 1, above += 2, below += 2) {
        const sum = from.pixels[above] + from.pixels[above + 1] + from.pixels[below] + from.pixels[below + 1];
        pixels[place] = (sum + 2) >> 2;
      }
    }
    sizes.push({ width, height, pixels });
  }
  return sizes;
}
