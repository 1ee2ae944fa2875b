// The list of commands: every screen, every text, and everything that this page can do, found by typing its name.
import { say } from "/static/live.js";

const MOST = 60;
const dialog = document.getElementById("palet");
const [box, list, told] = [dialog.querySelector("input"), dialog.querySelector("ul"), dialog.querySelector("[role=status]")];
let [all, shown, at, before] = [[], [], 0, null];

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const nameOf = (one) => (one.getAttribute("aria-label") || one.labels?.[0]?.childNodes[0]?.textContent || one.textContent || "").replace(/\s+/g, " ").trim();

// What can be done on this page: its buttons and links, and the fields that can be filled in.
function here() {
  const found = new Map();
  for (const one of document.querySelectorAll("main button, main a[href], main summary, main select, main input, main textarea, .cm-content")) {
    if (one.disabled || one.type === "hidden" || !one.checkVisibility?.() || one.closest(".cm-editor") && !one.matches(".cm-content")) continue;
    const name = nameOf(one.matches(".cm-content") ? { getAttribute: () => one.getAttribute("aria-label") } : one);
    if (name && name.length < 120 && !found.has(name)) found.set(name, { naam: name, soort: say("palette_here"), doe: () => act(one) });
  }
  return [...found.values()];
}

function act(one) {
  one.focus();
  if (one.matches("button, a, summary")) one.click();
}

async function open() {
  if (dialog.open) return;
  before = document.activeElement;
  all = here();
  box.value = "";
  dialog.showModal();
  show();
  const answer = await fetch("/opdrachten").catch(() => null);
  if (!answer?.ok) return;
  const known = new Set(all.map((one) => one.naam));
  all = [...all, ...(await answer.json()).filter((one) => !known.has(one.naam))];
  show(shown[at]);
}

// chosen: what stays chosen, wherever it stands in the new list
function show(chosen = null) {
  const words = plain(box.value).split(/\s+/).filter(Boolean);
  const fits = all.filter((one) => words.every((word) => plain(`${one.naam} ${one.soort}`).includes(word)));
  const first = (one) => (words.length && plain(one.naam).startsWith(words[0]) ? 0 : 1);
  shown = fits.sort((one, other) => first(one) - first(other)).slice(0, MOST);
  list.replaceChildren(...shown.map((one, index) => {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    Object.assign(item, { id: `palet-${index}`, role: "option" });
    kind.className = "small";
    kind.textContent = ` ${one.soort}`;
    item.append(one.naam, kind);
    item.addEventListener("click", () => choose(index));
    return item;
  }));
  box.setAttribute("aria-expanded", String(shown.length > 0));
  told.textContent = shown.length ? say("palette_count", { n: fits.length }) : say("palette_none");
  move(Math.max(0, shown.indexOf(chosen)));
}

function move(next) {
  at = shown.length ? (next + shown.length) % shown.length : 0;
  [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
  if (shown.length) {
    box.setAttribute("aria-activedescendant", `palet-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  } else box.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const one = shown[index];
  if (!one) return;
  before = null;
  dialog.close();
  if (one.doe) one.doe();
  else location.href = one.adres;
}

box.addEventListener("input", () => show());
box.addEventListener("keydown", (event) => {
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + 10, shown.length - 1), PageUp: Math.max(at - 10, 0) }[event.key];
  if (next !== undefined) { event.preventDefault(); move(next); }
  if (event.key === "Enter") { event.preventDefault(); choose(at); }
});
dialog.addEventListener("close", () => before?.focus());
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
document.getElementById("opdrachten").addEventListener("click", open);
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const writing = document.activeElement?.closest(".cm-editor"); // where Ctrl+K chooses a field
  if ((key === "p" && event.shiftKey) || (key === "k" && !event.shiftKey && !writing)) {
    event.preventDefault();
    event.stopPropagation();
    open();
  }
}, true);
