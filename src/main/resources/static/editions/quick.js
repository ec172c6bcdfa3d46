// Scripts on the desk show the checks of mail and print when they are made, so whoever has saved something need not wait for them.
document.querySelectorAll("[name=quick]").forEach((field) => {
  field.value = "yes";
});
