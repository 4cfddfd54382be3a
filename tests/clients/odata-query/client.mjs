// node client.mjs ROOT: asks the service at ROOT with queries that odata-query builds, prints the answers as JSON.
import { createRequire } from "node:module";

const buildQuery = createRequire(import.meta.url)("odata-query").default;
const [root] = process.argv.slice(2);

const asked = {
  found: ["Datasets", { select: ["Accession", "Title"], filter: { and: [{ Year: { ge: 2015, le: 2020 } }, { or: [{ Archive: "idr" }, { Archive: "jcb" }] }, { Organisms: { any: { Name: "Mus musculus" } } }] }, orderBy: ["Title desc", "Accession"], count: true, top: 4, skip: 1 }],
  functions: ["Datasets", { select: "Accession", filter: { "tolower(Title)": { contains: "actin" }, not: { Licence: null } }, orderBy: "Accession" }],
  listed: ["Datasets", { select: "Accession", filter: { Archive: { in: ["idr", "ssbd"] }, Keywords: { any: [{ "": "brain" }] } }, orderBy: "Accession" }],
  dated: ["Datasets", { select: "Accession", filter: { ReleaseDate: { ge: { type: "raw", value: "2015-06-01" } } }, orderBy: "Accession" }],
  expanded: ["Datasets", { select: "Accession", filter: "Files/any(f: f/SizeBytes gt 4000)", expand: { Files: { filter: { SizeBytes: { gt: 4000 } }, select: ["Path", "SizeBytes"], orderBy: "SizeBytes desc", top: 1 } }, orderBy: "Accession", top: 3 }],
  grouped: ["Datasets", { transform: [{ filter: { Year: { ge: 2015 } } }, { groupBy: { properties: ["Archive", "Licence"], transform: [{ aggregate: [{ SizeBytes: { with: "sum", as: "Size" } }, { $count: { as: "N" } }] }] } }] }],
  searched: ["Datasets", { search: "actin", count: true, top: 0 }],
  byKey: ["Taxa", { key: "NCBITaxon:9606", expand: "Parents" }],
};

const answers = {};
for (const [question, [set, query]] of Object.entries(asked)) {
  const address = `${root}${set}${buildQuery(query)}`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}\n${await response.text()}`);
  answers[question] = await response.json();
}
console.log(JSON.stringify(answers));
