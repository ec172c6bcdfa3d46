// Dragging by a handle, with a pointer or a finger. The page scrolls at its edges, Escape and a lost finger take it back, and
// what was put on the page for it is cleared up by whoever began it.
const EDGE = 60;
const STEP = 8;

// Handles are looked for on the whole page, whatever becomes of it. `begin` gets the handle and returns what is carried, with
// `follow(x, y)`, which is called once a frame, and `end(isDropped)`; or nothing, where nothing is to be dragged now.
export function draggable(handles, begin) {
  document.addEventListener("pointerdown", (event) => {
    const handle = event.button === 0 && event.isPrimary ? event.target.closest?.(handles) : null;
    const drag = handle && begin(handle);
    if (drag) {
      event.preventDefault();
      carry(handle, event, drag);
    }
  });
}

function carry(handle, begun, { carried, follow, end }) {
  const listening = new AbortController();
  let { clientX: x, clientY: y } = begun;
  let frame;
  handle.setPointerCapture(begun.pointerId);
  carried.classList.add("is-dragged");

  const step = () => {
    follow(x, y);
    const edge = y < EDGE ? -STEP : y > window.innerHeight - EDGE ? STEP : 0;
    if (edge) {
      window.scrollBy(0, edge);
    }
    frame = requestAnimationFrame(step);
  };
  const finish = (isDropped) => {
    cancelAnimationFrame(frame);
    listening.abort();
    carried.classList.remove("is-dragged");
    end(isDropped);
  };
  const on = (target, kind, act, capture) => target.addEventListener(kind, act, { signal: listening.signal, capture });
  on(handle, "pointermove", (event) => {
    ({ clientX: x, clientY: y } = event);
    frame ??= requestAnimationFrame(step);
  });
  on(handle, "pointerup", () => finish(true));
  on(handle, "pointercancel", () => finish(false));
  on(document, "keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      finish(false);
    }
  }, true);
}
