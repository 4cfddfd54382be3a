// Uploads by tus 1.0: piece by piece, each with its SHA-256, with pause, and on from where it was after a failure or another start of the browser.
const form = document.querySelector("form[data-upload]");
const [area, bar, now, pause] = ["[data-progress]", "progress", "[data-now]", "[data-pause]"].map(each => form.querySelector(each));
const told = document.querySelector("[data-told]");
const token = form.querySelector("input[name=__RequestVerificationToken]").value;
const [smallest, largest, mostDamaged, mostReasons] = [1 << 20, 16 << 20, 5, 20];
const again = ["offset-differs", "upload-unknown", "checksum-mismatch"];
const base64 = bytes => btoa(String.fromCharCode(...bytes));
const text64 = text => base64(new TextEncoder().encode(text));
let piece = smallest;
let waiting = null;
let stop = new AbortController();
let items = [];

form.querySelector("[data-without]").textContent = "Of any size. You can drop files and folders here. Uploads go on after an interruption: choose the same files again.";

// What is said here is read out; it must be seldom. A page that was just loaded is not read out unless it changes.
const say = text => { told.textContent = text; };
const before = sessionStorage.getItem("uploaded");
sessionStorage.removeItem("uploaded");
setTimeout(() => before && say(before));

function send(method, address, headers, body) {
  return fetch(address, { method, body, signal: stop.signal, headers: { "Tus-Resumable": "1.0.0", RequestVerificationToken: token, ...headers } });
}

async function refuse(answer, path) {
  const said = await answer.json().catch(() => ({}));
  const final = answer.status < 500 && answer.status !== 429 && !again.includes(said.code);
  throw Object.assign(new Error(`${path}: ${said.detail ?? "the hub answered " + answer.status}`), { final, isAnswer: true, isDamage: said.code === "checksum-mismatch" });
}

async function open(file, path) {
  const key = `upload ${form.dataset.upload} ${path} ${file.size} ${file.lastModified}`;
  const known = localStorage.getItem(key);
  const answer = known && await send("HEAD", known, {});
  if (answer?.ok) {
    return { address: known, offset: Number(answer.headers.get("Upload-Offset")), key };
  }

  const made = await send("POST", "/api/uploads", { "Upload-Length": file.size, "Upload-Metadata": `deposit ${text64(form.dataset.upload)},path ${text64(path)}` });
  if (!made.ok) {
    await refuse(made, path);
  }

  localStorage.setItem(key, made.headers.get("Location"));
  return { address: made.headers.get("Location"), offset: 0, key };
}

async function read(file, path, offset) {
  try {
    return await file.slice(offset, offset + piece).arrayBuffer();
  } catch {
    throw Object.assign(new Error(`${path}: it cannot be read; it may have changed since it was chosen. Choose it again.`), { final: true });
  }
}

// Browsers hash on encrypted connections only; there, what changes on the way is noticed by the hub.
async function checksum(bytes) {
  return crypto.subtle ? { "Upload-Checksum": `sha256 ${base64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))}` } : {};
}

async function upload({ file, path }, sent) {
  await waiting?.promise;
  const at = await open(file, path);
  sent(at.offset);
  while (at.offset < file.size) {
    await waiting?.promise;
    const bytes = await read(file, path, at.offset);
    const began = performance.now();
    const answer = await send("PATCH", at.address, { "Upload-Offset": at.offset, "Content-Type": "application/offset+octet-stream", ...await checksum(bytes) }, bytes);
    if (!answer.ok) {
      await refuse(answer, path);
    }

    // Large pieces cost less, small ones show progress on slow lines.
    const took = performance.now() - began;
    piece = took < 2000 ? Math.min(piece * 2, largest) : took > 8000 ? Math.max(piece / 2, smallest) : piece;
    at.offset = Number(answer.headers.get("Upload-Offset"));
    sent(at.offset);
  }

  localStorage.removeItem(at.key);
}

async function patiently(item, sent) {
  let damaged = 0;
  let pauseFor = 1;
  const moved = offset => { pauseFor = 1; sent(offset); };
  for (;;) {
    try {
      return await upload(item, moved);
    } catch (failure) {
      if (failure.name === "AbortError") {
        continue;
      }

      damaged += failure.isDamage ? 1 : 0;
      if (failure.final || damaged === mostDamaged) {
        throw failure;
      }

      say(`${failure.isAnswer ? failure.message : "The hub cannot be reached."} It is tried again in ${pauseFor} s.`);
      await new Promise(resolve => setTimeout(resolve, pauseFor * 1000));
      pauseFor = Math.min(pauseFor * 2, 60);
    }
  }
}

async function run() {
  const refused = [];
  let [done, tenth] = [0, -1];
  area.hidden = false;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    await patiently(item, offset => {
      bar.value = items.total === 0 ? 1 : (done + offset) / items.total;
      now.textContent = `${index + 1} of ${items.length}: ${item.path}`;
      if (Math.floor(bar.value * 10) !== tenth) {
        tenth = Math.floor(bar.value * 10);
        say(`${tenth * 10} %`);
      }
    }).catch(failure => refused.push(failure.message));
    done += item.file.size;
  }

  const count = `${items.length - refused.length} of ${items.length} ${items.length === 1 ? "file is" : "files are"} in`;
  items = [];
  area.hidden = true;
  if (refused.length > 0) {
    say(`${count}. Refused: ${refused.slice(0, mostReasons).join(" ")}${refused.length > mostReasons ? ` And ${refused.length - mostReasons} more.` : ""}`);
  } else {
    sessionStorage.setItem("uploaded", `${count}; their checksums are noted.`);
    location.reload();
  }
}

// What comes while others are under way waits for its turn.
function take(more) {
  const isRunning = items.length > 0;
  items.push(...more);
  items.total = items.reduce((sum, item) => sum + item.file.size, 0);
  if (!isRunning && items.length > 0) {
    run();
  }
}

async function within(entry, path) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: path + file.name }];
  }

  const reader = entry.createReader();
  const all = [];
  // A browser gives a hundred entries at once, and an empty list after the last.
  for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length > 0;) {
    all.push(...some);
  }

  return (await Promise.all(all.map(each => within(each, path + entry.name + "/")))).flat();
}

form.addEventListener("submit", event => {
  event.preventDefault();
  take([...form.querySelectorAll("input[type=file]")].flatMap(input => [...input.files]).map(file => ({ file, path: file.webkitRelativePath || file.name })));
});

form.addEventListener("dragover", event => event.preventDefault());
form.addEventListener("drop", async event => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
  try {
    take((await Promise.all(entries.map(entry => within(entry, "")))).flat());
  } catch (failure) {
    say(`What was dropped cannot be read: ${failure.message} Choose it by the buttons.`);
  }
});

// What arrived of the piece under way is dropped with it; the hub says where to go on.
pause.addEventListener("click", () => {
  if (waiting) {
    waiting.go();
    waiting = null;
  } else {
    waiting = {};
    waiting.promise = new Promise(resolve => { waiting.go = resolve; });
    stop.abort();
    stop = new AbortController();
  }

  pause.textContent = waiting ? "Go on" : "Pause";
  say(waiting ? "Paused." : "Going on.");
});
