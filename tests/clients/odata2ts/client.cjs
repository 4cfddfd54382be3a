// node client.cjs ROOT NAME ACCESSION COMPONENT: generates a typed client of the service at ROOT from its $metadata, asks with it, prints the answers as JSON.
const { execFileSync } = require("node:child_process");
const { mkdirSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { FetchClient } = require("@odata2ts/http-client-fetch");

const [root, name, accession, component] = process.argv.slice(2);

async function main() {
  // The generated code must lie where it finds the packages that it is written for.
  const output = join(__dirname, "node_modules", ".generated", name);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const generator = join(__dirname, "node_modules", "@odata2ts", "odata2ts", "lib", "run-cli.js");
  execFileSync("node", [generator, "--source-url", root, "--source", join(output, "metadata.xml"), "--output", join(output, "client"), "--mode", "all", "--emit-mode", "js_dts", "--service-name", "Hub"], { cwd: __dirname, stdio: ["ignore", "ignore", "inherit"] });
  const { HubService } = require(join(output, "client", "HubService.js"));
  const hub = new HubService(new FetchClient(), root.replace(/\/$/, ""));
  const asked = {
    found: () => hub.Datasets().query((query, d) => query.select("Accession", "Year").filter(d.Year.ge(2015).and(d.Organisms.any((o) => o.Name.eq("Mus musculus")))).orderBy(d.Year.desc(), d.Accession.asc()).count().top(5)),
    entity: () => hub.Datasets(accession).query((query) => query.select("Title", "SizeBytes").expanding("Files", (files, f) => files.select("Path", "SizeBytes").filter(f.SizeBytes.gt(100)).orderBy(f.SizeBytes.desc()).top(2))),
    navigated: () => hub.Datasets(accession).Files().query((query) => query.select("Path").count()),
    byWholeKey: () => hub.Components({ Dataset: accession, Id: component }).query(),
    list: () => hub.Datasets(accession).Keywords().query(),
    tree: () => hub.Taxa("NCBITaxon:9606").Parents().query((query) => query.select("Id")),
  };
  const answers = {};
  for (const [question, ask] of Object.entries(asked)) answers[question] = (await ask()).data;
  answers.types = readFileSync(join(output, "client", "HubModel.d.ts"), "utf8");
  rmSync(output, { recursive: true, force: true });
  console.log(JSON.stringify(answers));
}

main().catch((problem) => {
  console.error(problem);
  process.exitCode = 1;
});
