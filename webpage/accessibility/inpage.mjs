// inPage is what runs in the page. Each check returns in one sentence what is wrong, and the places where it is.
export function inPage() {
  const every = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const label = (e) => e.getAttribute("aria-label") ?? document.getElementById(e.getAttribute("aria-labelledby"))?.textContent ?? "";

  // name is a way to find an element again.
  function name(e) {
    const near = e.closest("[id]");
    const words = e.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `${near && near !== e ? `#${near.id} ` : ""}${e.localName}${e.id ? `#${e.id}` : ""}${e.className ? `.${e.className}` : ""} "${words}"`;
  }

  function headings() {
    const all = every("h1, h2, h3, h4, h5, h6").filter(isShown);
    const level = (h) => Number(h.localName[1]);
    const wrong = all.filter((h, i) => level(h) > (i === 0 ? 1 : level(all[i - 1]) + 1));
    const first = all.filter((h) => level(h) === 1);
    return { what: "A level of headings is left out, or there is not one h1", places: [...wrong, ...(first.length === 1 ? [] : [document.body])].map(name) };
  }

  // landmarks: one main part, one head, one foot, a search, and names for those that there are several of.
  function landmarks() {
    const places = [];
    for (const selector of ["main", "body > header", "body > footer", "[role=search]", "nav"]) {
      if (every(selector).filter(isShown).length !== 1) places.push(`${selector}: there is not one of it`);
    }
    const seen = new Set();
    for (const e of every("nav, section, [role=search]").filter(isShown)) {
      const key = label(e).trim();
      if (key === "" || seen.has(`${e.localName} ${key}`)) places.push(`${name(e)}: without a name of its own`);
      seen.add(`${e.localName} ${key}`);
    }
    return { what: "A landmark is missing or has no name of its own", places };
  }

  // stillness: nothing moves for those who asked for that.
  function stillness() {
    const moves = (e) => {
      const style = getComputedStyle(e);
      return style.transitionDuration !== "0s" || style.animationName !== "none" || style.scrollBehavior === "smooth";
    };
    return { what: "Something moves", places: every("*").filter(moves).map(name) };
  }

  // sideways: the page is no wider than the window, and no part hides what does not fit in.
  function sideways() {
    const width = document.documentElement.clientWidth;
    const shown = every("body *").filter(isShown);
    const places = shown.filter((e) => e.getBoundingClientRect().right > width + 0.5).map(name);
    if (document.scrollingElement.scrollWidth > width && places.length === 0) places.push("the page");
    const cuts = (e) => getComputedStyle(e).overflowX !== "visible" && e.localName !== "input" && e.scrollWidth > e.clientWidth;
    return { what: "Something is wider than the window, or cut off", places: [...places, ...shown.filter(cuts).map(name)] };
  }

  function largeText() {
    document.documentElement.style.fontSize = "200%";
    const result = sideways();
    const wanted = 2 * 16;
    if (parseFloat(getComputedStyle(document.querySelector("main p")).fontSize) < wanted) result.places.push("the text does not grow");
    document.documentElement.style.fontSize = "";
    return result;
  }

  // spacedText sets the distances of WCAG 1.4.12. The page's own policy allows no further style, but this one is no part of the page.
  function spacedText() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
    const result = sideways();
    document.adoptedStyleSheets = [];
    return result;
  }

  // stands: the keyboard stands on the element with this id, and it is in sight.
  function stands(id) {
    const at = document.activeElement;
    return { what: "The keyboard does not stand where it should, in sight", places: at.id === id && isInSight(at) ? [] : [`${name(at)}, not #${id}`] };
  }

  function isInSight(e) {
    const box = e.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  }

  // toTop sets the keyboard back to where it stands in a page that was just opened.
  function toTop() {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
    return { what: "The keyboard cannot be set back", places: [] };
  }

  const reachable = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable], audio, video, iframe";
  const stops = (part) => every(reachable, document.querySelector(part)).filter((e) => e.tabIndex >= 0 && !e.disabled && isShown(e));
  const ring = { width: 2, contrast: 3 }; // the least

  let path = [];
  // beginWalk puts the keyboard before the first stop of a part, and returns how often Tab leads from there to the last.
  function beginWalk(part) {
    const all = stops("html");
    const before = all[all.indexOf(stops(part)[0]) - 1];
    path = [];
    if (before) before.focus();
    else toTop();
    return stops(part).length;
  }

  addEventListener("keyup", (event) => {
    if (event.key === "Tab") path.push(lookAt(document.activeElement));
  });

  // lookAt says what is wrong with how somebody sees where the keyboard stands.
  function lookAt(e) {
    const style = getComputedStyle(e);
    const wrong = [];
    if (!isInSight(e)) wrong.push("out of sight");
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < ring.width) wrong.push("without a ring");
    else if (contrast(style.outlineColor, backOf(e.parentElement ?? e)) < ring.contrast) wrong.push("with a ring that is hard to see");
    return { e, wrong };
  }

  // walked compares the way of the keyboard with what can be reached, in the order of the page.
  function walked(part) {
    const all = stops(part);
    const places = [];
    all.forEach((e, i) => {
      if (path[i]?.e !== e) places.push(`${name(e)}: Tab leads ${path[i] ? `to ${name(path[i].e)}` : "nowhere"} instead`);
      else if (path[i].wrong.length > 0) places.push(`${name(e)}: ${path[i].wrong.join(", ")}`);
    });
    document.activeElement.blur();
    return { what: "Tab does not lead through all, or does not show where it stands", places };
  }

  function backOf(e) {
    const back = getComputedStyle(e).backgroundColor;
    return /, 0\)$/.test(back) && e.parentElement ? backOf(e.parentElement) : back;
  }

  // luminance and contrast follow WCAG 2.2.
  function luminance(color) {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }

  window.unpauseChecks = { headings, landmarks, stillness, sideways, largeText, spacedText, stands, toTop, beginWalk, walked };
}
