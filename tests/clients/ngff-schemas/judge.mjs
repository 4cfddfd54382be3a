// Judges JSON documents by a JSON Schema (draft 2020-12) with ajv.
//   node judge.mjs SCHEMAS SCHEMA DOCUMENTS
// SCHEMAS is a folder of *.schema files that refer to each other by their $id, SCHEMA the name of the one to judge by, DOCUMENTS a
// folder of *.json files. Prints a line for each document: its name, a tab, and what is wrong with it, or nothing.
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv/dist/2020.js";

const [schemas, schema, documents] = process.argv.slice(2);
const read = file => JSON.parse(fs.readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
let judge;
for (const name of fs.readdirSync(schemas).filter(name => name.endsWith(".schema"))) {
  const content = read(path.join(schemas, name));
  ajv.addSchema(content);
  if (name === schema) judge = content.$id;
}
const valid = ajv.getSchema(judge);
for (const name of fs.readdirSync(documents).filter(name => name.endsWith(".json")).sort()) {
  const right = valid(read(path.join(documents, name)));
  console.log(`${name}\t${right ? "" : valid.errors.map(error => `${error.instancePath} ${error.message}`).join("; ")}`);
}
