// Shows while one types how inboxes cut the title line off.
const part = document.querySelector("[data-subject]");
const field = part && document.getElementById(part.dataset.subject);
field?.addEventListener("input", () => {
  part.querySelectorAll(".inbox-subject").forEach((line) => {
    line.textContent = field.value;
  });
});
