import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { basename } from "node:path";

const html = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:recommended"],
}));

// checkHTML validates a file as it stands, before any script.
export async function checkHTML(file, findings) {
  const report = await html.validateFile(file);
  findings.count("html-validate");
  for (const { messages } of report.results) {
    for (const m of messages) findings.add(`html ${m.ruleId}: ${m.message}`, [m.selector ?? `line ${m.line}`], basename(file));
  }
}
