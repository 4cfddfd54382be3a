// Uploads by tus 1.0: piece by piece, with pause, and on from where it was after a failure or another start of the browser.
const form = document.querySelector("form[data-upload]");
const piece = 16 << 20;
const [bar, told, pause] = ["progress", "[data-told]", "[data-pause]"].map(each => form.querySelector(each));
const token = form.querySelector("input[name=__RequestVerificationToken]").value;
const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
let waiting = null;

form.querySelector("[data-without]").textContent = "Of any size. You can drop files and folders here. Uploads go on after an interruption: choose the same files again.";

function send(method, address, headers, body) {
  return fetch(address, { method, body, headers: { "Tus-Resumable": "1.0.0", RequestVerificationToken: token, ...headers } });
}

async function refuse(answer, path) {
  const said = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(`${path}: ${said.detail ?? "the hub answered " + answer.status}`), { final: answer.status < 500 && answer.status !== 409 });
}

async function open(file, path) {
  const key = `upload ${form.dataset.upload} ${path} ${file.size} ${file.lastModified}`;
  const known = localStorage.getItem(key);
  const answer = known && await send("HEAD", known, {});
  if (answer?.ok) {
    return { address: known, offset: Number(answer.headers.get("Upload-Offset")), key };
  }

  const made = await send("POST", "/api/uploads", { "Upload-Length": file.size, "Upload-Metadata": `deposit ${base64(form.dataset.upload)},path ${base64(path)}` });
  if (!made.ok) {
    await refuse(made, path);
  }

  localStorage.setItem(key, made.headers.get("Location"));
  return { address: made.headers.get("Location"), offset: 0, key };
}

async function upload({ file, path }, sent) {
  const at = await open(file, path);
  while (at.offset < file.size) {
    await waiting?.promise;
    const answer = await send("PATCH", at.address, { "Upload-Offset": at.offset, "Content-Type": "application/offset+octet-stream" }, file.slice(at.offset, at.offset + piece));
    if (!answer.ok) {
      await refuse(answer, path);
    }

    at.offset = Number(answer.headers.get("Upload-Offset"));
    sent(path, at.offset);
  }

  localStorage.removeItem(at.key);
}

async function patiently(item, sent) {
  for (let pauseFor = 1; ; pauseFor = Math.min(pauseFor * 2, 60)) {
    try {
      return await upload(item, sent);
    } catch (failure) {
      if (failure.final) {
        throw failure;
      }

      told.textContent = `The hub cannot be reached; it is tried again in ${pauseFor} s.`;
      await new Promise(resolve => setTimeout(resolve, pauseFor * 1000));
    }
  }
}

async function take(items) {
  const total = items.reduce((sum, item) => sum + item.file.size, 0);
  const refused = [];
  let done = 0;
  form.querySelector("[data-progress]").hidden = false;
  for (const [index, item] of items.entries()) {
    const sent = (path, offset) => {
      bar.value = total === 0 ? 1 : (done + offset) / total;
      told.textContent = `${index + 1} of ${items.length}: ${path}, ${Math.floor(bar.value * 100)} %`;
    };
    sent(item.path, 0);
    await patiently(item, sent).catch(failure => refused.push(failure.message));
    done += item.file.size;
  }

  if (refused.length === 0) {
    location.reload();
  }

  told.textContent = `${items.length - refused.length} of ${items.length} files are in. Refused: ${refused.join(" ")}`;
}

async function within(entry, path) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: path + file.name }];
  }

  const reader = entry.createReader();
  const all = [];
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length > 0;) {
    all.push(...some);
  }

  return (await Promise.all(all.map(each => within(each, path + entry.name + "/")))).flat();
}

form.addEventListener("submit", event => {
  event.preventDefault();
  const chosen = [...form.querySelectorAll("input[type=file]")].flatMap(input => [...input.files]);
  if (chosen.length > 0) {
    take(chosen.map(file => ({ file, path: file.webkitRelativePath || file.name })));
  }
});

form.addEventListener("dragover", event => event.preventDefault());
form.addEventListener("drop", async event => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
  take((await Promise.all(entries.map(entry => within(entry, "")))).flat());
});

pause.addEventListener("click", () => {
  if (waiting) {
    waiting.go();
    waiting = null;
  } else {
    waiting = {};
    waiting.promise = new Promise(resolve => { waiting.go = resolve; });
  }

  pause.textContent = waiting ? "Go on" : "Pause";
});
