// Answers queries by the search of the page: node ask.cjs page.js < {"entries": [...], "queries": [...]}. For each query it prints the places of the
// entries that were found, best first, whether the first can be trusted, and the code that is not known.
"use strict";
const { readFileSync } = require("node:fs");
const { prepare, search } = require(process.argv[2]);

const { entries, queries } = JSON.parse(readFileSync(0, "utf8"));
const index = prepare(entries);
const answers = queries.map((query) => {
  const { found, unknown } = search(index, query);
  return { found: found.map((m) => m.entry), sure: found.length > 0 && found[0].sure, unknown };
});
console.log(JSON.stringify(answers));
