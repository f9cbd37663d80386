"use strict";
// The search of the page, and its small comforts: copying and printing one error. Everything can be read without this script.
// The search is that of package catalog/search, where each rule is explained. Its words, names, weights and limits come from there too, as data: here
// stands how they are put together, the endings of English words, and how many rows and words are shown. Limits count bytes there and letters here. The page contacts nobody, and nothing that is typed leaves it.

(function () {
  // prepare makes the index from the data of the page (search.Exported in Go): maps in place of lists, with the first key that is pressed.
  function prepare(data) {
    const index = { ...data, n: data.number, words: new Map(), stems: new Map(), postings: [], within: [], phraseList: [], codes: new Map(), sets: {} };
    readWords(index, data.words);
    index.worth = data.worth.map((place) => data.worths[place]);
    for (let t = 0; t < index.worth.length; t++) index.postings.push(new Map()), index.within.push([]);
    index.tree = readForms(index, data.forms);
    data.docs.forEach((doc, i) => readDocument(index, doc, i));
    for (const group of data.phrases) readPhrases(index, group);
    for (const name of Object.keys(data.sets)) index.sets[name] = new Set(data.sets[name]);
    return index;
  }

  // readWords reads the vocabulary: "account++s+ing* studi=study" is two stems with their words.
  function readWords(index, text) {
    text.split(" ").forEach((entry, term) => {
      const stem = entry.slice(0, entry.search(/[+=]/));
      index.stems.set(stem, term);
      for (const [, sign, rest, star] of entry.slice(stem.length).matchAll(/([+=])([^+=*]*)(\*?)/g)) {
        index.words.set((sign === "+" ? stem : "") + rest, { stem: term, small: star !== "" });
      }
    });
    index.vocabulary = [...index.words.keys()].sort((a, b) => (a < b ? -1 : 1));
    index.spell = new Map(); // by first letter and length, for words that are misspelt
    for (const word of index.vocabulary) {
      if (word.length >= index.n.shortestMisspelt) push(index.spell, word[0] + word.length, word);
    }
  }

  // push adds to the list that a map has under a key.
  function push(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  // readForms makes a tree of the ways of writing each concept, stem by stem. Terms of concepts come behind those of stems.
  function readForms(index, forms) {
    const tree = { next: new Map(), concept: -1 };
    forms.forEach((all, i) => {
      for (const form of all) {
        let at = tree;
        for (const stem of form) {
          if (!at.next.has(stem)) at.next.set(stem, { next: new Map(), concept: -1 });
          at = at.next.get(stem);
        }
        at.concept = index.stems.size + i;
      }
    });
    return tree;
  }

  // readDocument notes what a document has, and where it has it. Weights are rounded as the window does it, so that equals stay equals.
  function readDocument(index, doc, i) {
    for (const key of doc.keys) push(index.codes, key, i);
    doc.terms.forEach((distances, field) => {
      let term = 0;
      for (const distance of distances) {
        term += distance;
        const share = term < index.stems.size ? 1 : index.n.shareConcept;
        index.postings[term].set(i, { field: index.fields[field], weight: Math.fround(Math.fround(index.fieldWeight[field]) * Math.fround(share)) });
      }
    });
  }

  // readPhrases notes phrases of one kind that belong to the same documents.
  function readPhrases(index, group) {
    group.t.forEach((terms, i) => {
      const worth = terms.reduce((sum, t) => sum + index.worth[t], 0);
      for (const t of terms) index.within[t].push(index.phraseList.length);
      index.phraseList.push({ kind: index.kinds[group.k], weight: index.kindWeight[group.k], docs: group.d, terms, all: group.a ? group.a[i] : [], worth });
    });
  }

  // What is typed.

  const isLetter = (c) => c !== undefined && /\p{L}/u.test(c);

  // tokens cuts a text into words and numbers: "auth:3", "AUTH 3" and "auth3" give the same ones. An apostrophe and a soft hyphen are nothing.
  function tokens(index, text) {
    const all = [];
    for (const m of text.matchAll(/\p{L}[\p{L}\p{Mn}'’\u00ad]*|\p{Nd}[\p{Nd}'’\u00ad]*/gu)) {
      if (all.length === index.n.maxTokens) break;
      const before = all[all.length - 1];
      const t = { text: plain(index, m[0]), from: m.index, to: m.index + m[0].length, number: /^\p{Nd}/u.test(m[0]) };
      const between = text.slice(before ? before.to : 0, t.from);
      t.humps = !t.number && /[a-z][A-Z]/.test(m[0]);
      t.bracket = /[([{]/.test(between);
      t.joined = before !== undefined && ["", "_", ":", "-"].includes(between);
      if (t.number) readNumber(index, text, t, between, before);
      all.push(t);
    }
    return all;
  }

  // plain is a word in small letters, without apostrophes, with the letters that some languages also write with others ("ä" as "ae") as the data have them.
  function plain(index, word) {
    const small = word.replace(/['’\u00ad]/g, "").toLowerCase();
    return Object.entries(index.spelled).reduce((text, [letter, read]) => text.replaceAll(letter, read), small);
  }

  // readNumber tells what the signs around a number say: a minus, a percentage, a part of 1.2.53, 12:30 or "8ca425d9", or only a count of sentences ("1. Hit log in").
  function readNumber(index, text, t, between, before) {
    if ((between === "." || between === ":") && before?.number) t.dotted = before.dotted = true;
    const behind = text.slice(t.to, t.to + 3);
    t.percent = behind[0] === "%";
    t.within = between === "" && before !== undefined && isLetter([...behind][0]);
    const last = between.slice(-1);
    t.negative = last !== "" && index.dashes.includes(last) && (between.length > 1 || before === undefined);
    t.listed = t.text.length === 1 && /^[.)]/.test(behind) && (behind[1] === " " || isLetter([...behind][1]));
  }

  // unhump cuts a word at its humps: "BadCredentials" is two words, "EMEError" too.
  function unhump(index, text, t) {
    const parts = [];
    let at = t.from;
    for (const part of text.slice(t.from, t.to).split(/(?<=[^A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)) {
      parts.push({ ...t, text: plain(index, part), from: at, to: at + part.length, humps: false, joined: t.joined || at > t.from });
      at += part.length;
    }
    return parts;
  }

  // read reads a query: its words with what each may mean, and every term of it once.
  function read(index, typed) {
    const text = typed.slice(0, index.n.maxQuery);
    const all = tokens(index, text).flatMap((t) => (t.humps && !index.words.has(t.text) ? unhump(index, text, t) : [t]));
    const q = { text, tokens: all, said: [], heard: [], all: new Map(), telling: 0, meant: 0 };
    all.forEach((t, i) => {
      if (!t.number) q.said.push(readWord(index, t.text, i, i === all.length - 1 && t.to === text.length));
    });
    conceive(index, q.said);
    gather(index, q);
    return q;
  }

  // readWord finds the stems that a typed word may mean: its own; else those of the words that it begins, if it may still be typed; else those of the
  // words that it misspells. A small word says nothing.
  function readWord(index, text, token, last) {
    const o = { token, stem: -1, concept: -1, small: text.length < index.n.shortestWord, inner: false, length: 0, hits: [] };
    const word = index.words.get(text);
    const stem = word ? word.stem : knownStem(index, text);
    if (stem >= 0) {
      o.small = o.small || (word !== undefined && word.small);
      o.hits.push({ term: stem, share: 1 });
    } else {
      if (last) begun(index, text, o.hits);
      if (o.hits.length === 0) o.small = misspelt(index, text, o.hits) || o.small;
    }
    if (o.hits.length > 0) o.stem = o.hits[0].term;
    return o;
  }

  // Endings of English words and what stands in their place, in three rounds, longest first. Each needs a part of the word before it (see regions). They
  // are those of the stemmer by which the data were made (Porter's for English), as far as they can lead to a stem that is known.
  const endings = [
    [
      [1, /(?:ization|izer)$/, "ize"], [1, /(?:ational|ation|ator)$/, "ate"], [1, /(?:fulness|fulli)$/, "ful"], [1, /(?:ousness|ousli)$/, "ous"],
      [1, /(?:iveness|iviti)$/, "ive"], [1, /tional$/, "tion"], [1, /(?:biliti|bli)$/, "ble"], [1, /lessli$/, "less"], [1, /entli$/, "ent"],
      [1, /(?:alism|aliti|alli)$/, "al"], [1, /enci$/, "ence"], [1, /anci$/, "ance"], [1, /(?<=l)ogi$/, "og"], [1, /(?<=[cdeghkmnrt])li$/, ""],
    ],
    [[1, /ational$/, "ate"], [1, /tional$/, "tion"], [1, /alize$/, "al"], [1, /(?:icate|iciti|ical)$/, "ic"], [2, /ative$/, ""], [1, /(?:ness|ful)$/, ""]],
    [[2, /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|(?<=[st])ion|al|er|ic)$/, ""]],
  ];

  // knownStem cuts the endings off a word that no error has, in case that leaves the stem of one that they have; else it returns -1.
  function knownStem(index, word) {
    return index.stems.get(word.length > 2 ? stemOf(word) : word) ?? -1;
  }

  // stemOf cuts the endings off a word. A y that is no vowel is written large meanwhile.
  function stemOf(word) {
    let w = word.replace(/^y|(?<=[aeiouy])y/g, "Y");
    const parts = regions(w);
    w = withoutForms(w, parts);
    for (const round of endings) {
      const found = round.map(([part, ending, instead]) => ({ part, at: w.search(ending), instead })).filter((x) => x.at >= 0).sort((a, b) => a.at - b.at)[0];
      if (found && found.at >= parts[found.part]) w = w.slice(0, found.at) + found.instead;
    }
    const last = w.length - 1;
    const mute = w[last] === "e" && (last >= parts[2] || (last >= parts[1] && !endsShort(w.slice(0, last))));
    if (mute || (/ll$/.test(w) && last >= parts[2])) w = w.slice(0, last);
    return w.toLowerCase();
  }

  // regions are the places behind the first and the second vowel with another letter behind it; 0 is the start.
  function regions(w) {
    const behind = (from) => {
      const at = w.slice(from).search(/[aeiouy][^aeiouy]/);
      return at < 0 ? w.length : from + at + 2;
    };
    const known = w.match(/^(?:gener|commun|arsen)/);
    const first = known ? known[0].length : behind(0);
    return [0, first, behind(first)];
  }

  const endsShort = (w) => /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$/.test(w);

  // withoutForms undoes what makes a plural, a past or an -ing of a word.
  function withoutForms(word, parts) {
    let w = word.replace(/sses$/, "ss").replace(/(..)(?:ied|ies)$/, "$1i").replace(/^(.)(?:ied|ies)$/, "$1ie").replace(/([aeiouy].*[^us])s$/, "$1");
    const past = w.search(/(?:eedly|eed)$/);
    const at = w.search(/(?:ingly|edly|ing|ed)$/);
    if (past >= 0) {
      if (past >= parts[1]) w = w.slice(0, past) + "ee";
    } else if (/[aeiouy]/.test(w.slice(0, Math.max(at, 0)))) {
      w = w.slice(0, at);
      if (/(?:at|bl|iz)$/.test(w)) w += "e";
      else if (/([bdfgmnprt])\1$/.test(w)) w = w.slice(0, -1);
      else if (parts[1] >= w.length && endsShort(w)) w += "e";
    }
    return w.replace(/(.[^aeiouy])[yY]$/, "$1i");
  }

  // guess notes a meaning of a word once.
  function guess(index, hits, term, share) {
    if (hits.length < index.n.mostGuesses && !hits.some((h) => h.term === term)) hits.push({ term, share });
  }

  // begun finds the words that a person may still be typing.
  function begun(index, prefix, hits) {
    if (prefix.length < index.n.shortestWord) return;
    let low = 0, high = index.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index.vocabulary[middle] < prefix) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < index.vocabulary.length && index.vocabulary[i].startsWith(prefix) && hits.length < index.n.mostGuesses; i++) {
      guess(index, hits, index.words.get(index.vocabulary[i]).stem, index.n.shareBegun);
    }
  }

  // misspelt finds the words that one may be a misspelling of: those with the fewest wrong letters. It reports whether all of them say nothing.
  function misspelt(index, text, hits) {
    const most = index.typoLetters.length;
    let fewest = text.length, small = true;
    for (let length = text.length - most; length <= text.length + most; length++) {
      for (const first of new Set([text[0], text[1] ?? text[0]])) {
        for (const candidate of index.spell.get(first + length) ?? []) {
          const wrong = typos(index, text, candidate);
          if (wrong < 0 || wrong > fewest) continue;
          if (wrong < fewest) hits.length = 0, fewest = wrong, small = true;
          const word = index.words.get(candidate);
          small = small && word.small;
          guess(index, hits, word.stem, index.n.shareTypo);
        }
      }
    }
    return small && hits.length > 0;
  }

  // typos counts the wrong letters if a typed word may be meant as another; -1 when there are too many. The first letter must be right, unless the first
  // two are swapped.
  function typos(index, typed, want) {
    if (typed === want) return 0;
    const letters = Math.min(want.length, typed.length + 1);
    const allowed = index.typoLetters.filter((from) => letters >= from).length;
    if (allowed === 0 || typed.length < index.n.shortestMisspelt || Math.abs(typed.length - want.length) > allowed) return -1;
    if (typed[0] !== want[0] && (typed[0] !== want[1] || typed[1] !== want[0])) return -1;
    const wrong = distance(typed, want);
    return wrong <= allowed ? wrong : -1;
  }

  // distance counts the wrong letters, with two neighbours swapped ("sessoin") as one.
  function distance(a, b) {
    if (a.length === b.length) {
      let i = 0;
      while (a[i] === b[i]) i++;
      if (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)) return 1;
    }
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      row = next;
    }
    return row[b.length];
  }

  // conceive finds the longest forms of concepts in a text. The first word of a form gets the concept.
  function conceive(index, all) {
    for (let i = 0; i < all.length; i += Math.max(all[i].length, 1)) {
      let at = index.tree;
      for (let k = i; k < all.length && (k === i || all[k].token === all[k - 1].token + 1); k++) {
        at = at.next.get(all[k].stem);
        if (at === undefined) break;
        if (at.concept >= 0) all[i].concept = at.concept, all[i].length = k - i + 1;
      }
      for (let k = i + 1; k < i + all[i].length; k++) all[k].inner = true;
    }
  }

  // gather lists the words that count and the terms of the query, each once.
  function gather(index, q) {
    const note = (term, share) => {
      if (q.all.has(term)) return false;
      q.all.set(term, share);
      return true;
    };
    q.said.forEach((o, i) => {
      let isNew = o.concept >= 0 && note(o.concept, 1);
      for (const h of o.hits) isNew = note(h.term, h.share) || isNew;
      const main = o.concept >= 0 ? o.concept : o.stem;
      if (main < 0) {
        if (!o.small) q.telling++, q.meant += index.n.unknownWorth; // a word that nobody here knows
      } else if (isNew && (!o.small || o.concept >= 0)) {
        if (tells(index, o)) q.telling++;
        q.heard.push(i);
        q.meant += index.worth[main];
      }
    });
  }

  // tells reports whether a word is in so few documents that it tells them apart.
  function tells(index, o) {
    return index.worth[o.concept >= 0 ? o.concept : o.stem] >= index.n.leastTelling;
  }

  // typedWords is a word as it was typed, with those that belong to it, in small letters.
  function typedWords(q, o) {
    const last = q.said[q.said.indexOf(o) + Math.max(o.length, 1) - 1];
    return q.text.slice(q.tokens[o.token].from, q.tokens[last.token].to).toLowerCase();
  }

  // meanings are the terms that a word may mean, each with how sure that is.
  function meanings(o) {
    const concept = o.concept >= 0 ? [{ term: o.concept, share: 1 }] : [];
    return o.small ? concept : concept.concat(o.hits);
  }

  // Codes and numbers.

  // bare is a whole code without what separates its parts.
  function bare(all) {
    return all.map((t) => (t.number ? numberOf(t) : t.text)).join(" ");
  }

  // numberOf is a number as codes are written: without zeros before it, with its minus.
  function numberOf(t) {
    return (t.negative ? "-" : "") + t.text.replace(/^0+(?=.)/, "");
  }

  // valueOf is the value of a number that is written in the digits 0 to 9; NaN for others.
  function valueOf(number) {
    return /^-?[0-9]+$/.test(number) ? Number(number) : NaN;
  }

  // mentions finds the numbers of a query that may be codes, each with what stands before it.
  function mentions(index, query) {
    const found = [];
    query.forEach((t, i) => {
      if (!t.number || t.text.length > index.n.longestCode || t.dotted || t.within) return;
      const { m, rest } = before(index, query, i);
      const last = rest.length > 0 ? rest[rest.length - 1].text : "";
      const other = index.sets.foreign.has(last) || (i > 0 && index.sets.foreign.has(query[i - 1].text)) || followed(index, query, i, m.called) || t.percent || (t.listed && !m.called);
      if (m.family === "" && other) return; // "Windows 10", "24 hours"
      m.exit = m.family === "" && ended(index, rest);
      found.push(m);
    });
    return found;
  }

  // ended reports whether the words say with what a program has ended: "exited with".
  function ended(index, words) {
    const telling = words.findLast((t) => index.sets.ends.has(t.text) || !index.words.get(t.text)?.small);
    return telling !== undefined && index.sets.ends.has(telling.text);
  }

  // before reads what stands before a number: words that call it a code, and the name of a family.
  function before(index, query, i) {
    const { between, called } = index.sets;
    let rest = query.slice(0, i);
    const m = { number: numberOf(query[i]), family: "", weak: false, called: false, named: false, begun: i === query.length - 1, exit: false };
    while (rest.length > 0 && (between.has(rest[rest.length - 1].text) || called.has(rest[rest.length - 1].text))) {
      m.called = m.called || called.has(rest[rest.length - 1].text);
      rest = rest.slice(0, -1);
    }
    m.called = m.called || (m.begun && rest.length === 0); // "spotify 17"
    let { family, length } = familyBefore(index, rest);
    if (family === null && i + 1 < query.length && (m.called || query[i + 1].bracket)) family = familyBehind(index, query.slice(i + 1));
    if (family !== null && !followed(index, query, i, m.called)) {
      m.family = family.family;
      m.weak = family.weak;
      rest = rest.slice(0, rest.length - length);
      m.named = rest.length === 0 || called.has(rest[rest.length - 1].text);
    }
    return { m, rest };
  }

  // followed reports whether a number is a quantity of what stands behind it: "24 hours", and "17 people" where nothing calls the 17 an error. A number that is
  // fastened to a name is none: "auth:3 second time".
  function followed(index, query, i, called) {
    if (i + 1 >= query.length || query[i].joined) return false;
    const { units, counted } = index.sets;
    return units.has(query[i + 1].text) || (!called && counted.has(query[i + 1].text));
  }

  // familyBefore returns the family whose name ends the words, and how many words the name has.
  function familyBefore(index, words) {
    for (const family of index.families) {
      for (const name of family.names) if (endsWith(index, words, name)) return { family, length: name.length };
    }
    return { family: null, length: 0 };
  }

  // familyBehind returns the family whose name begins the words: "403 (accounts)". Everyday words are no name there.
  function familyBehind(index, words) {
    const fits = (name) => name[0].length >= index.n.shortestBehind && words.length >= name.length && endsWith(index, words.slice(0, name.length), name);
    return index.families.find((f) => !f.weak && f.names.some(fits)) ?? null;
  }

  // endsWith reports whether the words end in the name, with a typo or two allowed in long words.
  function endsWith(index, words, name) {
    const from = words.length - name.length;
    return from >= 0 && name.every((want, i) => !words[from + i].number && typos(index, words[from + i].text, want) >= 0);
  }

  // addCodes adds what the codes and numbers of the query say.
  function addCodes(s) {
    const { index, q } = s;
    if (q.tokens.length <= index.n.longestWholeCode) {
      for (const i of index.codes.get(bare(q.tokens)) ?? []) add(s, i, index.n.scoreWholeCode, "code", "");
    }
    for (const m of mentions(index, q.tokens)) addMention(s, m);
    const { family, length } = familyBefore(index, q.tokens);
    if (family !== null && !family.weak && length === q.tokens.length) addOfFamily(s, family.family, () => true, index.n.scoreStartOfCode, "");
  }

  // addOfFamily adds the documents of a family whose numbers fit. It reports whether there are any.
  function addOfFamily(s, family, fits, score, number, field = "code") {
    let any = false;
    s.index.docs.forEach((doc, i) => {
      if ((family !== null && doc.family !== family) || !fits(doc)) return;
      any = true;
      add(s, i, score, field, number);
    });
    return any;
  }

  function addMention(s, m) {
    const { index } = s;
    if (m.weak && s.spelled) m.family = "", m.called = false; // "EME_..._WITH_STATUS 403": the number belongs to the code before it
    if (m.exit) {
      const other = otherOf(s, m);
      if (other) addOther(s, other, m);
      return;
    }
    if (isNegative(m) && !index.docs.some((d) => d.family === m.family && d.numbers.some((n) => n[0] === "-"))) {
      if (claim(s, m) || m.family === "") return; // "code:-1" is nobody's, unless something claims it
      m.number = m.number.slice(1);
    }
    if ((m.family === "" || m.weak) && claim(s, m)) return;
    if (m.family === "") addNumber(s, m);
    else if (addOfFamily(s, m.family, (d) => d.numbers.includes(m.number), index.n.scoreCode, m.number)) return;
    else if (m.weak && !m.begun) addNumber(s, m); // "error http 4": the everyday word was no name
    else begunOrNear(s, m);
  }

  const isNegative = (m) => m.number[0] === "-";

  // addNumber adds a number without a family.
  function addNumber(s, m) {
    const { n } = s.index;
    const [score, field] = m.called ? [n.scoreNumber, "number"] : [n.scoreLooseNumber, "loose"];
    const known = addOfFamily(s, null, (d) => d.numbers.includes(m.number), score, m.number, field);
    if (!known && m.called) addInstead(s, m, s.q.tokens.length <= n.fewTokens);
  }

  // claim gives a number to the family that a word elsewhere in the query speaks of, if it has the number. A proxy claims 407, a licence 403.
  function claim(s, m) {
    const value = valueOf(m.number);
    for (const f of s.index.families) {
      if (Number.isNaN(value) || !f.near.some((t) => s.q.all.has(t))) continue;
      if (f.docs.length > 0) {
        if (value < f.from || value > f.to) continue;
        for (const i of f.docs) add(s, i, s.index.n.scoreNumber, "number", m.number);
        return true;
      }
      if (addOfFamily(s, f.family, (d) => d.numbers.includes(m.number), s.index.n.scoreNumber, m.number, "number")) return true;
    }
    return false;
  }

  // begunOrNear adds the codes that a name and the first digits of a number may become while the person is still typing; else those beside it.
  function begunOrNear(s, m) {
    const begins = (d) => d.numbers.some((n) => n.length > m.number.length && n.startsWith(m.number));
    if (!addOfFamily(s, m.family, begins, s.index.n.scoreStartOfCode, m.number)) addInstead(s, m, m.named);
  }

  // addInstead adds what comes nearest to a number that no document has: what is known of it from elsewhere or, where it is surely meant as a code, its
  // neighbours.
  function addInstead(s, m, surely) {
    if (!surely) return;
    const { n } = s.index;
    const other = otherOf(s, m);
    if (other && other.docs.length > 0) {
      addOther(s, other, m);
      return;
    }
    for (const near of nearest(s.index, m.family, m.number)) {
      add(s, near.doc, n.scoreNearest - Math.min(near.apart, n.farthest) / n.apartWorth, "near", m.number);
    }
  }

  function addOther(s, other, m) {
    let score = s.index.n.scoreNearest;
    for (const doc of other.docs) {
      add(s, doc, score, "near", m.number);
      score *= s.index.n.falling;
    }
  }

  // otherOf is what is known from elsewhere of a number. "Exit code 23" is one of the installer's where the query speaks of installing.
  function otherOf(s, m) {
    const value = valueOf(m.number);
    const isNear = (name) => s.index.families.some((f) => f.family === name && f.docs.length === 0 && f.near.some((t) => s.q.all.has(t)));
    return s.index.others.find((o) => value >= o.from && value <= o.to &&
      ((o.family === m.family && !m.exit) || (m.family === "" && o.docs.length > 0 && isNear(o.family))));
  }

  // nearest finds the documents with the numbers nearest to one, of a family or of all numbered families but those with everyday names.
  function nearest(index, family, number) {
    const value = valueOf(number);
    if (Number.isNaN(value)) return [];
    const isWeak = (name) => index.families.some((f) => f.family === name && f.weak);
    const all = [];
    index.docs.forEach((d, doc) => {
      if (d.family !== family && (family !== "" || isWeak(d.family))) return;
      const closest = closestNumber(d, value, 0);
      if (closest !== null) all.push({ doc, apart: Math.abs(closest - value) });
    });
    return all.sort((a, b) => a.apart - b.apart).slice(0, index.n.nearby);
  }

  // closestNumber is the number of a document that is nearest to a value, of those from least on; null when it has none.
  function closestNumber(doc, value, least) {
    let closest = null;
    for (const v of doc.numbers.map(valueOf)) {
      if (v >= least && (closest === null || Math.abs(v - value) < Math.abs(closest - value))) closest = v;
    }
    return closest;
  }

  // Sentences and ways of speaking.

  // addPhrases adds what the phrases are worth of which enough is in the query. Of each kind, the best phrase of a document counts.
  function addPhrases(s) {
    const { index, q } = s;
    const sums = new Map();
    for (const [term, share] of q.all) {
      for (const p of index.within[term]) {
        const sum = sums.get(p) ?? { worth: 0, count: 0 };
        sums.set(p, sum);
        sum.worth = Math.fround(sum.worth + Math.fround(index.worth[term] * share)); // rounded as the window does it, so that equals stay equals
        sum.count++;
      }
    }
    if (q.heard.length === 0) addBeginnings(s);
    for (const [id, sum] of sums) {
      const p = index.phraseList[id];
      let score = weigh(s, p, sum);
      if (score <= 0) continue;
      for (const doc of p.docs) {
        const best = tally(s, doc).phrases;
        if (Math.fround(score) > (best[p.kind]?.score ?? 0)) best[p.kind] = { score: Math.fround(score), phrase: p };
        score *= index.n.falling;
      }
    }
  }

  // addBeginnings adds the messages in which the query stands, where all its words are small: "Your client is".
  function addBeginnings(s) {
    const { index, q } = s;
    if (q.said.length < 2) return;
    for (const p of index.phraseList) {
      if (p.kind !== "message" || longestRow(q, p.all).most !== q.said.length) continue;
      for (const doc of p.docs) tally(s, doc).phrases.message = { score: index.n.scoreBeginning, phrase: p };
    }
  }

  // weigh is what a phrase gives when this much of it is in the query.
  function weigh(s, p, there) {
    const { n } = s.index;
    let share = Math.min(Math.fround(there.worth / Math.fround(p.worth)), 1);
    if (p.kind === "name") return weighName(s, p, share);
    if (p.kind !== "message") return isComplete(s.index, p, share, there.count) ? p.weight * p.worth * share * share : 0;
    if (share < n.enough) {
      // A message that is typed or remembered in part is known by there being little else in the query.
      if (share * p.worth < n.mostlyMessage * s.q.meant || there.worth < n.twoWords) return 0;
      share = Math.max(share, n.leastFit);
    }
    return p.weight * p.worth * share * share;
  }

  // isComplete reports whether a way of speaking is in the query: all its words or, where it has more than two, all but one that says little.
  function isComplete(index, p, share, count) {
    const missing = p.terms.length - count;
    return missing <= 0 || (missing === 1 && p.terms.length >= index.n.manyWords && share >= index.n.enoughOfMany);
  }

  // weighName is what a code of words gives. Written as a code ("NO_ACTIVE_DEVICE") half of it is enough; in a sentence all of it must stand in a row.
  function weighName(s, p, share) {
    const { n } = s.index;
    if (share < n.leastOfName) return 0;
    const { most, joined } = longestRow(s.q, p.all);
    const part = most / p.all.length;
    if (most > 1 && (most === p.all.length || (joined && part >= n.partOfName))) {
      s.spelled = true;
      return n.scoreName * part;
    }
    return most >= n.manyWords && part >= n.partOfName && share >= n.shareOfName ? n.scoreName * part * n.spokenName : 0;
  }

  // longestRow counts the most words of a phrase that stand in a row in the query, and tells whether they are written as a code.
  function longestRow(q, stems) {
    let most = 0, joined = false;
    for (let i = 0; i < q.said.length; i++) {
      for (let j = 0; j < stems.length; j++) {
        let n = 0, fast = false;
        while (i + n < q.said.length && j + n < stems.length && q.said[i + n].hits.some((h) => h.term === stems[j + n])) {
          fast = fast || (n > 0 && q.tokens[q.said[i + n].token].joined);
          n++;
        }
        if (n > most) most = n, joined = fast;
      }
    }
    return { most, joined };
  }

  // The ranking.

  // search finds the documents that fit, best first: their places, whether they can be trusted, and by what they were found. A text without a letter or
  // digit finds nothing; any other finds something, at the least what comes most often.
  function search(index, text) {
    const s = { index, q: read(index, text), tallies: new Map(), spokenOf: [], spelled: false };
    if (s.q.tokens.length === 0) return { found: [], unknown: null };
    addPhrases(s);
    addCodes(s);
    addWords(s);
    return { found: ranked(s), unknown: unknownCode(s) };
  }

  function tally(s, doc) {
    if (!s.tallies.has(doc)) s.tallies.set(doc, { score: 0, phrases: {} });
    return s.tallies.get(doc);
  }

  // add adds evidence from a code or number.
  function add(s, doc, score, field, number) {
    tally(s, doc).score += score;
    s.spokenOf.push({ doc, field, number });
  }

  // addWords adds what the single words are worth. Of several meanings of a word, the best one counts.
  function addWords(s) {
    for (const i of s.q.heard) {
      const most = new Map();
      for (const h of meanings(s.q.said[i])) {
        const worth = s.index.worth[h.term] * h.share;
        for (const [doc, p] of s.index.postings[h.term]) {
          const before = most.get(doc) ?? 0;
          if (worth * p.weight <= before) continue;
          tally(s, doc).score += worth * p.weight - before;
          most.set(doc, worth * p.weight);
        }
      }
    }
  }

  // ranked puts the documents in order.
  function ranked(s) {
    const { index } = s;
    let best = 0;
    for (const [doc, t] of s.tallies) {
      for (const kind of index.kinds) t.score += t.phrases[kind]?.score ?? 0;
      if (t.score > 0) t.score += index.n.scoreOften * index.docs[doc].often;
      best = Math.max(best, t.score);
    }
    if (best === 0) return oftenest(index);
    const { weakest, weakRunner, runnersUp, mostResults } = index.n;
    const coded = s.spokenOf.some((f) => f.field === "code" || f.field === "number");
    const least = best * (coded ? weakest : weakRunner);
    return [...s.tallies].filter(([, t]) => t.score >= least)
      .sort(([a, ta], [b, tb]) => tb.score - ta.score || a - b)
      .filter(([, t], i) => i < runnersUp || t.score >= best * weakest)
      .slice(0, mostResults)
      .map(([doc, t]) => explained(s, doc, t));
  }

  // oftenest are the documents that come most often, for where nothing was understood.
  function oftenest(index) {
    return index.docs.map((d, doc) => ({ doc, score: d.often, sure: false, why: [{ field: "often", words: [] }] }))
      .sort((a, b) => b.score - a.score)
      .slice(0, index.n.fewOften);
  }

  // explained is a result: a document with what matched, and whether that is enough to trust it.
  function explained(s, doc, t) {
    const { index, q } = s;
    const e = { why: [], certain: false, instead: false, understood: 0 };
    explainCodes(s, doc, e);
    explainPhrases(s, t, e);
    for (const i of q.heard) explainWord(s, doc, q.said[i], e);
    if (e.why.length === 0) s.spokenOf.filter((f) => f.doc === doc).forEach((f) => reason(e, "loose", f.number));
    const { enoughWords, enoughShare } = index.n;
    const sure = !e.instead && (e.certain || e.understood >= enoughWords || e.understood > enoughShare * q.telling);
    return { doc, score: t.score, sure, why: e.why };
  }

  // reason notes words of a reason, not those that stand in another one that is there: "out" behind "kicked out".
  function reason(e, field, ...words) {
    let r = e.why.find((x) => x.field === field);
    if (!r) e.why.push(r = { field, words: [] });
    for (const w of words) if (!r.words.some((have) => have === w || have.split(/\s+/).includes(w))) r.words.push(w);
  }

  function explainCodes(s, doc, e) {
    for (const field of ["code", "number", "near"]) {
      for (const f of s.spokenOf) {
        if (f.doc !== doc || f.field !== field) continue;
        reason(e, field, field === "code" ? s.index.docs[doc].code : f.number);
        if (field === "near") e.instead = true;
        else e.certain = true;
      }
    }
  }

  function explainPhrases(s, t, e) {
    const { index, q } = s;
    for (const kind of ["name", "message", "way", "say"]) {
      if (!t.phrases[kind]) continue;
      const { terms } = t.phrases[kind].phrase;
      const isIn = (o) => terms.includes(o.concept) || o.hits.some((h) => terms.includes(h.term));
      const spoken = kind === "way" || kind === "say";
      reason(e, index.kindField[index.kinds.indexOf(kind)], ...(spoken ? q.said.filter((o) => !o.inner && isIn(o)).map((o) => typedWords(q, o)) : []));
      e.certain = e.certain || kind === "name" || terms.length > 1;
    }
  }

  // explainWord notes a typed word that the document has, where it weighs most.
  function explainWord(s, doc, o, e) {
    const { index, q } = s;
    let most = 0, field = "", exact = false;
    for (const h of meanings(o)) {
      const p = index.postings[h.term].get(doc);
      const weight = p ? Math.fround(p.weight * Math.fround(h.share)) : 0;
      if (weight <= most) continue;
      most = weight;
      field = p.field;
      exact = h.share === 1 || q.tokens[o.token].text.length >= index.n.longWord;
    }
    if (most === 0) return;
    reason(e, field, typedWords(q, o));
    if (exact && field !== "text" && tells(index, o)) e.understood++;
  }

  // unknownCode is the code that a query names and that no document has, with the nearest ones and the place of what is known of it (-1 for nothing); null
  // when there is none, or when the query names another code that there is. A code that may still be typed ("accounts:40") is none.
  function unknownCode(s) {
    const { index, q } = s;
    const all = mentions(index, q.tokens);
    if (all.some((m) => isKnown(index, m))) return null;
    for (const m of all) {
      const other = otherOf(s, m);
      const surely = m.named || (m.family === "" && m.called && q.tokens.length <= index.n.fewTokens && !s.spelled);
      if (isNegative(m) || (!other && (m.weak || m.exit)) || (!m.exit && (!surely || mayBe(index, m)))) continue;
      const family = other ? other.family : m.family;
      const value = valueOf(m.number);
      const near = nearest(index, family, m.number).map((x) => x.doc);
      near.sort((a, b) => closestNumber(index.docs[a], value, -Infinity) - closestNumber(index.docs[b], value, -Infinity));
      return { code: written(index, family, m.number), other: other ? index.others.indexOf(other) : -1, near };
    }
    return null;
  }

  // isKnown reports whether a number surely is the code of a document.
  function isKnown(index, m) {
    return (m.named || m.called) && index.docs.some((d) => (m.family === "" || d.family === m.family) && d.numbers.includes(m.number));
  }

  // mayBe reports whether a number is one of its family, or begins one.
  function mayBe(index, m) {
    const fits = (n) => n === m.number || (m.begun && n.length > m.number.length && n.startsWith(m.number));
    return index.docs.some((d) => (m.family === "" || d.family === m.family) && d.numbers.some(fits));
  }

  // written is a code as Spotify would write it.
  function written(index, family, number) {
    const f = index.families.find((x) => x.family === family && x.write !== "");
    return f ? f.write.split("{number}").join(number) : number;
  }

  // What people see of it.

  // marker reads a query for marking what a text has in common with it.
  function marker(index, typed) {
    const q = read(index, typed);
    const m = { terms: new Set(), small: new Set(), numbers: new Set(mentions(index, q.tokens).map((x) => x.number)) };
    for (const o of q.said) {
      if (o.concept >= 0) m.terms.add(o.concept);
      for (const h of o.hits) (o.small ? m.small : m.terms).add(h.term);
    }
    return m;
  }

  // parts cuts a text into marked and other pieces. Joined they are the text.
  function parts(index, m, text) {
    const all = tokens(index, text);
    const marked = markedTokens(index, m, all);
    const pieces = [];
    let from = 0;
    const cut = (to, isMarked) => {
      if (to > from) pieces.push({ text: text.slice(from, to), marked: isMarked });
      from = to;
    };
    const goesOn = (i) => marked[i] && marked[i + 1] && /^[ :_-]*$/.test(text.slice(all[i].to, all[i + 1].from));
    all.forEach((t, i) => {
      if (!marked[i]) return;
      if (i === 0 || !goesOn(i - 1)) cut(t.from, false);
      if (!goesOn(i)) cut(t.to, true);
    });
    cut(text.length, false);
    return pieces;
  }

  // markedTokens tells which words and numbers of a text are those of the query, or mean the same, with small words of the query between them.
  function markedTokens(index, m, all) {
    const marked = all.map((t) => (t.number ? m.numbers.has(numberOf(t)) : m.terms.has(index.words.get(t.text)?.stem)));
    const said = [];
    all.forEach((t, token) => {
      if (!t.number) said.push({ token, stem: index.words.get(t.text)?.stem ?? -1, concept: -1, length: 0 });
    });
    conceive(index, said);
    said.forEach((o, i) => {
      if (m.terms.has(o.concept)) for (let k = i; k < i + o.length; k++) marked[said[k].token] = true;
    });
    let last = -1;
    all.forEach((t, i) => {
      if (marked[i]) {
        if (last >= 0) marked.fill(true, last, i);
        last = i;
      } else if (!m.small.has(index.words.get(t.text)?.stem)) {
        last = -1;
      }
    });
    return marked;
  }

  const several = 3; // results that must share their words before one speaks of shared words
  const mostWords = 6; // typed words that are named as the reason for a result

  // fill puts values into the gaps of a text: "{code} is not in the list."
  function fill(text, gaps) {
    return text.replace(/\{([a-z]+)\}/g, (gap, name) => gaps[name] ?? gap);
  }

  const isOften = (found) => found[0].why[0].field === "often";

  // sharing is how many of the first results were found by words that Spotify shows and that they share with each other; 0 when they are too few to
  // speak of shared words. apart tells, by document, what sets it apart from others with its words.
  function sharing(found, apart) {
    const alone = found.findIndex((m) => m.why[0].field !== "message" || apart[m.doc] === "");
    const count = alone < 0 ? found.length : alone;
    return count < several ? 0 : count;
  }

  // status is the line that tells how much was found, and whether it only comes near. It is seen and heard, so nothing else on the page repeats it.
  function status({ found, unknown }, say) {
    if (found.length === 0) return "";
    if (isOften(found)) return say.noWords;
    const near = unknown !== null || !found[0].sure;
    if (found.length === 1) return near ? say.nearOne : say.single;
    return fill(near ? say.nearMany : say.many, { count: found.length });
  }

  // notice returns the sentences that stand above the rows, each with its class: what is known of a code that is in no entry, how far the rows can be
  // trusted, or how to tell apart errors that share their words. about is what the page knows of the documents and of such codes.
  function notice({ found, unknown }, say, about) {
    if (found.length === 0) return [];
    if (unknown !== null) return unknownLines(unknown, say, about);
    if (isOften(found)) return [["strong", say.often], ["", say.oftenHint]];
    if (!found[0].sure) return [["strong", say.unsure], ["", say.unsureHint]];
    return sharing(found, about.apart) > 0 ? [["", say.shared]] : [];
  }

  function unknownLines({ code, other, near }, say, about) {
    const lines = [["strong", fill(say.unknown, { code })]];
    const known = about.known[other];
    if (known?.sure) lines.push(["", fill(say.knownSure, known)]);
    else if (known) lines.push(["", fill(say.known, known)], ["small", fill(say.knownDoubt, known)]);
    const leads = known !== undefined && known.leads;
    if (!leads && near.length > 0) lines.push(["", fill(say.unknownNear, { codes: near.map((doc) => about.labels[doc]).join(", ") })]);
    return [...lines, ["small", say.unknownHint]];
  }

  // foundBy are the typed words by which a document was found, for where none of them is to be seen in its row.
  function foundBy(m) {
    const spoken = m.why.filter((r) => ["way", "words", "title", "text"].includes(r.field));
    return [...new Set(spoken.flatMap((r) => r.words))].slice(0, mostWords);
  }

  if (typeof module !== "undefined") {
    module.exports = { prepare, search, marker, parts, status, notice, sharing, foundBy, fill };
    return;
  }

  // From here on it is about the page.

  const byID = (id) => document.getElementById(id);
  const field = byID("field");
  const results = byID("results");
  const said = byID("said");
  const say = results.dataset; // the words for the results
  const rows = [...document.querySelectorAll("#list .row"), ...byID("elsewhere-rows").content.querySelectorAll(".row")]; // by document
  const about = { labels: rows.map((r) => r.dataset.label), apart: rows.map((r) => r.dataset.apart) };
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

  // card sets lines apart from the rows below.
  function card(lines) {
    const box = element("div", "card", "");
    for (const [className, line] of lines) box.append(element("p", className, line));
    return box;
  }

  // report is a ready text for those who keep the list, about a code that is not in it. It is shown in full before it is copied.
  function report(code, typed) {
    const copy = byID("tell").content.cloneNode(true);
    copy.querySelector("code").textContent = fill(say.tell, { code, query: typed.trim().slice(0, index.n.maxQuery) });
    makeReady(copy);
    return copy;
  }

  // announce says something to people who hear the page, once they have stopped typing.
  function announce(words, after) {
    clearTimeout(speaking);
    speaking = setTimeout(() => { said.textContent = words; }, after);
  }

  // result makes a row of the list stand by itself: away from its heading, it says where it happens, with what was typed marked in it, what sets it apart
  // where others share its words, and by which words it was found if none of them is to be seen.
  function result(m, marks, isShared) {
    const row = rows[m.doc].cloneNode(true);
    const line = row.querySelector("[data-line]");
    line.textContent = line.dataset.line;
    const visible = [...row.children].map((part) => mark(part, marks)).includes(true);
    const words = foundBy(m);
    if (isShared && about.apart[m.doc] !== "") line.before(element("span", "small", about.apart[m.doc]), " ");
    if (!visible && words.length > 0) line.before(element("span", "small", fill(say.because, { words: words.join(", ") })), " ");
    return row;
  }

  // mark marks in an element what was typed, and reports whether there is any of it.
  function mark(place, marks) {
    const pieces = parts(index, marks, place.textContent);
    place.replaceChildren(...pieces.map((p) => (p.marked ? element("mark", "", p.text) : p.text)));
    return pieces.some((p) => p.marked);
  }

  function show(all) {
    results.replaceChildren();
    if (field.value.trim() === "") {
      announce("", 0);
      return;
    }
    if (index === null) {
      const data = JSON.parse(byID("data").textContent);
      index = prepare(data.search);
      about.known = data.known;
    }
    const answer = search(index, field.value);
    announce(status(answer, say), quiet);
    const lines = notice(answer, say, about);
    if (lines.length > 0) results.append(card(lines));
    if (answer.unknown !== null && lines.length > 0) results.lastChild.append(report(answer.unknown.code, field.value));
    if (answer.found.length > 0) showRows(answer.found, all);
  }

  function showRows(found, all) {
    const list = element("ul", "rows", "");
    const shared = sharing(found, about.apart);
    const shown = all ? found : found.slice(0, Math.max(shownAtFirst, shared));
    const marks = marker(index, field.value);
    for (const m of shown) {
      const item = element("li", "", "");
      item.append(result(m, marks, shared > 0));
      list.append(item);
    }
    results.append(list);
    if (shown.length < found.length) results.append(moreButton(found.length, shown.length));
    const none = element("a", "row", say.none);
    none.href = "#none";
    results.append(none);
  }

  // moreButton shows the rest. The keyboard then stands on the first of the rest, because the button is gone.
  function moreButton(count, shown) {
    const more = element("button", "", fill(say.more, { count: count - shown }));
    more.type = "button";
    more.addEventListener("click", () => {
      show(true);
      results.querySelectorAll(".rows .row")[shown].focus();
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

  // makeReady shows what only a script can do, in the page or in a part of it.
  function makeReady(part) {
    for (const hidden of part.querySelectorAll("[data-script]")) hidden.hidden = false;
    for (const button of part.querySelectorAll(".copy")) button.addEventListener("click", () => copy(button));
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

  makeReady(document);
  for (const button of document.querySelectorAll(".print")) button.addEventListener("click", () => printOne(button.closest(".entry")));
  field.addEventListener("input", () => show(false));
  field.addEventListener("keydown", onKey);
  addEventListener("hashchange", land);
  if (field.value !== "") show(false); // a browser may bring back what was typed before
  goal()?.scrollIntoView(); // what was shown just now has moved the place that the browser went to
  addEventListener("load", land); // not sooner: browsers take the keyboard away again while they go to the place themselves
})();
