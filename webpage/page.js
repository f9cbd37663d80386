"use strict";
// The search of the page, and its small comforts: copying and printing one error. Everything can be read without this script.
// The rules of the search are those of package catalog, where each is explained; the list of words is made with the first key that is pressed.
// The page contacts nobody, and nothing that is typed leaves it.

(function () {
  // Names of groups of numbered codes, as people write them; longer names first.
  const families = [
    ["desktop_login_accounts", ["desktop login accounts", "desktop login account", "desktop login", "login accounts"]],
    ["accesspoint", ["access point", "accesspoint", "ap"]],
    ["accounts", ["accounts", "account", "acc"]],
    ["auth", ["auth", "authentication"]],
    ["session", ["session"]],
    ["installer", ["installer", "installation", "install", "setup"]],
    ["web-api", ["http", "https", "api", "status"]],
  ].map(([name, spellings]) => [name, spellings.map((s) => s.split(" "))]);
  const fillers = new Set("error errorcode eror errors err code codes number no nr spotify client".split(" "));
  const codeWords = new Set("error errorcode eror err code".split(" "));
  const smallWords = new Set(("a an and any app are as at be been but by can cant code computer do does doesnt dont error for from get gets give " +
    "gives go got had has have help how i if im in is it its just keep keeps laptop me my no not of off on or out pc please problem says so some " +
    "spotify still that the then there this time to too trying u up was what when why will windows with wont you your").split(" "));

  const longestQuery = 4096; // characters that are read of what was pasted
  const longestCode = 3; // digits
  const longWord = 6; // letters that a misspelt word needs to be trusted
  const score = { wholeCode: 1000, code: 400, codeName: 300, number: 200, startOfCode: 100, looseNumber: 5, message: 80, partOfMessage: 40 };
  const weight = { message: 3, title: 3, words: 3, causes: 1, text: 0.5 };
  const weakest = 0.2; // the share of the best score below which a match is noise

  // tokens cuts a text into words and numbers: "auth:3", "AUTH 3" and "auth3" give the same ones.
  function tokens(text) {
    const found = text.toLowerCase().replace(/['’]/g, "").match(/\p{L}+|\p{Nd}+/gu) || [];
    return found.map((t) => (/\p{Nd}/u.test(t) ? { text: t, stem: t, number: true } : { text: t, stem: stem(t), number: false }));
  }

  // stem cuts the endings off English words, roughly, so that "blocked" finds "blocking".
  function stem(word) {
    let w = word;
    if (w.length > 4) w = w.replace(/ies$/, "y").replace(/sses$/, "ss");
    if (w.length > 3) w = w.replace(/([^siu])s$/, "$1");
    if (w.length > 6) w = w.replace(/ation$/, "").replace(/tion$/, "t");
    if (w.length > 5) w = w.replace(/ing$/, "").replace(/ly$/, "");
    if (w.length > 4) w = w.replace(/ed$/, "");
    return w.replace(/([bdfglmnprt])\1$/, "$1").replace(/(..)e$/, "$1");
  }

  // distance counts the wrong letters between two words, with two neighbours swapped as one.
  function distance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        let least = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2][j - 2] + 1);
        rows[i][j] = least;
      }
    }
    return rows[a.length][b.length];
  }

  // similar reports whether a typed word may be meant as another. The first letter must be right.
  function similar(typed, want) {
    if (typed === want) return true;
    const allowed = want.length >= 9 ? 2 : want.length >= 5 ? 1 : 0;
    if (allowed === 0 || typed[0] !== want[0] || Math.abs(typed.length - want.length) > allowed) return false;
    return distance(typed, want) <= allowed;
  }

  // place finds where the words of part stand in a row in all; -1 when they do not.
  function place(all, part) {
    if (part.length === 0) return -1;
    return all.findIndex((_, i) => part.every((p, j) => all[i + j] !== undefined && all[i + j].text === p.text));
  }

  // prepare reads the list of errors as the page brings it.
  function prepare(entries) {
    const postings = new Map();
    const note = (entry, field, text) => {
      const stems = new Set(tokens(text).filter((t) => !t.number && t.text.length > 1).map((t) => t.stem));
      for (const s of stems) {
        if (!postings.has(s)) postings.set(s, []);
        postings.get(s).push({ entry, field });
      }
    };
    const docs = entries.map((e, i) => {
      note(i, "message", e.messages.join(" ") + " " + e.seen);
      note(i, "title", e.title);
      note(i, "words", e.words);
      note(i, "causes", e.causes);
      note(i, "text", e.text);
      const codes = e.codes.map(tokens);
      const numbers = new Set(codes.flat().filter((t) => t.number).map((t) => t.text));
      return { family: e.family, codes, numbers, name: codeName(codes[0], e.family), messages: e.messages.map(tokens) };
    });
    const rarity = new Map();
    for (const [s, list] of postings) rarity.set(s, Math.log(docs.length / new Set(list.map((p) => p.entry)).size));
    return { docs, postings, rarity };
  }

  // codeName returns the words of a code that is recognised by words: those after the name of its group and its number.
  function codeName(code, familyName) {
    const at = code.findIndex((t) => t.number);
    if (at >= 0) return code.slice(at + 1);
    const family = tokens(familyName);
    return place(code, family) === 0 ? code.slice(family.length) : code;
  }

  // mentions finds the numbers that may be codes, each with what stands before it.
  function mentions(query) {
    const found = [];
    query.forEach((t, i) => {
      if (!t.number || t.text.length > longestCode) return;
      let before = query.slice(0, i);
      let called = query.length === 1;
      while (before.length > 0 && fillers.has(before[before.length - 1].text)) {
        before = before.slice(0, -1);
        called = true;
      }
      const { family, length } = familyBefore(before);
      before = before.slice(0, before.length - length);
      const named = family !== "" && (before.length === 0 || codeWords.has(before[before.length - 1].text));
      found.push({ number: t.text.replace(/^0+(?=.)/, ""), family, called, named });
    });
    return found;
  }

  function familyBefore(words) {
    for (const [family, spellings] of families) {
      for (const spelling of spellings) {
        const tail = words.slice(-spelling.length);
        const fits = tail.length === spelling.length && spelling.every((want, i) => !tail[i].number && similar(tail[i].text, want));
        if (fits) return { family, length: spelling.length };
      }
    }
    return { family: "", length: 0 };
  }

  // unknownCode returns the code that a query names and that is in no entry; "" when there is none.
  function unknownCode(docs, query) {
    const known = (m) => docs.some((d) => d.family === m.family && [...d.numbers].some((n) => n.startsWith(m.number)));
    const m = mentions(query).find((x) => x.named && x.family !== "web-api" && !known(x));
    return m ? m.family + ":" + m.number : "";
  }

  // search finds the entries that fit, best first: their places in the list, whether they can be trusted, and by what they were found.
  function search(index, text) {
    const query = tokens(text.slice(0, longestQuery));
    const matches = index.docs.map((_, entry) => ({ entry, score: 0, field: "", certain: false, understood: new Set() }));
    const add = (entry, points, field) => {
      matches[entry].score += points;
      matches[entry].field = matches[entry].field || field;
      matches[entry].certain = true;
    };
    if (query.length > 0) {
      addCodes(index, query, add, matches);
      addMessages(index, query, add);
      addWords(index, query, matches);
    }
    const best = Math.max(0, ...matches.map((m) => m.score));
    const found = matches.filter((m) => m.score > 0 && m.score >= best * weakest).sort((a, b) => b.score - a.score || a.entry - b.entry);
    const meant = new Set(query.filter((t) => !t.number && !smallWords.has(t.text)).map((t) => t.text));
    for (const m of found) m.sure = m.certain || m.understood.size >= 2 || m.understood.size > meant.size / 2;
    return { found, unknown: unknownCode(index.docs, query) };
  }

  function addCodes(index, query, add, matches) {
    index.docs.forEach((doc, i) => {
      for (const code of doc.codes) if (code.length === query.length && place(query, code) === 0) add(i, score.wholeCode, "code");
      if (doc.name.length > 1) {
        const run = longestRun(query, doc.name);
        if (run > 1 && 2 * run >= doc.name.length) add(i, (score.codeName * run) / doc.name.length, "code");
      }
    });
    for (const m of mentions(query)) {
      let exact = false;
      index.docs.forEach((doc, i) => {
        if (!doc.numbers.has(m.number)) return;
        if (doc.family === m.family) {
          exact = true;
          add(i, score.code, "code");
        } else if (m.family === "") {
          if (m.called) add(i, score.number, "number");
          else matches[i].score += score.looseNumber;
        }
      });
      if (exact || m.family === "") continue;
      index.docs.forEach((doc, i) => {
        if (doc.family === m.family && [...doc.numbers].some((n) => n.startsWith(m.number))) add(i, score.startOfCode, "code");
      });
    }
  }

  // longestRun counts the most words of a name that stand in a row in the query, misspelt or not.
  function longestRun(query, name) {
    let best = 0;
    for (let i = 0; i < query.length; i++) {
      for (let j = 0; j < name.length; j++) {
        let n = 0;
        while (i + n < query.length && j + n < name.length && !query[i + n].number && similar(query[i + n].text, name[j + n].text)) n++;
        best = Math.max(best, n);
      }
    }
    return best;
  }

  function addMessages(index, query, add) {
    index.docs.forEach((doc, i) => {
      for (const message of doc.messages) {
        if (place(query, message) >= 0) add(i, score.message, "message");
        else if (query.length > 1 && place(message, query) >= 0) add(i, score.partOfMessage, "message");
      }
    });
  }

  function addWords(index, query, matches) {
    const seen = new Set();
    query.forEach((typed, at) => {
      if (typed.number || seen.has(typed.text)) return;
      seen.add(typed.text);
      for (const hit of lookUp(index, typed, at === query.length - 1)) {
        for (const p of index.postings.get(hit.word)) {
          const m = matches[p.entry];
          m.score += weight[p.field] * hit.share * index.rarity.get(hit.word);
          m.field = m.field || p.field;
          const telling = weight[p.field] >= weight.words && (hit.share === 1 || typed.text.length >= longWord);
          if (telling && !smallWords.has(typed.text)) m.understood.add(typed.text);
        }
      }
    });
  }

  // lookUp finds the words that a typed word may mean: itself; else those that it begins, if it may still be typed; else those that it misspells.
  function lookUp(index, typed, begun) {
    if (index.postings.has(typed.stem)) return [{ word: typed.stem, share: 1 }];
    const all = [...index.postings.keys()];
    const longer = begun && typed.text.length > 1 ? all.filter((w) => w.startsWith(typed.text)) : [];
    if (longer.length > 0) return longer.map((word) => ({ word, share: 0.6 }));
    return all.filter((w) => similar(typed.stem, w)).map((word) => ({ word, share: 0.5 }));
  }

  const several = 3; // results that must share their words before one speaks of shared words

  // status is the line that tells how much was found. It is seen and heard, so nothing else on the page repeats it.
  function status({ found }, say) {
    if (found.length === 0) return say.nothing;
    return found.length === 1 ? say.single : say.many.replace("{count}", found.length);
  }

  // notice returns the sentences that stand above the rows: how far they can be trusted, and what to do when there are none.
  function notice({ found, unknown }, say) {
    if (found.length === 0) return [say.nothingHint];
    if (unknown !== "") return [say.unknown.replace("{code}", unknown), say.unknownHint];
    if (!found[0].sure) return [say.unsure, say.unsureHint];
    const shared = found.length >= several && found.slice(0, several).every((m) => m.field === "message");
    return shared ? [say.shared] : [];
  }

  if (typeof module !== "undefined") {
    module.exports = { prepare, search, status, notice };
    return;
  }

  // From here on it is about the page.

  const byID = (id) => document.getElementById(id);
  const field = byID("field");
  const results = byID("results");
  const said = byID("said");
  const say = results.dataset; // the words for the results
  const rows = [...document.querySelectorAll("#list .row")];
  const shownAtFirst = 8;
  const quiet = 400; // milliseconds after the last key until the number of results is said

  let index = null; // made with the first key
  let speaking = 0;

  function element(name, className, text) {
    const e = document.createElement(name);
    e.className = className;
    e.textContent = text;
    return e;
  }

  function card(...lines) {
    const box = element("div", "card", "");
    lines.forEach((line, i) => box.append(element("p", i === 0 && lines.length > 1 ? "strong" : "", line)));
    return box;
  }

  // announce says something to people who hear the page, once they have stopped typing.
  function announce(words, after) {
    clearTimeout(speaking);
    speaking = setTimeout(() => { said.textContent = words; }, after);
  }

  // result makes a row of the list stand by itself: away from its heading, it says where it happens.
  function result(row) {
    const copy = row.cloneNode(true);
    const line = copy.querySelector("[data-line]");
    line.textContent = line.dataset.line;
    return copy;
  }

  function show(all) {
    results.replaceChildren();
    if (field.value.trim() === "") {
      announce("", 0);
      return;
    }
    index = index || prepare(JSON.parse(byID("data").textContent));
    const answer = search(index, field.value);
    announce(status(answer, say), quiet);
    const lines = notice(answer, say);
    if (lines.length > 0) results.append(card(...lines));
    if (answer.found.length > 0) showRows(answer.found, all);
  }

  function showRows(found, all) {
    const list = element("ul", "rows", "");
    const shown = all ? found : found.slice(0, shownAtFirst);
    for (const m of shown) {
      const item = element("li", "", "");
      item.append(result(rows[m.entry]));
      list.append(item);
    }
    results.append(list);
    if (shown.length < found.length) results.append(moreButton(found.length - shown.length));
    const none = element("a", "row", say.none);
    none.href = "#none";
    results.append(none);
  }

  // moreButton shows the rest. The keyboard then stands on the first of the rest, because the button is gone.
  function moreButton(rest) {
    const more = element("button", "", say.more.replace("{count}", rest));
    more.type = "button";
    more.addEventListener("click", () => {
      show(true);
      results.querySelectorAll(".rows .row")[shownAtFirst].focus();
    });
    return more;
  }

  function onKey(event) {
    const first = results.querySelector(".rows .row");
    if (event.key === "Enter" && first && !event.isComposing) {
      location.hash = first.hash;
      land();
    }
    if (event.key === "Escape" && field.value !== "") {
      field.value = "";
      show(false);
    }
  }

  // goal is the element that the address names: accounts-4 in reference.html#accounts-4.
  function goal() {
    try {
      return byID(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // the address was cut off in the middle of a letter
    }
  }

  // land puts the keyboard on the heading of what the address names, so that a screen reader reads on from there. A code that
  // stands under another one has no heading of its own: then it is that of its entry.
  function land() {
    const place = goal();
    if (place === null) return;
    const levels = "h2, h3, h4, h5";
    const heading = place.matches(levels) ? place : place.querySelector(levels) || place.closest(".entry")?.querySelector(levels);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // copy puts a text on the clipboard. Where the browser forbids it, the text is marked, so that Ctrl and C copy it.
  async function copy(button) {
    const text = button.parentElement.querySelector("code");
    const answer = button.nextElementSibling;
    try {
      await navigator.clipboard.writeText(text.textContent);
      answer.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(text);
      answer.textContent = button.dataset.failed;
    }
  }

  function printOne(entry) {
    document.body.classList.add("one");
    entry.classList.add("printed");
    addEventListener("afterprint", () => {
      document.body.classList.remove("one");
      entry.classList.remove("printed");
    }, { once: true });
    print();
  }

  for (const hidden of document.querySelectorAll("[data-script]")) hidden.hidden = false;
  for (const button of document.querySelectorAll(".copy")) button.addEventListener("click", () => copy(button));
  for (const button of document.querySelectorAll(".print")) button.addEventListener("click", () => printOne(button.closest(".entry")));
  field.addEventListener("input", () => show(false));
  field.addEventListener("keydown", onKey);
  addEventListener("hashchange", land);
  if (field.value !== "") show(false); // a browser may bring back what was typed before
  goal()?.scrollIntoView(); // what was shown just now has moved the place that the browser went to
  addEventListener("load", land); // not sooner: browsers take the keyboard away again while they go to the place themselves
})();
