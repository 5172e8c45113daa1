// What Streamlit calls: with bytes for a radiograph that is to be held, with an object for a viewer that is to be shown.

import { decodeFilm, dropFilm, keepFilm } from "./pixels/film.js";
import { Viewer } from "./viewer.js";

const carriers = new WeakMap(); // by where Streamlit mounts them
const viewers = new Map();
const replacing = new Map(); // rules that hide pictures, and how many viewers stand in their place
let unable = false; // whether this browser could not decode a film, and so shows pictures

export default function ({ data, parentElement }) {
  return data instanceof Uint8Array ? carry(parentElement, data) : view(parentElement, data[0]);
}

/** Hold the film of a payload for as long as this is mounted. */
function carry(place, data) {
  const carrier = carriers.get(place) ?? { held: null, latest: null };
  carriers.set(place, carrier);
  carrier.latest = data;
  decodeFilm(data).then(
    (film) => {
      if (carrier.latest !== data) return; // another has come, or this one is gone
      if (film.id !== carrier.held) {
        keepFilm(film);
        dropFilm(carrier.held);
        carrier.held = film.id;
      }
    },
    (error) => {
      console.error("The radiograph could not be decoded:", error.name);
      unable = true;
      [...viewers.keys()].forEach(end);
    },
  );
  return () => {
    carriers.delete(place);
    carrier.latest = null;
    dropFilm(carrier.held);
    carrier.held = null;
  };
}

/** Show a viewer; the pictures of the page that it replaces stay where it fails. */
function view(place, data) {
  let viewer = viewers.get(place);
  if (unable) return undefined;
  try {
    if (viewer) {
      viewer.update(data);
    } else {
      viewer = new Viewer(data);
      viewers.set(place, viewer);
      place.append(viewer.root);
      replace(data.replaces, 1);
      viewer.replaced = data.replaces;
    }
  } catch (error) {
    console.error("The viewer failed:", error);
    end(place);
  }
  return () => end(place);
}

function end(place) {
  const viewer = viewers.get(place);
  if (!viewer) return;
  viewers.delete(place);
  replace(viewer.replaced, -1);
  viewer.dispose();
}

/** Hide the container of this key, or show it again once no viewer is in its place. */
function replace(key, change) {
  if (!key) return;
  const entry = replacing.get(key) ?? { count: 0, style: document.createElement("style") };
  replacing.set(key, entry);
  entry.count += change;
  if (entry.count > 0) {
    const name = `.st-key-${CSS.escape(key)}`;
    // With what is around it, which would leave gaps; so would what carries the film.
    entry.style.textContent = `${name}, [data-testid=stLayoutWrapper]:has(> ${name}), .st-key-viewer_film { display: none; }`;
    document.head.append(entry.style);
  } else {
    entry.style.remove();
  }
}
