// Answers queries by the search of the page: node ask.cjs page.js < {"data": ..., "say": {...}, "labels": [...], "apart": [...], "queries": [{"query": ..., "text": ...}]}.
// For each query it prints what was found, best first, with the reasons, whether the first can be trusted, the code that is not known, the sentences that
// people see above the rows, made from the words of say, the words named as reasons for the first, how many of the first share their words, and the text
// with what is marked in it between « and ».
"use strict";
const { readFileSync } = require("node:fs");
const page = require(process.argv[2]);

const { data, say, labels, apart, queries } = JSON.parse(readFileSync(0, "utf8"));
const index = page.prepare(data.search);
const answers = queries.map(({ query, text }) => {
  const answer = page.search(index, query);
  const { found, unknown } = answer;
  const marks = page.marker(index, query);
  return {
    found: found.map((m) => m.doc),
    fields: found.map((m) => m.why.map((r) => r.field)),
    sure: found.length > 0 && found[0].sure,
    unknown: unknown?.code ?? "",
    other: unknown?.other ?? -1,
    near: unknown?.near ?? [],
    lines: [page.status(answer, say), ...page.notice(answer, say, { known: data.known, labels, apart }).map(([, line]) => line)],
    by: found.length > 0 ? page.foundBy(found[0]) : [],
    sharing: page.sharing(found, apart),
    marked: page.parts(index, marks, text).map((p) => (p.marked ? "«" + p.text + "»" : p.text)).join(""),
  };
});
console.log(JSON.stringify(answers));
