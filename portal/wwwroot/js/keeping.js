// Saves a form by itself a moment after something was typed. Without it, the Save buttons do.
const form = document.querySelector("form[data-keep]");
const kept = document.querySelector("[data-kept]");
let timer;
let saving = Promise.resolve();

async function keep() {
  kept.textContent = "Saving …";
  try {
    const answer = await fetch(form.action + "?handler=Keep", { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    if (answer.ok && said.revision) {
      form.elements.revision.value = said.revision;
      kept.textContent = "Saved at " + new Date().toLocaleTimeString();
    } else {
      kept.textContent = said.message ?? "Not saved: the hub refused. Use the Save button to see why.";
    }
  } catch {
    kept.textContent = "Not saved: the hub cannot be reached. It is tried again with your next change.";
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => { saving = saving.then(keep); }, 1500);
});

// What the button posts must name the revision of the save that is under way.
form?.addEventListener("submit", async event => {
  if (form.dataset.leaving) { return; }
  event.preventDefault();
  clearTimeout(timer);
  await saving;
  form.dataset.leaving = "yes";
  // A form does not submit again before the event of its first try is over.
  setTimeout(() => form.requestSubmit(event.submitter));
});
