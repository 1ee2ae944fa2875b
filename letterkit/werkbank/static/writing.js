// The writing screen: a text file on the left, what a customer gets of it, and what the linter says.
import {
  Decoration, EditorState, EditorView, StateEffect, StateField, ViewPlugin, WidgetType, Compartment, autocompletion,
  completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, history, historyKeymap, keymap, lineNumbers, redo,
  search, searchKeymap, startCompletion, undo, Transaction,
} from "/static/editor.js";
import { condition } from "/static/conditions.js";
import { ask, heard, say } from "/static/live.js";

const own = JSON.parse(document.getElementById("tekst").textContent);
const at = (id) => document.getElementById(id);
const pane = window.crypto.randomUUID();
const [told, customer] = [at("melding"), at("klant")];
let [base, saved, customerName] = [own.basis, own.bewaard, own.klant];
let [marks, labels, shownDocument, count] = [[], [], "", null];
let [busy, again, number, mayWrite, typedAt] = [false, false, 0, true, 0];
let commentMarks = [];

const tell = (sentence) => { told.textContent = sentence; };
const text = () => view.state.doc.toString();

// --- what the text shows besides its characters

const setMarks = StateEffect.define();
const setLabels = StateEffect.define();

const marked = StateField.define({
  create: () => Decoration.none,
  update(found, change) {
    found = found.map(change.changes);
    for (const effect of change.effects) {
      if (!effect.is(setMarks)) continue;
      const length = change.state.doc.length;
      found = Decoration.set(effect.value.filter((mark) => mark.van < mark.tot && mark.tot <= length).map((mark) =>
        Decoration.mark({ class: `lk-${mark.niveau}`, attributes: { title: mark.zin, "data-kaart": mark.id } })
          .range(mark.van, mark.tot)), true);
    }
    return found;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Chip extends WidgetType {
  constructor(label, kind, part) { super(); Object.assign(this, { label, kind, part }); }
  eq(other) { return other.label === this.label && other.kind === this.kind; }
  toDOM() {
    const chip = document.createElement("span");
    chip.className = `lk-chip lk-${this.kind}`;
    chip.textContent = this.label;
    if (this.part) chip.title = this.part;
    return chip;
  }
  ignoreEvent() { return false; }
}

function plainView(state) {
  const found = [];
  const doc = state.doc;
  const lines = [];
  for (let line = 1; line <= Math.min(doc.lines, 60); line++) {
    if (doc.line(line).text.trim() === "---") lines.push(line);
    if (lines.length === 2) break;
  }
  const end = lines.length === 2 && lines[0] === 1 ? lines[1] : 0;
  for (let line = 1; line <= end; line++) head(doc.line(line), found);
  for (let line = end + 1; line <= doc.lines; line++) body(doc.line(line), found);
  for (const label of labels) {
    if (label.tot > doc.length || doc.lineAt(label.van).number !== doc.lineAt(label.tot).number) continue;
    found.push(Decoration.replace({ widget: new Chip(label.tekst, label.soort, label.deel) }).range(label.van, label.tot));
  }
  return Decoration.set(found, true);
}

function head(line, found) {
  const name = { subject: "subject", preheader: "preheader" }[line.text.split(":")[0]];
  if (name) {
    const start = line.text.match(/^\w+:\s*["']?/)[0].length;
    found.push(Decoration.replace({ widget: new Chip(say(name), "head") }).range(line.from, line.from + start));
    if (/["']\s*$/.test(line.text)) found.push(Decoration.replace({}).range(line.to - 1, line.to));
  } else {
    found.push(Decoration.line({ class: "lk-settings" }).range(line.from));
  }
}

function body(line, found) {
  if (/^#{1,6} /.test(line.text)) {
    found.push(Decoration.line({ class: "lk-heading" }).range(line.from));
    found.push(Decoration.replace({}).range(line.from, line.from + line.text.indexOf(" ") + 1));
  }
  const box = line.text.match(/^:::\s*(betalen|contact)?\s*$/);
  if (box) {
    const label = box[1] === "betalen" ? say("box_pay") : box[1] ? say("box_contact") : say("box_end");
    found.push(Decoration.replace({ widget: new Chip(label, "box") }).range(line.from, line.to));
  }
  for (const bold of line.text.matchAll(/\*\*([^*]+)\*\*/g)) {
    const start = line.from + bold.index;
    const stop = start + bold[0].length;
    found.push(Decoration.mark({ class: "lk-bold" }).range(start, stop));
    found.push(Decoration.replace({}).range(start, start + 2), Decoration.replace({}).range(stop - 2, stop));
  }
}

const relabel = StateEffect.define();
const plain = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = plainView(view.state); }
  update(update) {
    const said = update.transactions.some((one) => one.effects.some((effect) => effect.is(relabel)));
    if (said) this.decorations = plainView(update.state);
    else if (update.docChanged) {
      labels = labels.map((label) => ({
        ...label, van: update.changes.mapPos(label.van, 1), tot: update.changes.mapPos(label.tot, -1),
      })).filter((label) => label.van < label.tot);
      this.decorations = plainView(update.state);
    }
  }
}, {
  decorations: (plugin) => plugin.decorations,
  provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations || Decoration.none),
});

const theme = EditorView.theme({
  "&": { fontSize: "1rem", maxHeight: "70vh" }, ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.6" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)" }, "&.cm-focused": { outline: "none" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { background: "var(--paper)", color: "var(--soft)", border: "0" },
  ".cm-activeLine": { background: "transparent", boxShadow: "inset 3px 0 var(--link)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: "#7fb2e066" },
  ".cm-tooltip, .cm-panels": { background: "var(--card)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--link)", color: "var(--card)" },
  ".cm-completionDetail": { color: "inherit" },
  ".lk-error": { background: "var(--error-soft)", borderBottom: "3px double var(--error)" },
  ".lk-warning": { background: "var(--warning-soft)", borderBottom: "2px dashed var(--warning)" },
  ".lk-info": { background: "var(--info-soft)", borderBottom: "2px dotted var(--info)" },
  ".lk-opmerking": { background: "var(--chip)", borderBottom: "2px solid var(--link)" },
  ".lk-chip": { background: "var(--chip)", borderRadius: "4px", padding: "0 0.35rem", border: "1px solid var(--line)", boxDecorationBreak: "clone" },
  ".lk-if, .lk-elif, .lk-else, .lk-endif, .lk-for, .lk-endfor": { fontStyle: "italic", background: "var(--warning-soft)" },
  ".lk-part": { background: "var(--paper)" }, ".lk-head": { fontWeight: "600", border: "0", background: "transparent" },
  ".lk-box": { background: "transparent", fontWeight: "600" },
  ".lk-heading": { fontWeight: "700", fontSize: "1.1em" }, ".lk-bold": { fontWeight: "700" },
  ".lk-settings": { color: "var(--soft)", fontSize: "0.8rem" },
});

// --- a list to choose a field, a condition, a part or a box from

function choices(context) {
  const typed = context.matchBefore(/(?:\/|\{\{?\s*)[\w .-]*$/);
  if (!typed && !context.explicit) return null;
  if (typed && typed.text.startsWith("/") && /\S/.test(context.state.sliceDoc(Math.max(0, typed.from - 1), typed.from))) return null;
  const from = typed ? typed.from : context.pos;
  return {
    from, filter: false,
    options: own.velden.filter((one) => {
      const wanted = (typed ? typed.text : "").replace(/^(\/|\{\{?)\s*/, "").toLowerCase();
      return one.label.toLowerCase().includes(wanted) || one.text.toLowerCase().includes(wanted);
    }).map((one) => ({ label: one.label, detail: one.detail, apply: one.text })),
  };
}

// --- the editor itself

const plainly = new Compartment();
const writable = new Compartment();
const begin = localStorage.getItem("letterkit-beeld") !== "bron";

const commands = [
  { key: "Mod-s", run: () => { save(); return true; }, preventDefault: true },
  { key: "F8", run: () => walk(1) }, { key: "Shift-F8", run: () => walk(-1) },
  { key: "Alt-e", run: () => { toggle(); return true; } },
  { key: "Mod-.", run: () => replaceHere() },
  { key: "Mod-m", run: comment, preventDefault: true },
  { key: "Alt-v", run: () => { change(); return true; }, preventDefault: true },
  { key: "Mod-k", run: (target) => { startCompletion(target); return true; }, preventDefault: true },
];

const view = new EditorView({
  parent: at("schrijfvak"),
  state: EditorState.create({
    doc: own.tekst,
    extensions: [
      history(), drawSelection(), highlightActiveLine(), lineNumbers(), EditorView.lineWrapping, search({ top: true }),
      EditorView.cspNonce.of(document.querySelector('meta[name="stijlsleutel"]').content),
      autocompletion({ override: [choices], icons: false, activateOnTyping: true }),
      keymap.of([...commands, ...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      EditorState.phrases.of({
        "Find": say("find"), "next": "volgende", "previous": "vorige", "all": "alle", "match case": "hoofdletters",
        "by word": "heel woord", "regexp": "patroon", "replace": "vervang", "Replace": "Vervang door",
        "replace all": say("replace_all"), "close": "sluiten", "Completions": "Kies uit",
      }),
      EditorView.contentAttributes.of({ "aria-label": at("kop-tekst").textContent, lang: own.taal, spellcheck: "true", tabindex: "0" }),
      marked, plainly.of(begin ? plain : []), writable.of([]), theme,
      EditorView.updateListener.of((update) => {
        if (update.docChanged && update.transactions.some((one) => one.annotation(Transaction.userEvent))) changed();
        if (update.selectionSet && !update.docChanged) caret();
      }),
    ],
  }),
});

function toggle() {
  const plainNow = at("beeld").getAttribute("aria-pressed") === "true";
  at("beeld").setAttribute("aria-pressed", String(!plainNow));
  localStorage.setItem("letterkit-beeld", plainNow ? "bron" : "tekst");
  view.dispatch({ effects: plainly.reconfigure(plainNow ? [] : plain) });
}
at("beeld").setAttribute("aria-pressed", String(begin));

// --- looking at it while somebody types

function changed() {
  if (!typedAt) typedAt = performance.now();
  behind(true);
  keepSoon();
  look(true);
}

// Whether the picture and the findings are not yet those of the text in the window.
function behind(now) {
  document.querySelector(".view").setAttribute("aria-busy", String(now));
}

// What is typed is on the server's disk within half a second, also while a look takes longer.
let [keepTimer, keeping] = [0, null];
function keepSoon(patience = 300) {
  if (!keepTimer) keepTimer = setTimeout(keep, patience);
}
async function keep() {
  if (keeping) await keeping;
  keepTimer = 0;
  keeping = ask("/concept", { naam: own.naam, bij: own.bij, tekst: text(), venster: pane, basis: base })
    .catch(() => ({ lost: true }));
  const { lost } = await keeping;
  keeping = null;
  if (lost) { tell(say("lost")); keepSoon(1000); }
}
async function keptAll() {
  clearTimeout(keepTimer);
  keepTimer = 0;
  if (keeping) await keeping;
}

const wanted = { typed: false };
async function look(typed = false) {
  if (busy) { again = true; wanted.typed = wanted.typed || typed; return; }
  busy = true;
  const mine = ++number;
  const asked = {
    naam: own.naam, bij: own.bij, klant: customerName, tekst: text(), venster: pane, basis: base, volgnummer: mine,
    getypt: typed || wanted.typed,
  };
  wanted.typed = false;
  const since = typedAt;
  typedAt = 0;
  try {
    const { ok, told: answer } = await ask("/kijk", asked);
    if (ok) await show(answer, asked, since);
    else tell(answer.zin || say("lost"));
  } catch {
    tell(say("lost"));
    again = false;
    setTimeout(() => look(typed), 2000);
  }
  busy = false;
  if (again) { again = false; look(); }
}

async function show(answer, asked, since) {
  const fresh = asked.tekst === text();
  await pages(answer);
  if (since) performance.measure("letterkit-toets-tot-beeld", { start: since, end: performance.now() });
  at("stempel").hidden = !answer.stempel;
  if (at("voorlezen")) at("voorlezen").textContent = answer.voorlezen;
  shownDocument = answer.document;
  if (fresh) { // a card and its place in the text are of one answer: of an older text neither is shown
    findings(answer.bevindingen);
    [marks, labels] = [answer.merken, answer.labels];
    showComments(answer);
    view.dispatch({ effects: [setMarks.of([...commentMarks, ...marks]), relabel.of(null)] });
  }
  if (count !== null && asked.getypt) {
    const more = answer.aantal - count;
    tell(more > 0 ? say("more", { n: more }) : more < 0 ? say("fewer", { n: -more }) : keptAt());
  }
  count = answer.aantal;
  behind(asked.tekst !== text() || asked.klant !== customerName);
  writing(answer.schrijven, answer.wie);
}

let shownFindings = "";
function findings(fresh) {
  if (fresh === shownFindings) return;
  shownFindings = fresh;
  const place = at("bevindingen");
  const held = place.contains(document.activeElement) ? document.activeElement : null;
  const [card, same] = [held?.closest(".card")?.id, held?.textContent];
  place.innerHTML = fresh;
  if (!held) return;
  const inside = card ? [...(at(card)?.querySelectorAll("button, a, summary") || [])] : [];
  (inside.find((one) => one.textContent === same) || at(card) || view).focus();
}

const keptAt = () => say("kept", { tijd: new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }) });

async function pages(answer) {
  const sheets = at("bladen");
  if (sheets && answer.bladzijden.length) {
    at("weergave").replaceChildren();
    const total = answer.bladzijden.length;
    while (sheets.children.length > total) sheets.lastElementChild.remove();
    await Promise.all(answer.bladzijden.map((key, index) => {
      let sheet = sheets.children[index];
      if (!sheet) {
        sheet = document.createElement("figure");
        sheet.className = "blad";
        sheet.append(document.createElement("img"));
        sheets.append(sheet);
      }
      sheet.querySelectorAll(".plek").forEach((spot) => spot.remove());
      const picture = sheet.firstElementChild;
      picture.alt = sheets.dataset.alt.replace("##", total).replace("#", index + 1);
      const address = `/beeld/${key}.png`;
      if (picture.getAttribute("src") === address) return null;
      picture.src = address;
      return picture.decode().catch(() => null);
    }));
    return;
  }
  if (sheets) sheets.replaceChildren();
  const form = at("weergave").querySelector("[data-mailvorm][aria-pressed=true]")?.dataset.mailvorm;
  at("weergave").innerHTML = answer.weergave;
  if (form) mailForm(form);
}

function writing(may, who = "") {
  const name = at("bezet").querySelector("[data-wie]");
  name.textContent = who || name.dataset.wie;
  if (may === mayWrite) return;
  mayWrite = may;
  at("bezet").hidden = may || !own.mag;
  view.dispatch({ effects: writable.reconfigure(may ? [] : EditorState.readOnly.of(true)) });
  for (const id of ["bewaar", "terug", "voorwaarde"]) if (at(id)) at(id).disabled = !may;
}

// --- findings

function walk(step) {
  const ordered = [...marks].sort((one, other) => one.van - other.van);
  if (!ordered.length) { tell(say("last")); return true; }
  const here = view.state.selection.main.from;
  let next = step > 0 ? ordered.findIndex((mark) => mark.van > here) : ordered.findLastIndex((mark) => mark.van < here);
  if (next < 0) next = step > 0 ? 0 : ordered.length - 1;
  go(ordered[next].id);
  return true;
}

function go(id) {
  const mark = [...marks, ...commentMarks].find((one) => one.id === id);
  if (!mark) return;
  view.dispatch({ selection: { anchor: mark.van, head: mark.tot }, scrollIntoView: true });
  view.focus();
  document.querySelectorAll(".card.nu").forEach((card) => card.classList.remove("nu"));
  const card = at(id);
  if (card) {
    card.classList.add("nu");
    card.scrollIntoView({ block: "nearest" });
  }
  tell(say("finding", { niveau: card?.querySelector(".level")?.textContent || "", zin: mark.zin }));
}

function replace(id, instead) {
  const mark = marks.find((one) => one.id === id);
  if (!mark || !mayWrite) return;
  view.dispatch({
    changes: { from: mark.van, to: mark.tot, insert: instead }, selection: { anchor: mark.van + instead.length },
    userEvent: "input.replace", scrollIntoView: true,
  });
  marks = marks.filter((one) => one.id !== id);
  view.focus();
  tell(say("replaced"));
}

function replaceHere() {
  const here = view.state.selection.main.from;
  const mark = marks.find((one) => one.van <= here && here <= one.tot && at(one.id)?.querySelector("[data-vervang]"));
  if (mark) replace(mark.id, at(mark.id).querySelector("[data-vervang]").dataset.vervang);
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, img");
  if (!button) return;
  if (button.dataset.vervang !== undefined) replace(button.dataset.kaart, button.dataset.vervang);
  else if (button.dataset.ga) go(button.dataset.ga);
  else if (button.dataset.mailvorm) mailForm(button.dataset.mailvorm);
  else if (button.dataset.toon) showAs(button.dataset.toon);
  else if (button.dataset.opmerking) {
    const words = button.closest("details")?.querySelector("textarea")?.value || "";
    discuss({ doe: button.dataset.doe, nummer: Number(button.dataset.opmerking), woorden: words });
  }
  else if (button.closest(".blad")) clicked(button, event);
});

function mailForm(form) {
  for (const one of document.querySelectorAll("[data-mailvorm]")) one.setAttribute("aria-pressed", String(one.dataset.mailvorm === form));
  const [frame, flat] = [document.querySelector("iframe.mail"), document.querySelector(".plat")];
  if (!frame) return;
  frame.hidden = form === "plat";
  flat.hidden = form !== "plat";
  frame.classList.toggle("telefoon", form !== "computer");
  const address = frame.dataset.mailadres + (form === "donker" ? "?donker=1" : "");
  if (frame.getAttribute("src") !== address) frame.src = address;
}

function showAs(form) {
  for (const one of document.querySelectorAll("[data-toon]")) one.setAttribute("aria-pressed", String(one.dataset.toon === form));
  at("bladen").hidden = form !== "bladen";
  at("voorlezen").hidden = form !== "voorlezen";
  at("lees-voor").hidden = form !== "voorlezen" || !window.speechSynthesis;
}
at("lees-voor")?.addEventListener("click", () => {
  if (speechSynthesis.speaking) { speechSynthesis.cancel(); return; }
  const speech = new SpeechSynthesisUtterance(at("voorlezen").textContent);
  speech.lang = own.taal === "nl" ? "nl-NL" : own.taal;
  speechSynthesis.speak(speech);
});

// --- from the picture to the text, and back

async function clicked(picture, event) {
  const box = picture.getBoundingClientRect();
  const sheet = [...at("bladen").children].indexOf(picture.closest(".blad"));
  const { told: found } = await ask("/plaats", {
    naam: own.naam, bij: own.bij, klant: customerName, tekst: text(), document: shownDocument, pagina: sheet,
    x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height,
  });
  if (!found.naam) { tell(say("nowhere")); return; }
  if (found.naam !== own.naam) { tell(say("not_found", { naam: found.naam.replace("_parts/", "").replace(".md.j2", "") })); return; }
  view.dispatch({ selection: { anchor: Math.min(found.van, view.state.doc.length) }, scrollIntoView: true });
  view.focus();
  tell(say("found"));
}

let caretTimer = 0;
function caret() {
  clearTimeout(caretTimer);
  if (at("bladen")) caretTimer = setTimeout(spots, 350);
}
async function spots() {
  if (busy || !shownDocument) return;
  const { ok, told: found } = await ask("/plekken", {
    naam: own.naam, bij: own.bij, klant: customerName, tekst: text(), document: shownDocument,
    plaats: view.state.selection.main.head,
  });
  if (!ok) return;
  document.querySelectorAll(".plek").forEach((spot) => spot.remove());
  for (const spot of found.plekken) {
    const mark = document.createElement("span");
    mark.className = "plek";
    for (const [side, size] of [["left", spot.left], ["top", spot.top], ["width", spot.width], ["height", spot.height]]) {
      mark.style[side] = `${100 * size}%`;
    }
    at("bladen").children[spot.page]?.append(mark);
  }
}

// --- keeping it

async function save() {
  if (!mayWrite) return;
  tell(say("saving"));
  await keptAll();
  const now = text();
  const { ok, told: answer } = await ask("/bewaar", {
    naam: own.naam, bij: own.bij, tekst: now, venster: pane, basis: base, klant: customerName, notitie: at("notitie").value,
    door: signed(),
  }).catch(() => ({ ok: false, told: { zin: say("lost") } }));
  if (!ok) { tell(say("not_saved", { zin: answer.zin || say("lost") })); return; }
  [base, saved] = [answer.basis, now];
  at("notitie").value = "";
  at("van-letterkit")?.remove();
  tell(say("saved"));
}
// on a computer of one's own somebody fills in a name; a team's server knows it
function signed() {
  if (!at("door")) return "";
  localStorage.setItem("letterkit-door", at("door").value);
  return at("door").value;
}
if (at("door")) at("door").value = localStorage.getItem("letterkit-door") || "";

// --- comments

let commentAt = null;
let shownComments = "";
function showComments(answer) {
  commentMarks = answer.opmerkmerken;
  if (answer.opmerkingen === shownComments) return;
  const held = document.activeElement?.dataset?.antwoord;
  const typed = held && document.activeElement.value;
  shownComments = answer.opmerkingen;
  at("opmerkingen").innerHTML = answer.opmerkingen;
  const box = held && document.querySelector(`[data-antwoord="${held}"]`);
  if (!box) return;
  box.closest("details").open = true;
  box.value = typed;
  box.focus();
}

function comment() {
  if (!at("opmerking")) return true;
  commentAt = view.state.selection.main.from;
  at("opmerkplek").textContent = say("commenting", { n: view.state.doc.lineAt(commentAt).number });
  at("opmerking").focus();
  return true;
}

async function discuss(more) {
  const { ok, told: answer } = await ask("/opmerkingen", {
    naam: own.naam, bij: own.bij, klant: customerName, tekst: text(), door: signed(), ...more,
  }).catch(() => ({ ok: false, told: {} }));
  if (!ok) { tell(answer.zin || say("lost")); return false; }
  showComments(answer);
  view.dispatch({ effects: setMarks.of([...commentMarks, ...marks]) });
  tell(say("commented"));
  return true;
}

async function sayIt() {
  const place = commentAt === null ? view.state.selection.main.from : commentAt;
  if (!await discuss({ doe: "zeg", plaats: place, woorden: at("opmerking").value })) return;
  at("opmerking").value = "";
  commentAt = null;
  view.focus();
}
at("zeg-het")?.addEventListener("click", sayIt);
heard.addEventListener("opmerking", (event) => { if (event.detail.bij === own.over) look(); });

async function restore() {
  if (text() !== saved && !confirm(say("question"))) return;
  await keptAll();
  const { ok, told: answer } = await ask("/vergeet", { naam: own.naam, bij: own.bij, tekst: "", venster: pane });
  if (!ok) { tell(answer.zin || say("lost")); return; }
  base = answer.basis;
  put(answer.tekst);
  tell(say("restored"));
}

function put(fresh) {
  saved = fresh;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: fresh } });
  look();
}

let warned = "";
async function present(more = {}) {
  const { ok, told: answer } = await ask("/aanwezig", {
    naam: own.naam, venster: pane, concept: mayWrite && text() !== saved, ...more,
  }).catch(() => ({ ok: false }));
  if (!ok || more.weg) return;
  const was = mayWrite;
  writing(answer.schrijven, answer.wie);
  if (!was && answer.schrijven && text() === saved) { base = answer.basis; put(answer.tekst); }
  if (answer.basis === base || answer.basis === warned) return;
  if (text() === saved) { base = answer.basis; put(answer.tekst); tell(say("reloaded")); return; }
  warned = answer.basis; // said once: later words about this text, as why it was not kept, stay to be read
  tell(say("changed_outside"));
}
setInterval(present, 7000);
heard.addEventListener("veranderd", async () => { await present(); look(); });
addEventListener("pagehide", () => {
  fetch("/aanwezig", {
    method: "POST", keepalive: true, body: JSON.stringify({ naam: own.naam, venster: pane, weg: true }),
    headers: { "Content-Type": "application/json", "X-Letterkit": document.querySelector('meta[name="csrf"]').content },
  });
});

const change = () => condition(view, labels, tell, mayWrite);
at("voorwaarde")?.addEventListener("click", change);
view.contentDOM.addEventListener("dblclick", (event) => { if (event.target.closest(".lk-if, .lk-elif")) change(); });
at("bewaar")?.addEventListener("click", save);
at("terug")?.addEventListener("click", restore);
at("ongedaan")?.addEventListener("click", () => { undo(view); view.focus(); });
at("opnieuw")?.addEventListener("click", () => { redo(view); view.focus(); });
at("beeld").addEventListener("click", () => { toggle(); view.focus(); });
at("overnemen").addEventListener("click", () => present({ overnemen: true }));
at("bij")?.addEventListener("change", (event) => { location.search = new URLSearchParams({ bij: event.target.value }); });

function turn(step) {
  const { options, selectedIndex } = customer;
  if (!options.length) return;
  customer.selectedIndex = (selectedIndex + step + options.length) % options.length;
  chosen();
}
function chosen() {
  customerName = customer.value;
  behind(true);
  const address = new URL(location.href);
  address.searchParams.set("klant", customerName);
  window.history.replaceState(null, "", address);
  tell(`${customerName}`);
  look();
}
customer.addEventListener("change", chosen);
at("vorige-klant").addEventListener("click", () => turn(-1));
at("volgende-klant").addEventListener("click", () => turn(1));

addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") { event.preventDefault(); turn(event.key === "ArrowLeft" ? -1 : 1); return; }
    const channel = /^[1-9]$/.test(event.key) && document.querySelector(`[data-kanaal="${event.key}"]`);
    if (channel) { event.preventDefault(); location.href = channel.href; return; }
    if (event.key === "e" && !view.hasFocus) { event.preventDefault(); toggle(); }
  }
  if (view.hasFocus) return;
  if (event.key === "F8") { event.preventDefault(); walk(event.shiftKey ? -1 : 1); }
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); }
}, true);

// --- the tour: five steps over the text itself, each pointing at what it is about

const steps = [...document.querySelectorAll("#rondleiding li")];
let step = 0;
function turnTo(next) {
  step = next;
  steps.forEach((one, index) => { one.hidden = index !== step; });
  at("stap-terug").disabled = step === 0;
  at("stap-verder").hidden = step === steps.length - 1;
  document.querySelectorAll(".doel").forEach((one) => one.classList.remove("doel"));
  document.querySelector(steps[step].dataset.doel)?.classList.add("doel");
  at("rondleiding").focus();
}
if (steps.length) {
  at("stap-terug").addEventListener("click", () => turnTo(step - 1));
  at("stap-verder").addEventListener("click", () => turnTo(step + 1));
  at("stap-klaar").addEventListener("click", () => {
    document.querySelectorAll(".doel").forEach((one) => one.classList.remove("doel"));
    at("rondleiding").remove();
    view.focus();
  });
  turnTo(0);
}

if (!own.mag) writing(false);
look();
