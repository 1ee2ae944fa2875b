// A condition as sentences: made and changed in a dialog, without its code. What sentences cannot say is left as it is.
import { ask, say } from "/static/live.js";

const TAG = /^\{%(-?\s*(?:if|elif)\s+)([^\n]*?)(\s*-?)%\}$/;
const dialog = document.getElementById("voorwaarden");
const [rows, wrong, words] = ["rijen", "voorwaarde-fout", "voorwaarde-zin"].map((id) => document.getElementById(id));
let [known, how, begun, changing, done] = [[], {}, "", false, null];

// The condition at the cursor: its characters, and where they stand.
function at(view, labels) {
  const here = view.state.selection.main.head;
  const line = view.state.doc.lineAt(here);
  const near = labels.filter((one) => ["if", "elif"].includes(one.soort) && one.van <= line.to && one.tot >= line.from)
    .sort((one, other) => Math.abs(one.van - here) - Math.abs(other.van - here))[0];
  const match = near && TAG.exec(view.state.sliceDoc(near.van, near.tot));
  if (!match) return null;
  const from = near.van + 2 + match[1].length;
  return { from, to: from + match[2].length, text: match[2] };
}

export async function condition(view, labels, tell, may) {
  const found = at(view, labels);
  const { ok, told: answer } = await ask("/voorwaarde", { voorwaarde: found?.text || "" }).catch(() => ({ ok: false, told: {} }));
  if (!ok) { tell(answer.zin || say("lost")); return; }
  known = answer.velden;
  how = answer.hoe;
  const can = answer.kan && may;
  document.getElementById("kan-niet").hidden = answer.kan;
  document.getElementById("kan-niet-zin").textContent = answer.zin;
  document.getElementById("kan-wel").hidden = !can;
  document.getElementById("voorwaarde-kop").textContent = found ? say("condition_change") : say("condition_new");
  document.getElementById("anders").closest("label").hidden = Boolean(found);
  wrong.textContent = "";
  words.textContent = answer.zin;
  rows.replaceChildren();
  for (const row of answer.rijen.length ? answer.rijen : [{}]) add(row);
  document.getElementById("samen").value = answer.samen;
  together();
  [begun, changing] = [JSON.stringify([chosen(), document.getElementById("samen").value]), Boolean(found)];
  done = (text) => put(view, found, text, tell);
  dialog.showModal();
  (can ? rows.querySelector("select") : dialog.querySelector("[value=weg]")).focus();
}

function option(value, text) { return new Option(text, value); }

function add(row = {}) {
  const line = document.createElement("li");
  const [field, compared, away] = [document.createElement("select"), document.createElement("select"), document.createElement("button")];
  field.append(...known.map((one) => option(one.path, one.name)));
  field.value = row.path && known.some((one) => one.path === row.path) ? row.path : known[0].path;
  field.setAttribute("aria-label", say("condition_field"));
  compared.setAttribute("aria-label", say("condition_how"));
  away.type = "button";
  away.textContent = say("condition_away");
  line.append(field, compared, away);
  rows.append(line);
  ways(line, row);
  field.addEventListener("change", () => ways(line, {}));
  compared.addEventListener("change", () => value(line, ""));
  away.addEventListener("click", () => {
    if (rows.children.length > 1) line.remove();
    together();
    rows.querySelector("select").focus();
  });
}

const fieldOf = (line) => known.find((one) => one.path === line.firstElementChild.value);

function ways(line, row) {
  const field = fieldOf(line);
  const compared = line.children[1];
  const named = (sign) => {
    if (field.kind === "day" && "<>".includes(sign)) return say(sign === "<" ? "condition_before" : "condition_after");
    if (field.kind !== "choice" && sign === "is") return say("condition_there");
    if (field.kind !== "choice" && sign === "not") return say("condition_empty");
    return how[sign];
  };
  compared.replaceChildren(...field.compared.map((sign) => option(sign, named(sign))));
  if (field.compared.includes(row.compared)) compared.value = row.compared;
  value(line, row.value || "");
}

function value(line, given) {
  line.querySelector("[data-waarde]")?.remove();
  const field = fieldOf(line);
  const sign = line.children[1].value;
  if (sign === "is" || sign === "not") return;
  const list = field.kind === "day" ? known.filter((one) => one.kind === "day" && one.path !== field.path).map((one) => [one.path, one.name])
    : field.words.map((word) => [word, word.replaceAll("_", " ")]);
  const box = document.createElement(list.length ? "select" : "input");
  if (list.length) box.append(...list.map(([path, name]) => option(path, name)));
  box.dataset.waarde = "";
  box.setAttribute("aria-label", say("condition_value"));
  if (given) box.value = given;
  line.insertBefore(box, line.lastElementChild);
}

const chosen = () => [...rows.children].map((line) => ({
  path: line.children[0].value, compared: line.children[1].value, value: line.querySelector("[data-waarde]")?.value || "",
}));
const together = () => { document.getElementById("samen").closest("label").hidden = rows.children.length < 2; };

async function finish() {
  const now = chosen();
  if (changing && JSON.stringify([now, document.getElementById("samen").value]) === begun) { dialog.close(); return; }
  const asked = { rijen: now, samen: document.getElementById("samen").value };
  const { ok, told: answer } = await ask("/voorwaarde/maak", asked).catch(() => ({ ok: false, told: { zin: say("lost") } }));
  if (!ok) { wrong.textContent = answer.zin; return; }
  dialog.close();
  done(answer.voorwaarde);
}

function put(view, found, text, tell) {
  const { from, to } = view.state.selection.main;
  if (found) {
    if (found.text !== text) view.dispatch({ changes: { from: found.from, to: found.to, insert: text }, userEvent: "input.condition" });
  } else {
    const otherwise = document.getElementById("anders").checked ? "\n{% else %}\n" : "";
    const [first, last] = [view.state.doc.lineAt(from), view.state.doc.lineAt(to)];
    const kept = view.state.sliceDoc(first.from, last.to);
    const open = `{% if ${text} %}\n`;
    const insert = `${open}${kept}${otherwise}\n{% endif %}`;
    view.dispatch({
      changes: { from: first.from, to: last.to, insert }, selection: { anchor: first.from + open.length + kept.length },
      userEvent: "input.condition", scrollIntoView: true,
    });
  }
  view.focus();
  tell(say("condition_done"));
}

document.getElementById("rij-erbij").addEventListener("click", () => {
  add();
  together();
  rows.lastElementChild.querySelector("select").focus();
});
dialog.addEventListener("submit", (event) => {
  if (event.submitter?.value === "weg") return;
  event.preventDefault();
  finish();
});
