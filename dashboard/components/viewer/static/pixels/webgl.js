// Drawing by WebGL 2: a film as whole numbers in a texture, greys and colours looked up in each pixel of the screen.

import { halve } from "./film.js";
import { CONTOURS } from "./evidence.js";
import { scaleOf, toImage } from "./view.js";

const VERTEX = `#version 300 es
void main() { gl_Position = vec4(vec2[3](vec2(-1, -1), vec2(3, -1), vec2(-1, 3))[gl_VertexID], 0, 1); }`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D film;  // levels
uniform sampler2D greys;  // of level 256 * row + column
uniform sampler2D heat;  // values of the map
uniform sampler2D colours;
uniform vec2 corner;  // of the pane on the canvas, from its lower left, and what lies there
uniform vec2 origin;  // point of the image there, in shares of its sides
uniform vec2 perPixel;  // shares of the image's sides that a pixel of the screen covers
uniform int lod;
uniform int style;  // 0 without a heat map, 1 colours, 2 contours
uniform float opacity, top, line;
out vec4 colour;

float levelAt(vec2 place) {
  ivec2 size = textureSize(film, lod);
  vec2 at = clamp(place * vec2(size) - 0.5, vec2(0), vec2(size - 1));
  ivec2 one = ivec2(at), two = min(one + 1, size - 1);
  vec2 part = fract(at);
  vec4 four = vec4(
    texelFetch(film, one, lod).r, texelFetch(film, ivec2(two.x, one.y), lod).r,
    texelFetch(film, ivec2(one.x, two.y), lod).r, texelFetch(film, two, lod).r);
  vec2 rows = mix(four.xz, four.yw, part.x);
  return mix(rows.x, rows.y, part.y);
}

float heatAt(vec2 place) {
  ivec2 size = textureSize(heat, 0);
  vec2 at = clamp(place * vec2(size) - 0.5, vec2(0), vec2(size - 1));
  ivec2 one = ivec2(at), two = min(one + 1, size - 1);
  vec2 part = fract(at);
  vec4 four = vec4(
    texelFetch(heat, one, 0).r, texelFetch(heat, ivec2(two.x, one.y), 0).r,
    texelFetch(heat, ivec2(one.x, two.y), 0).r, texelFetch(heat, two, 0).r);
  vec2 rows = mix(four.xz, four.yw, part.x);
  return mix(rows.x, rows.y, part.y);
}

