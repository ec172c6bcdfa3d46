document.querySelector("#cake")?.setAttribute("autocomplete", "off");
