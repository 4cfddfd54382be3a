// Shows runs as they go; without it the page shows how they stood when it was made.
const marked = [...document.querySelectorAll("[data-archive]")];
if (marked.length > 0) {
  const stream = new EventSource("/api/archives/progress");
  stream.onmessage = event => {
    const now = JSON.parse(event.data);
    for (const place of marked.filter(each => each.dataset.archive === now.archive)) {
      const bar = place.querySelector("progress");
      bar.hidden = now.ended;
      if (now.expected > 0) { bar.max = now.expected; bar.value = now.seen; } else { bar.removeAttribute("value"); }
      const count = (number, word) => `${number.toLocaleString("en")}\u00a0${word}`;
      place.querySelector("[data-progress]").textContent =
        [count(now.seen, "seen"), count(now.new, "new"), count(now.changed, "changed"), count(now.unchanged, "unchanged"), count(now.failed, "failed")].join(" · ") + (now.ended ? ` – ${now.state}` : "");
    }
  };
}
