// Geometry: where on the screen which part of an image lies. A view is {x, y, zoom}: the point of the image in the
// middle of its pane, in shares of its sides, and the magnification, of which 1 shows the whole image.

export const WHOLE = { x: 0.5, y: 0.5, zoom: 1 };
const CLOSEST = 40; // screen pixels that a pixel of the image may take

/** Return how many screen pixels a pixel of the image takes. */
export function scaleOf(view, pane, image) {
  return view.zoom * Math.min(pane.width / image.width, pane.height / image.height);
}

/** Return the point of the image, in its pixels, under a point of the pane. */
export function toImage(point, view, pane, image) {
  const scale = scaleOf(view, pane, image);
  return {
    x: view.x * image.width + (point.x - pane.width / 2) / scale,
    y: view.y * image.height + (point.y - pane.height / 2) / scale,
  };
}

/** Return a view whose middle lies on the image and whose magnification is within limits. */
export function bounded(view, pane, image) {
  const most = CLOSEST / Math.min(pane.width / image.width, pane.height / image.height);
  const zoom = Math.min(Math.max(1, most), Math.max(1, view.zoom));
  const within = (middle, side, length) => {
    const half = length / (2 * side * scaleOf({ zoom }, pane, image));
    return half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, middle));
  };
  return { x: within(view.x, image.width, pane.width), y: within(view.y, image.height, pane.height), zoom };
}

/** Return a view moved by so many screen pixels. */
export function panned(view, pane, image, across, down) {
  const scale = scaleOf(view, pane, image);
  const moved = { ...view, x: view.x - across / scale / image.width, y: view.y - down / scale / image.height };
  return bounded(moved, pane, image);
}

/** Return a view magnified by a factor, with the image under a point of the pane staying there. */
export function zoomed(view, pane, image, factor, point = { x: pane.width / 2, y: pane.height / 2 }) {
  const fixed = toImage(point, view, pane, image);
  const { zoom } = bounded({ ...view, zoom: view.zoom * factor }, pane, image);
  const scale = scaleOf({ zoom }, pane, image);
  const middle = {
    x: (fixed.x - (point.x - pane.width / 2) / scale) / image.width,
    y: (fixed.y - (point.y - pane.height / 2) / scale) / image.height,
  };
  return bounded({ ...middle, zoom }, pane, image);
}

/** Return the view that shows a part [left, top, right, bottom], in shares of the image's sides. */
export function viewOf([left, top, right, bottom], pane, image) {
  const whole = Math.min(pane.width / image.width, pane.height / image.height);
  const wide = pane.width / ((right - left) * image.width * whole);
  const high = pane.height / ((bottom - top) * image.height * whole);
  return bounded({ x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.min(wide, high) }, pane, image);
}

/**
 * Return panes {x, y, width, height} that fill a stage in rows: as many columns as show the image largest.
 *
 * @param {number} caption - left free above each pane
 * @param {number} gap - between panes
 */
export function tiles(count, stage, image, caption = 0, gap = 4) {
  let best = { scale: 0, columns: 1 };
  for (let columns = 1; columns <= count; columns += 1) {
    const size = tileSize(count, columns, stage, caption, gap);
    const scale = Math.min(size.width / image.width, size.height / image.height);
    if (scale > best.scale) best = { scale, columns };
  }
  const { width, height } = tileSize(count, best.columns, stage, caption, gap);
  return Array.from({ length: count }, (_, place) => ({
    x: (place % best.columns) * (width + gap),
    y: Math.floor(place / best.columns) * (height + caption + gap) + caption,
    width,
    height,
  }));
}

function tileSize(count, columns, stage, caption, gap) {
  const rows = Math.ceil(count / columns);
  const height = (stage.height - gap * (rows - 1)) / rows - caption;
  return { width: (stage.width - gap * (columns - 1)) / columns, height: Math.max(1, height) };
}
