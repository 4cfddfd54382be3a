// node client.cjs ROOT: asks the service at ROOT as the data source of a grid does, prints the answers as JSON.
const { DataManager, ODataV4Adaptor, Predicate, Query } = require("@syncfusion/ej2-data");

const [root] = process.argv.slice(2);
const grid = (set) => new DataManager({ url: root + set, adaptor: new ODataV4Adaptor(), crossDomain: true });

const asked = {
  page: () => ["Datasets", new Query().select(["Accession", "Title", "Year"]).where("Year", "greaterthanorequal", 2015).sortBy("Accession").page(2, 7).requiresCount()],
  filterBar: () => ["Datasets", new Query().select(["Accession"]).where("Title", "contains", "ACTIN", true).where("Archive", "equal", "idr").sortBy("Accession")],
  menu: () => ["Datasets", new Query().select(["Accession"]).where(Predicate.or(new Predicate("Archive", "startswith", "j"), new Predicate("Archive", "endswith", "d")).and(new Predicate("Licence", "notequal", null))).sortBy("Accession")],
  dated: () => ["Datasets", new Query().select(["Accession"]).where("HarvestedAt", "lessthan", new Date("2026-11-10T00:00:00Z")).sortBy("Accession")],
  searched: () => ["Datasets", new Query().select(["Accession"]).search("tubulin", ["Title", "Modality"], "contains", true).sortBy("Accession")],
  nested: () => ["Datasets", new Query().select(["Accession"]).where("FileCount", "greaterthan", 20).expand(["Files"]).sortBy("Accession").take(2)],
};

async function main() {
  const answers = {};
  for (const [question, ask] of Object.entries(asked)) {
    const [set, query] = ask();
    const { result, count } = await grid(set).executeQuery(query);
    answers[question] = { result, count };
  }
  console.log(JSON.stringify(answers));
}

main().catch((problem) => {
  console.error(problem);
  process.exitCode = 1;
});
