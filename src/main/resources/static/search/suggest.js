// Offers what there is while one types into a search field. Without it the field is sent as any other.
const PAUSE = 160;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const field = form.querySelector("input[type=search]");
  const place = document.createElement("div");
  place.className = "suggestions";
  place.hidden = true;
  field.after(place);
  let timer;
  let asked;

  const close = () => {
    place.hidden = true;
    place.replaceChildren();
  };

  const ask = async () => {
    asked?.abort();
    const words = field.value.trim();
    if (words.length < 2) {
      close();
      return;
    }
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words.slice(0, 200))}`, { signal: asked.signal });
      const html = answer.ok ? (await answer.text()).trim() : "";
      if (html && !answer.redirected) {
        place.innerHTML = html;
        place.hidden = false;
      } else {
        close();
      }
    } catch (problem) {
      if (problem.name !== "AbortError") {
        close();
      }
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  // The arrows go down the list and back up into the field.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !place.hidden) {
      event.preventDefault();
      close();
      field.focus();
      return;
    }
    if (place.hidden || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) {
      return;
    }
    const stops = [field, ...place.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (at >= 0 && next >= 0 && next < stops.length) {
      event.preventDefault();
      stops[next].focus();
    }
  });

  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      asked?.abort();
      clearTimeout(timer);
      close();
    }
  });

  form.addEventListener("submit", () => {
    asked?.abort();
    clearTimeout(timer);
  });
}
