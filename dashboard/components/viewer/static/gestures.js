// Pointer, wheel and touch on the images: one pointer drags, two pinch, the wheel zooms.

/**
 * Have a stage take gestures.
 *
 * @param {HTMLElement} stage
 * @param {object} act - what to do: drag(kind, across, down), zoom(factor, point), move(point), point(point), leave(),
 *   start(point, event), which returns the kind of drag, twice(), and tall(), whether the stage hides the page
 * @param {AbortSignal} signal - ends it
 */
export function listen(stage, act, signal) {
  const pointers = new Map();
  let kind = "";
  const on = (name, tell, options = {}) => stage.addEventListener(name, tell, { signal, ...options });
  const place = (event) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  on("pointerdown", (event) => {
    if (event.button > 2) return;
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    kind = pointers.size > 1 ? "pinch" : act.start(place(event), event);
    act.point(place(event));
  });
  on("pointermove", (event) => {
    const now = place(event);
    const before = pointers.get(event.pointerId);
    act.point(now);
    if (!before) return;
    if (kind === "pinch" && pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const middle = (point) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
      const apart = (point) => Math.hypot(point.x - other.x, point.y - other.y);
      act.zoom(apart(now) / Math.max(1, apart(before)), middle(now));
      act.drag("pan", (now.x - before.x) / 2, (now.y - before.y) / 2, now);
    } else if (kind !== "pinch") {
      act.drag(kind, now.x - before.x, now.y - before.y, now);
    }
    pointers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    on(end, (event) => {
      pointers.delete(event.pointerId);
      if (!pointers.size) kind = "";
    });
  }
  on("pointerleave", () => act.leave());
  on("wheel", (event) => {
    if (act.tall() && !event.ctrlKey && !event.metaKey) return; // the page scrolls
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    act.zoom(Math.exp(-0.0015 * lines * Math.max(-300, Math.min(300, event.deltaY))), place(event));
  }, { passive: false });
  on("dblclick", () => act.twice());
  on("contextmenu", (event) => event.preventDefault()); // its button pans
}
