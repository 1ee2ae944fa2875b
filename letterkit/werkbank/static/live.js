// Every page: hears what changes in the workspace, and shows it without being asked.
export const words = JSON.parse(document.getElementById("woorden").textContent);
export const say = (key, values = {}) =>
  words[key].replace(/\{(\w+)\}/g, (_, name) => (name in values ? values[name] : ""));

const csrf = document.querySelector('meta[name="csrf"]').content;

export async function ask(address, asked) {
  const answer = await fetch(address, {
    method: "POST", headers: { "Content-Type": "application/json", "X-Letterkit": csrf }, body: JSON.stringify(asked),
  });
  const told = await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, told };
}

export const heard = new EventTarget();
const stream = new EventSource("/stroom");
for (const name of ["veranderd", "overzicht", "klaar", "opmerking"]) {
  stream.addEventListener(name, (event) => {
    heard.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) }));
  });
}
stream.addEventListener("eind", () => stream.close());
addEventListener("pagehide", () => stream.close());

// A file that is too large is told before it is sent: a server that stops reading shows as a broken connection.
const MOST_BYTES = 11_500_000;
document.addEventListener("submit", (event) => {
  const files = [...event.target.querySelectorAll("input[type=file]")].flatMap((one) => [...one.files]);
  if (files.reduce((sum, file) => sum + file.size, 0) <= MOST_BYTES) return;
  event.preventDefault();
  event.target.querySelector("[role=alert]")?.remove();
  const line = document.createElement("p");
  Object.assign(line, { className: "trouble", textContent: say("too_large") });
  line.setAttribute("role", "alert");
  event.target.prepend(line);
});

let waiting = 0;
async function refresh() {
  for (const place of document.querySelectorAll("[data-vers]")) {
    const answer = await fetch(place.dataset.vers);
    if (!answer.ok || answer.status === 204) continue;
    const at = document.activeElement;
    const held = place.contains(at) && at.getAttribute("href");
    place.innerHTML = await answer.text();
    if (held) place.querySelector(`a[href="${CSS.escape(held)}"]`)?.focus();
  }
}
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 250);
}
heard.addEventListener("overzicht", soon);
heard.addEventListener("klaar", () => document.querySelector("[data-wacht]") && location.reload());
heard.addEventListener("veranderd", (event) => {
  const place = document.getElementById("zorg");
  place.replaceChildren();
  if (event.detail.zorg) {
    const line = document.createElement("p");
    line.className = "trouble";
    line.textContent = event.detail.zorg;
    place.append(line);
  }
  soon();
});
