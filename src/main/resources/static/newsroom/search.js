// »/« goes to the search field, unless one is writing.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("find");
  if (event.key === "/" && field && !event.ctrlKey && !event.altKey && !event.metaKey && !event.target.closest("input, textarea, select, [contenteditable]")) {
    event.preventDefault();
    field.focus();
  }
});
