// Answers queries by the search of the page: node ask.cjs page.js < {"entries": [...], "queries": [...], "say": {...}}. For each query it prints the
// places of the entries that were found, best first, whether the first can be trusted, the code that is not known, and the sentences that people see
// above the rows, made from the words of say.
"use strict";
const { readFileSync } = require("node:fs");
const { prepare, search, status, notice } = require(process.argv[2]);

const { entries, queries, say } = JSON.parse(readFileSync(0, "utf8"));
const index = prepare(entries);
const answers = queries.map((query) => {
  const answer = search(index, query);
  const { found, unknown } = answer;
  return { found: found.map((m) => m.entry), sure: found.length > 0 && found[0].sure, unknown, lines: [status(answer, say), ...notice(answer, say)] };
});
console.log(JSON.stringify(answers));
