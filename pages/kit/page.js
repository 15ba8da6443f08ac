// What a browser does by itself on every screen: say the language, Streamlit's own words, copying a link, saving the
// picture of a chart, charts on paper, a meeting's slides on the whole screen. `said` (language, words, boxes) is put
// before this.
document.documentElement.lang = said.language;
window.screens = Object.assign(window.screens || {}, { said });
if (!window.screens.ready) {
  window.screens.ready = true;
  const PLOT = '[data-testid="stPlotlyChart"]';
  const words = () => window.screens.said.words;

  // --- Streamlit's own words: names that only screen readers hear, lists, messages, boxes (docs/design.md lists them) ---
  const ATTRIBUTES = ["aria-label", "placeholder", "title", "alt"];
  const HELP = "Help for "; // before the name of a widget
  const EVERYWHERE = ATTRIBUTES.map((name) => `[${name}]`).join(",");
  const BOXES = '[role="dialog"], [data-testid="stException"]';
  const SAID_BY_STREAMLIT = `${BOXES}, [role="listbox"], [data-live-announcer], [data-testid="stTooltipContent"], [data-testid="stDownloadButton"], [data-testid="stSidebarNavViewButton"]`;
  const original = new WeakMap();
  const blanks = Object.entries(words()).filter(([english]) => english.includes("{n}")).map(([english]) => english);
  const exactly = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const filled = blanks.map((english) => [new RegExp(`^${english.split("{n}").map(exactly).join("(.+)")}$`), english]);

  function instead(english) {
    if (words()[english]) return words()[english];
    for (const [pattern, key] of filled) {
      const found = pattern.exec(english);
      if (found) return words()[key].replace("{n}", found[1]);
    }
    return english.startsWith(HELP) ? `${words()[HELP.trim()]} ${english.slice(HELP.length)}` : undefined;
  }

  // What Streamlit wrote is remembered, so that it can be said in the other language too.
  function put(holder, name, now, wanting, write) {
    const known = original.get(holder) || {};
    const english = known[name] && known[name].said === now ? known[name].english : now;
    const wanted = wanting(english);
    if (wanted === undefined || wanted === now) return;
    original.set(holder, { ...known, [name]: { english, said: wanted } });
    write(wanted);
  }

  function translate() {
    for (const element of document.querySelectorAll(EVERYWHERE)) {
      for (const name of ATTRIBUTES) {
        const now = element.getAttribute(name);
        if (now) put(element, name, now, instead, (wanted) => element.setAttribute(name, wanted));
      }
    }
  }

  function textsIn(part) {
    const found = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function translateTexts() {
    for (const box of document.querySelectorAll(BOXES)) sayPlainly(box);
    for (const part of document.querySelectorAll(SAID_BY_STREAMLIT)) {
      for (const node of textsIn(part)) put(node, "text", node.data.trim(), instead, (wanted) => { node.data = wanted; });
    }
  }

  // A box about what went wrong says what a reader can do, in place of what a programmer could.
  function sayPlainly(box) {
    const title = box.querySelector('h2, [slot="title"]');
    const about = title ? title.dataset.about || title.textContent.trim() : "error";
    const plain = window.screens.said.boxes[about];
    if (!plain) return;
    if (title) title.dataset.about = about;
    const others = textsIn(box).filter((node) => !title?.contains(node) && !node.parentElement.closest("button"));
    for (const [place, node] of others.entries()) {
      const wanted = place ? "" : plain.words;
      if (node.data !== wanted) node.data = wanted;
    }
    const heading = title && textsIn(title)[0];
    if (heading && heading.data !== plain.title) heading.data = plain.title;
  }

  // --- a meeting: a slide as large as the window, moved by keys and by time ---
  const SLIDE = [1280, 720];
  const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Escape: "leave" };
  function scalable(layer) {
    const [width, height] = ["width", "height"].map((name) => parseFloat(layer.getAttribute(name)));
    layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const box = layer.closest(".svg-container").style;
    box.setProperty("--shape", `${width} / ${height}`);
    box.setProperty("--wide", `${width}px`);
  }
  let moving = { said: "", timer: 0 };
  const press = (name) => document.querySelector(`.st-key-${name} button, button[data-do="${name}"]`)?.click();

  function leave() {
    const first = document.querySelector('[data-testid="stSidebarNavLink"]');
    if (first) first.click();
    else location.assign(`./${location.search}`);
  }

  function stage() {
    const slide = document.querySelector(".stage");
    const zoom = slide ? Math.min(innerWidth / SLIDE[0], innerHeight / SLIDE[1]) : 1;
    document.documentElement.style.fontSize = slide ? `${Math.max(16 * zoom, 12)}px` : "";
    if (slide) document.querySelectorAll(`${PLOT} svg.main-svg`).forEach(scalable);
    const said = slide ? `${slide.dataset.slide} ${slide.dataset.pace}` : "";
    if (said === moving.said) return;
    clearTimeout(moving.timer);
    const seconds = slide ? Number(slide.dataset.pace) : 0;
    moving = { said, timer: seconds ? setTimeout(() => press("next"), 1000 * seconds) : 0 };
  }
  addEventListener("resize", stage);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest && event.target.closest('input, textarea, [role="radiogroup"]');
    const name = KEYS[event.key];
    if (!name || !document.querySelector(".stage") || (typing && name !== "leave")) return;
    event.preventDefault();
    press(name);
  });

  // --- boxes find what is typed without diacritics: Streamlit keeps the options that include what was typed, letter by
  // letter. Of that one question, as long as it is typed in plain letters, the options are asked in plain letters too ---
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  const includes = String.prototype.includes;
  let typed = "";
  function hear({ type, target }) {
    const box = type !== "focusout" && target.matches?.('input[role="combobox"]');
    const said = box ? target.value.toLowerCase() : "";
    typed = said === plain(said) ? said : "";
  }
  for (const act of ["focusin", "input", "focusout"]) addEventListener(act, hear, { capture: true });
  String.prototype.includes = function (part, from) {
    "use strict";
    return includes.call(this, part, from) || (typed !== "" && part === typed && includes.call(plain(String(this)), typed));
  };

  // --- a finger that begins on a chart scrolls the page: Streamlit lets charts whose bars open something keep every
  // touch for Plotly. Without it the browser makes a click of a tap by itself, and Plotly hears that ---
  addEventListener("touchstart", (event) => {
    if (event.target.closest && event.target.closest(`${PLOT} .draglayer`)) event.stopPropagation();
  }, { capture: true, passive: true });

  // --- an open list stays open where the page moves under it: its box is scrolled into view, a chart comes late.
  // Streamlit closes it at any scroll, but for one that comes of a new size of the window (the keyboard of a
  // telephone), so it is told of one. The list follows its box by itself ---
  addEventListener("scroll", ({ target }) => {
    if (target.querySelector('[role="combobox"][aria-expanded="true"]')) visualViewport.dispatchEvent(new Event("resize"));
  }, { capture: true, passive: true });

  // --- the address says what is shown (`address.write`), and one act of a reader is one step of the way back ---
  const AT_WORK = '[data-testid="stApp"]:not([data-test-script-state="notRunning"]), [data-stale="true"]';
  let stepped = true;
  for (const act of ["pointerdown", "keydown", "click"]) addEventListener(act, () => { stepped = false; }, { capture: true });
  const step = history.pushState.bind(history);
  history.pushState = (...to) => {
    if (stepped) history.replaceState(...to);
    else step(...to);
    stepped = true;
  };
  function address() {
    if (document.querySelector(AT_WORK)) return;
    const link = new URL(location.href);
    for (const { dataset } of document.querySelectorAll("[data-address]")) {
      for (const [key, value] of new URLSearchParams(dataset.address)) {
        if (!value) link.searchParams.delete(key);
        else if (link.searchParams.get(key) !== value) link.searchParams.set(key, value);
      }
    }
    if (link.href !== location.href) history.replaceState(history.state, "", link.href);
  }

  let part = ""; // of the screen that is shown next
  let begun = true; // whether that screen has
  let waiting = 0;
  function settle() {
    waiting = 0;
    address();
    goToPart();
    translate();
    translateTexts();
    document.querySelectorAll(`${PLOT} .js-plotly-plot`).forEach(lead);
    const skip = document.querySelector('[data-testid="stSkipToContent"]');
    stage();
    if (skip && skip.textContent !== words().skip) skip.textContent = words().skip;
  }
  window.screens.settle = settle;
  const later = () => { waiting = waiting || setTimeout(settle, 150); };
  const watched = [...ATTRIBUTES, "data-test-script-state", "data-stale"];
  // What stands above the page (boxes, lists, what is read aloud) is put right before anybody sees or hears it.
  const above = ({ target }) => target === document.body || (target.closest && target.closest(SAID_BY_STREAMLIT));
  const newScreen = ({ type, target }) => type === "childList" && target.closest?.('[data-testid="stMain"]') && !target.closest(PLOT);
  new MutationObserver((changes) => {
    if (changes.some(above)) translateTexts();
    begun = begun || changes.some(newScreen);
    later();
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: watched });

  // --- what buttons do ---
  function tell(button, text) {
    const place = button.parentElement.querySelector('[role="status"]');
    if (!place) return;
    place.textContent = text;
    clearTimeout(place.clearing);
    place.clearing = setTimeout(() => { place.textContent = ""; }, 6000);
  }

  async function copy(button) {
    const link = new URL(location.href);
    for (const [key, value] of new URLSearchParams(button.dataset.view)) {
      if (!link.searchParams.has(key)) link.searchParams.set(key, value);
    }
    try {
      await navigator.clipboard.writeText(link.href);
      tell(button, button.dataset.done);
    } catch {
      tell(button, `${button.dataset.failed} ${link.href}`);
    }
  }

  function fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  // --- the picture of a chart: its title, what can be seen of it, notes and source ---
  const SVG = "http://www.w3.org/2000/svg";
  const EDGE = 24;
  const FONT = '"Source Sans", "Segoe UI", "Noto Sans", Arial, sans-serif';

  function folded(text, width, font) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines.filter(Boolean);
  }

  function write(picture, texts, top, width, colour) {
    for (const [text, size, weight] of texts) {
      for (const line of folded(text, width - 2 * EDGE, `${weight} ${size}px ${FONT}`)) {
        top += size * 1.4;
        const element = document.createElementNS(SVG, "text");
        const style = { x: EDGE, y: top, fill: colour, "font-size": size, "font-weight": weight, "font-family": FONT };
        for (const [name, value] of Object.entries(style)) element.setAttribute(name, value);
        element.textContent = line;
        picture.append(element);
      }
    }
    return top;
  }

  function drawn(layer) {
    const copy = layer.cloneNode(true);
    const seen = layer.querySelectorAll("text, tspan");
    copy.querySelectorAll("text, tspan").forEach((element, place) => {
      const style = getComputedStyle(seen[place]);
      Object.assign(element.style, { fill: style.fill, fontFamily: FONT, fontSize: style.fontSize, fontWeight: style.fontWeight });
    });
    for (const element of copy.querySelectorAll("[clip-path]")) {
      element.setAttribute("clip-path", element.getAttribute("clip-path").replace(/url\(.*(#[^"')]+).*\)/, "url($1)"));
    }
    copy.querySelectorAll(".hoverlayer, .zoomlayer, .modebar-container, .nsewdrag, .drag").forEach((part) => part.remove());
    return copy;
  }

  function compose(block) {
    const layers = [...block.querySelectorAll(`${PLOT} svg.main-svg`)];
    const { width, height } = layers[0].getBoundingClientRect();
    const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
    const texts = (selector, size, weight) =>
      [...block.querySelectorAll(selector)].map((element) => [element.innerText, size, weight]);
    const place = [...document.querySelectorAll("h1.headline")].map((element) => [element.innerText, 14, 400]);
    const warning = [...document.querySelectorAll(".illustrative")].map((element) => [element.innerText, 13, 600]);
    const whole = width + 2 * EDGE;
    const picture = document.createElementNS(SVG, "svg");
    picture.setAttribute("xmlns", SVG);
    const paper = document.createElementNS(SVG, "rect");
    picture.append(paper);
    const head = write(picture, [...texts("h3.finding", 19, 600), ...place], 10, whole, ground.color) + 16;
    for (const layer of layers) {
      const part = drawn(layer);
      part.setAttribute("x", EDGE);
      part.setAttribute("y", head);
      part.setAttribute("style", "background: none; overflow: visible");
      picture.append(part);
    }
    const foot = [...texts("p.note:not(.act), p.source", 13, 400), ...warning];
    const end = write(picture, foot, head + height + 8, whole, ground.color) + EDGE;
    for (const element of [picture, paper]) {
      element.setAttribute("width", whole);
      element.setAttribute("height", end);
    }
    picture.setAttribute("viewBox", `0 0 ${whole} ${end}`);
    paper.setAttribute("fill", ground.backgroundColor);
    return picture;
  }

  async function withFont(picture) {
    const rule = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } })
      .find((one) => one instanceof CSSFontFaceRule && /Source Sans/.test(one.cssText) && !/italic/.test(one.style.fontStyle));
    const source = rule && /url\("?([^")]+)"?\)/.exec(rule.style.src || rule.cssText);
    if (!source) return;
    const file = await (await fetch(new URL(source[1], rule.parentStyleSheet.href || location.href))).blob();
    const data = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(file);
    });
    const style = document.createElementNS(SVG, "style");
    style.textContent = `@font-face { font-family: "Source Sans"; font-weight: 200 900; src: url(${data}); }`;
    picture.prepend(style);
  }

  function rastered(text, width, height) {
    return new Promise((done, failed) => {
      const image = new Image();
      image.onerror = failed;
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = 2 * width;
        canvas.height = 2 * height;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(done, "image/png");
      };
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    });
  }

  async function save(button) {
    const picture = compose(button.closest('[class*="st-key-block_"]'));
    const png = button.dataset.kind === "png";
    if (png) await withFont(picture).catch(() => {});
    const text = new XMLSerializer().serializeToString(picture);
    const file = png
      ? await rastered(text, Number(picture.getAttribute("width")), Number(picture.getAttribute("height")))
      : new Blob([text], { type: "image/svg+xml" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${button.dataset.name}.${button.dataset.kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // --- charts on paper: as wide as the page, whatever the screen was ---
  addEventListener("beforeprint", () => {
    document.querySelectorAll(`${PLOT} svg.main-svg`).forEach(scalable);
  });
  addEventListener("afterprint", () => {
    for (const layer of document.querySelectorAll(`${PLOT} svg.main-svg`)) layer.removeAttribute("viewBox");
  });

  // --- a link to a part of a screen (#cells): the part is shown when the screen is there ---
  function goToPart() {
    part = part || location.hash.slice(1);
    if (!part || !begun || document.querySelector(`${AT_WORK}, [data-testid="stSkeleton"], ${PLOT}:not(:has(svg.main-svg))`)) return;
    const wanted = `.st-key-block_${CSS.escape(part)}, .st-key-block_submissions`;
    if (!document.querySelector(wanted)) return;
    part = "";
    if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
    const show = () => document.querySelector(wanted)?.scrollIntoView();
    show();
    // What stands above it may still grow, and Streamlit goes to the top of a new screen
    const again = [300, 900, 1800].map((wait) => setTimeout(show, wait));
    for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      addEventListener(act, () => again.forEach(clearTimeout), { once: true, passive: true });
    }
  }

  // --- links between screens: another step of the browser's history, which Streamlit follows without a new page ---
  function follow(event) {
    const link = event.target.closest('[data-testid="stHtml"] a[href]');
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || link.origin !== location.origin) return;
    event.preventDefault();
    goTo(link);
  }

  function goTo(link) {
    part = link.hash.slice(1);
    begun = false;
    history.pushState({}, "", link.href.split("#")[0]);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
  }

  // --- a point of a line leads where its trace says (`meta.way`, ways.py), with its year and its place filled in. Many lines
  // that are one trace have a gap after each ---
  const CLUSTER = "cluster:"; // of communes that cannot be told apart: it has no view of its own
  function wayOf({ data, pointIndex, x }) {
    const { way, places } = data.meta || {};
    if (!way) return "";
    const place = places ? places[data.x.slice(0, pointIndex).filter((year) => year === null).length % places.length] : "";
    return place.startsWith(CLUSTER) ? "" : way.replace("YEAR", x).replace("PLACE", encodeURIComponent(place));
  }
  function lead(chart) {
    if (chart.leads || !chart.on) return;
    chart.leads = true;
    chart.on("plotly_click", ({ points, event }) => {
      const way = wayOf(points[0]);
      if (way && !event.button) goTo(new URL(way, location.href));
    });
  }

  const ACTIONS = { copy, save, fullscreen, leave };
  document.addEventListener("click", (event) => {
    if (!event.target.closest) return;
    const button = event.target.closest("button[data-do]");
    if (button) ACTIONS[button.dataset.do](button);
    else follow(event);
  });
}
window.screens.settle();
