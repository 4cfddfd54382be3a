// Completes what is typed into the search box; without it the box offers what the page was made with.
const box = document.querySelector("#q");
const offered = document.querySelector("#completions");
let asked = new AbortController();
box.addEventListener("input", async event => {
  asked.abort();
  asked = new AbortController();
  // what was chosen from the list needs no completion
  if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") return;
  try {
    const answer = await fetch("/api/suggest?" + new URLSearchParams(new FormData(box.form)), { signal: asked.signal });
    if (!answer.ok) return;
    offered.replaceChildren(...(await answer.json()).map(each => Object.assign(document.createElement("option"), { value: each.text, label: each.label })));
  } catch (failure) {
    if (failure.name !== "AbortError") throw failure;
  }
});
