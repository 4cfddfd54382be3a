// Uploads one file with tus-js-client as a person's script would, and goes on where an earlier run was killed.
//   node upload.mjs ENDPOINT TOKEN DEPOSIT PATH FILE STATE [CHUNK [PARALLEL [STOP]]]
// STATE is the file in which the client remembers its uploads; prints the bytes sent, and at the end the address.
// Having sent STOP bytes it hangs in the middle of a request, until it is killed.
import fs from "node:fs";
import path from "node:path";
import tus from "tus-js-client";
import storage from "tus-js-client/lib.es5/node/urlStorage.js";

const [endpoint, token, deposit, target, file, state, chunk, parallel, stop] = process.argv.slice(2);
const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { deposit, path: target },
  metadataForPartialUploads: { deposit },
  chunkSize: chunk ? Number(chunk) : Infinity,
  parallelUploads: parallel ? Number(parallel) : 1,
  retryDelays: Array(40).fill(500),
  urlStorage: new storage.FileUrlStorage(state),
  fingerprint: () => Promise.resolve(path.resolve(file)),
  removeFingerprintOnSuccess: true,
  onProgress: sent => {
    fs.writeSync(1, `sent ${sent}\n`);
    if (stop && sent >= Number(stop)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
  onError: error => { console.error(error.message); process.exit(1); },
  onSuccess: () => { console.log(`done ${upload.url}`); process.exit(0); },
});
const earlier = await upload.findPreviousUploads();
if (earlier.length > 0) upload.resumeFromPreviousUpload(earlier[0]);
upload.start();