void main() {
  vec2 place = origin + vec2(gl_FragCoord.x - corner.x, corner.y - gl_FragCoord.y) * perPixel;
  uint level = uint(levelAt(place) + 0.5);
  vec3 grey = vec3(texelFetch(greys, ivec2(level & 255u, level >> 8), 0).r);
  float strength = style == 0 ? 0.0 : clamp(heatAt(place) / top, 0.0, 1.0);
  vec3 shown = grey;
  if (style == 1) {
    shown = mix(grey, texelFetch(colours, ivec2(strength * 255.0 + 0.5, 0), 0).rgb, opacity * strength);
  } else if (style == 2) {
    float at = strength * float(${CONTOURS + 1});
    float off = abs(at - round(at)) / max(fwidth(at), 1e-6);
    float drawn = (1.0 - smoothstep(line - 0.7, line + 0.7, off)) * step(0.5, at) * step(at, float(${CONTOURS}) + 0.5);
    shown = mix(grey, texelFetch(colours, ivec2(strength * 255.0 + 0.5, 0), 0).rgb, drawn);
  }
  bool inside = all(greaterThanEqual(place, vec2(0))) && all(lessThanEqual(place, vec2(1)));
  colour = vec4(inside ? shown : vec3(0), 1);
}`;

/** Draws panes on a canvas. Throws where there is no WebGL 2, or no graphics card behind it. */
export class WebglRenderer {
  name = "webgl2";

  constructor(canvas) {
    const form = { alpha: false, antialias: false, depth: false, failIfMajorPerformanceCaveat: true };
    this.gl = canvas.getContext("webgl2", form);
    if (!this.gl) throw new Error("no WebGL 2");
    // Where the processor only plays the graphics card, software.js takes a fraction of the time.
    const about = this.gl.getExtension("WEBGL_debug_renderer_info");
    const card = about ? this.gl.getParameter(about.UNMASKED_RENDERER_WEBGL) : "";
    if (/swiftshader|llvmpipe|software|basic render/i.test(card)) {
      this.gl.getExtension("WEBGL_lose_context")?.loseContext();
      throw new Error(card);
    }
    this.canvas = canvas;
    this.program = this.link();
    this.places = new Map();
    this.textures = { greys: this.gl.createTexture(), colours: this.gl.createTexture() };
    this.heats = [];
  }

  /** Take a film, or none, of which nothing is then kept. */
  setFilm(film) {
    const { gl } = this;
    gl.deleteTexture(this.film);
    this.film = null;
    this.image = film;
    if (!film) return;
    const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE);
    const sizes = halve(film).filter(({ width, height }) => Math.max(width, height) <= largest);
    const [inside, type] = film.depth === 1 ? [gl.R8UI, gl.UNSIGNED_BYTE] : [gl.R16UI, gl.UNSIGNED_SHORT];
    this.film = this.texture(gl.createTexture(), gl.NEAREST_MIPMAP_NEAREST);
    gl.texStorage2D(gl.TEXTURE_2D, sizes.length, inside, sizes[0].width, sizes[0].height);
    sizes.forEach(({ width, height, pixels }, level) => {
      gl.texSubImage2D(gl.TEXTURE_2D, level, 0, 0, width, height, gl.RED_INTEGER, type, pixels);
    });
    this.levels = sizes.length;
    this.full = sizes[0].width;
  }

  /** Take the maps of all panes, null for none. */
  setMaps(maps) {
    const { gl } = this;
    this.heats.forEach((heat) => gl.deleteTexture(heat));
    this.heats = maps.map((map) => {
      if (!map) return null;
      const heat = this.texture(gl.createTexture());
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, map.width, map.height, 0, gl.RED, gl.FLOAT, map.values);
      return heat;
    });
  }

  /** Take the greys of all levels, as `greyTable` returns them. */
  setGreys(table) {
    const { gl } = this;
    this.texture(this.textures.greys);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, 256, 256, 0, gl.RED, gl.UNSIGNED_BYTE, table);
  }

  /** Take the colours of a map, as `colourTable` returns them. */
  setColours(table) {
    const { gl } = this;
    this.texture(this.textures.colours);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 256, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, table);
  }

  /**
   * Draw panes.
   *
   * @param {Array<object>} panes - x, y, width and height on the canvas, in its pixels; map, index or null; and clip,
   *   the x from which on the pane is drawn
   * @param {object} view - as view.js has it
   * @param {{style: string, opacity: number, top: number}} look
   */
  draw(panes, view, look) {
    const { gl } = this;
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (!this.film) return;
    gl.useProgram(this.program);
    gl.enable(gl.SCISSOR_TEST);
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    this.bind(0, this.film, "film");
    this.bind(1, this.textures.greys, "greys");
    this.bind(3, this.textures.colours, "colours");
    gl.uniform1f(this.place("opacity"), look.opacity);
    gl.uniform1f(this.place("top"), look.top);
    gl.uniform1f(this.place("line"), look.line);
    for (const pane of panes) this.drawPane(pane, view, look);
  }

  drawPane(pane, view, look) {
    const { gl, image } = this;
    const heat = pane.map === null ? null : this.heats[pane.map];
    const first = Math.max(pane.x, pane.clip ?? pane.x);
    const bottom = this.canvas.height - pane.y - pane.height;
    gl.scissor(Math.round(first), Math.round(bottom), Math.round(pane.x + pane.width - first), Math.round(pane.height));
    const scale = scaleOf(view, pane, image);
    const origin = toImage({ x: 0, y: 0 }, view, pane, image);
    const sharpest = Math.max(0, Math.floor(Math.log2(this.full / (image.width * scale))));
    gl.uniform1i(this.place("lod"), Math.min(this.levels - 1, sharpest));
    gl.uniform2f(this.place("corner"), pane.x, this.canvas.height - pane.y);
    gl.uniform2f(this.place("origin"), origin.x / image.width, origin.y / image.height);
    gl.uniform2f(this.place("perPixel"), 1 / scale / image.width, 1 / scale / image.height);
    gl.uniform1i(this.place("style"), heat ? { colours: 1, contours: 2 }[look.style] : 0);
    this.bind(2, heat ?? this.textures.colours, "heat");
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Give everything back. */
  dispose() {
    this.setFilm(null);
    this.setMaps([]);
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  texture(texture, smallest = this.gl.NEAREST) {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE7);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, smallest);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return texture;
  }

  bind(unit, texture, name) {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(this.place(name), unit);
  }

  place(name) {
    if (!this.places.has(name)) this.places.set(name, this.gl.getUniformLocation(this.program, name));
    return this.places.get(name);
  }

  link() {
    const { gl } = this;
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader));
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
    return program;
  }
}
