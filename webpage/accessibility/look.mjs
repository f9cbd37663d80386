import axe from "axe-core";
import { inPage } from "./inpage.mjs";

const height = 800;

// AAA is not what the page promises: its small texts have a contrast of 6 to 1, not 7 to 1.
const rules = axe.getRules().filter((r) => !r.tags.includes("wcag2aaa")).map((r) => r.ruleId);

// What is typed, and the part of the page that must then be there, so that no check passes on a page that shows something else. Codes and Spotify's words are the
// same in each language.
const searches = [
  { name: "a code", typed: "accounts:4", shows: '.rows li:first-child [href="#accounts-4"]' },
  { name: "words that errors share", typed: "a firewall may be blocking spotify", shows: ".card + .rows mark" },
  { name: "all of many results", typed: "chrome", shows: ".rows li:nth-child(11)", press: "#results > button" },
  { name: "a code that is in no list", typed: "auth:16", shows: "details[open] .copy", press: "#results summary" },
  { name: "words that fit no error", typed: "qwrtzpfgh", says: "noWords", shows: ".card + .rows" },
];

// Check is one page, opened in one language and one colour scheme.
export class Check {
  static async of(context, address, setting, findings) {
    const page = await context.newPage();
    const check = new Check(page, setting, findings);
    await page.addInitScript(axe.source);
    await page.addInitScript(inPage);
    await page.goto(address);
    return check;
  }

  constructor(page, setting, findings) {
    Object.assign(this, { page, setting, findings, width: 0 });
    page.on("pageerror", (error) => this.found("script", "The script has failed", [error.message]));
    page.on("console", (said) => said.type() === "error" && this.found("console", "The browser complains", [said.text()]));
    page.on("request", (request) => request.url().startsWith("file:") || this.found("request", "The page asks for something from outside", [request.url()]));
  }

  found(rule, what, places) {
    this.findings.add(`${rule}: ${what}`, places, `${this.setting} ${this.width}`);
  }

  // told counts one check of the page itself, and keeps what it found.
  async told(state, name, argument) {
    const { what, places } = await this.page.evaluate(([name, argument]) => window.unpauseChecks[name](argument), [name, argument]);
    this.findings.count(name);
    if (places.length > 0) this.found(name, what, places.map((p) => `${p} (${state})`));
  }

  async everything(width) {
    this.width = width;
    await this.page.setViewportSize({ width, height });
    await this.axe("as opened", ":root");
    for (const name of ["headings", "landmarks", "stillness", "sideways"]) await this.told("as opened", name);
    await this.walk("as opened");
    for (const search of searches) await this.search(search);
    await this.entry();
    await this.skip();
  }

  // larger is about people who have set larger texts, or more space in them.
  async larger() {
    this.width = 640;
    await this.page.setViewportSize({ width: this.width, height });
    await this.told("with text twice as large", "largeText");
    await this.told("with more space between letters, words and lines", "spacedText");
  }

  // axe runs all rules on a part of the page. What it cannot tell by itself is noted, and is no fault.
  async axe(state, ...parts) {
    const result = await this.page.evaluate(([parts, rules]) => window.axe.run({ include: parts.map((p) => [p]) }, {
      runOnly: { type: "rule", values: rules }, resultTypes: ["violations", "incomplete"],
    }), [parts, rules]);
    this.findings.count("axe-core");
    const places = (v) => v.nodes.map((n) => `${n.target.join(" ")} (${state})`);
    for (const v of result.violations) this.found(v.id, `${v.help} (${v.impact})`, places(v));
    for (const v of result.incomplete) this.findings.note(`${v.id}: ${v.help}`, places(v));
  }

  async search({ name, typed, shows, says, press }) {
    const { page } = this;
    await page.fill("#field", typed);
    if (press) await page.click(press);
    const state = `search: ${name}`;
    await page.waitForFunction(() => document.getElementById("said").textContent !== "");
    const isThere = await page.evaluate(([shows, says]) => {
      const results = document.getElementById("results");
      return results.querySelector(shows) !== null && (!says || document.getElementById("said").textContent === results.dataset[says]);
    }, [shows, says]);
    if (!isThere) this.found("search", "The search does not show what this check is about", [state]);
    await this.axe(state, ".search");
    await this.told(state, "sideways");
    if (press) await this.walk(state, ".search");
    await page.fill("#field", "");
    await page.waitForFunction(() => document.getElementById("said").textContent === "");
  }

  // entry goes to an error from the search, by the keyboard alone.
  async entry() {
    const { page } = this;
    await page.fill("#field", "accounts:4");
    await page.focus("#field");
    await page.keyboard.press("Enter");
    await this.stands("an error opened", "accounts-4-heading");
    await this.axe("an error opened", ".search", "#accounts-4");
    await page.fill("#field", "");
  }

  // stands waits for the keyboard to get to an element: browsers tell the page a moment later that its address has changed.
  async stands(state, id) {
    await this.page.waitForFunction((id) => document.activeElement.id === id, id, { timeout: 3000 }).catch(() => {});
    await this.told(state, "stands", id);
  }

  // skip goes past the head of the page.
  async skip() {
    const { page } = this;
    await this.told("before the skip link", "toTop");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await this.stands("the skip link pressed", "list-heading");
  }

  // walk goes through the page, or from the first to the last place of a part of it, with the Tab key alone.
  async walk(state, part = "body") {
    const { page } = this;
    const count = await page.evaluate((part) => window.unpauseChecks.beginWalk(part), part);
    const keys = await page.context().newCDPSession(page); // takes the next key before the last one is answered
    const presses = [];
    for (let i = 0; i < count; i++) {
      for (const type of ["rawKeyDown", "keyUp"]) presses.push(keys.send("Input.dispatchKeyEvent", { type, key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 }));
    }
    await Promise.all(presses);
    await keys.detach();
    await this.told(state, "walked", part);
  }
}
