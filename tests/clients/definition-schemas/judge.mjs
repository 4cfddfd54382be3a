// Judges definitions of archives by the published JSON Schemas (draft 2020-12) with ajv, as an editor does.
//   node judge.mjs SCHEMAS DOCUMENTS
// SCHEMAS is the folder of archive.schema.json and connector.schema.json, DOCUMENTS a folder of *.json files. Prints a line for each
// document: its name, a tab, and what is wrong with it, or nothing.
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv/dist/2020.js";

const [schemas, documents] = process.argv.slice(2);
const read = file => JSON.parse(fs.readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(read(path.join(schemas, "connector.schema.json")), "connector.schema.json");
const valid = ajv.compile(read(path.join(schemas, "archive.schema.json")));
for (const name of fs.readdirSync(documents).filter(name => name.endsWith(".json")).sort()) {
  const right = valid(read(path.join(documents, name)));
  console.log(`${name}\t${right ? "" : valid.errors.map(error => `${error.instancePath} ${error.message}`).join("; ")}`);
}
