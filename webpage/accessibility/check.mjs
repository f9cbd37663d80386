// check.mjs FILE... checks web pages that Unpause wrote, one a language: their HTML, and how they behave in a browser for people who see little, see no
// colours, use the keyboard, or listen. It prints what it finds and ends with 1 when there is anything. With SHORT=1 it opens each page in two settings, not in six.
import { accessSync, constants } from "node:fs";
import { basename, delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { Findings } from "./findings.mjs";
import { checkHTML } from "./html.mjs";
import { Check } from "./look.mjs";

const settings = process.env.SHORT
  ? [{ scheme: "light", widths: [320] }, { scheme: "dark", widths: [1280] }]
  : ["light", "dark"].map((scheme) => ({ scheme, widths: [320, 640, 1280] }));
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: check.mjs FILE...");
  process.exit(2);
}
const findings = new Findings();
for (const file of files) await checkHTML(file, findings);
const browser = await chromium.launch({ executablePath: browserPath(), args: ["--disable-gpu"] });
try {
  await Promise.all(files.map(checkPage));
} finally {
  await browser.close();
}
process.exitCode = findings.print() ? 1 : 0;

// browserPath is the browser of the system.
function browserPath() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  throw new Error("Chromium is not on this machine");
}

async function checkPage(file) {
  for (const { scheme, widths } of settings) {
    const context = await browser.newContext({ colorScheme: scheme, reducedMotion: "reduce" });
    const check = await Check.of(context, pathToFileURL(resolve(file)).href, `${basename(file, ".html")} ${scheme}`, findings);
    for (const width of widths) await check.everything(width);
    await check.larger();
    await context.close();
  }
}

