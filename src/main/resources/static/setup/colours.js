// Shows what the colours come to while they are typed; without scripts the button beside them does it.
const form = document.querySelector("form[data-colours]");
let waiting;
let latest = 0;

form?.addEventListener("input", (event) => {
  if (event.target.name === "brand" || event.target.name === "accent") {
    clearTimeout(waiting);
    waiting = setTimeout(show, 250);
  }
});

// What was typed before the script was there.
if (["brand", "accent"].some((name) => form && form.elements[name].value !== form.elements[name].defaultValue)) {
  show();
}

async function show() {
  const number = ++latest;
  const fields = new FormData(form);
  fields.delete("arms");
  fields.set("look", "true");
  const answer = await fetch(form.action, { method: "POST", body: fields });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const colours = page.getElementById("colours");
  if (colours && number === latest) {
    document.getElementById("colours").replaceChildren(...colours.childNodes);
  }
}
