// Findings keeps what was found, once for each place, with the settings in which it was.
export class Findings {
  #faults = new Map();
  #notes = new Map();
  #counts = new Map();

  add(what, places, setting) { keep(this.#faults, what, places, setting); }

  note(what, places) { keep(this.#notes, what, places, ""); }

  count(name) { this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1); }

  // print prints all, and reports whether there is any fault.
  print() {
    show(this.#notes, "To be looked at by people: ");
    show(this.#faults, "FAULT ");
    console.log([...this.#counts].map(([name, n]) => `${name} ${n}`).join(", "));
    const places = [...this.#faults.values()].reduce((sum, all) => sum + all.size, 0);
    console.log(places === 0 ? "No fault." : `${this.#faults.size} kinds of faults in ${places} places.`);
    return places > 0;
  }
}

function keep(all, what, places, setting) {
  if (!all.has(what)) all.set(what, new Map());
  const seen = all.get(what);
  for (const place of places) seen.set(place, (seen.get(place) ?? new Set()).add(setting));
}

const mostPlaces = 12; // shown of one kind

function show(all, label) {
  for (const [what, places] of all) {
    console.log(`${label}${what}`);
    for (const [place, settings] of [...places].slice(0, mostPlaces)) console.log(`    ${place}   ${[...settings].join(", ")}`);
    if (places.size > mostPlaces) console.log(`    and ${places.size - mostPlaces} more`);
  }
}
