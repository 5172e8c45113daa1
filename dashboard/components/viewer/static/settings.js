// How the visitor likes to see radiographs: kept from film to film and from page to page, in this tab alone. Nothing of
// a radiograph is among it.

const PLACE = "thoraxlens-viewer";
const FIRST = {
  heat: true, // whether the heat map is shown
  opacity: 0.35,
  style: "colours", // or contours
  colours: "",
  layout: "", // side, swipe or overlay; empty for what suits the width
  preset: "shown", // kind of the window: shown, file 1, file 2, ... or range
  tool: "window", // or pan
  more: false, // whether all controls are shown where there is little room
};

export const settings = { ...FIRST, ...stored() };

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
  } catch {
    return {};
  }
}

/** Change settings, and keep them. */
export function keepSettings(changed) {
  Object.assign(settings, changed);
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(settings));
  } catch {
    // Kept while the page is open, then.
  }
}
