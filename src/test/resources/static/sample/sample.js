document.documentElement.dataset.sample = "there";
