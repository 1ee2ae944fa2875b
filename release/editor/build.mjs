// Bundles the editor and gathers the licence texts of what is in it. Run: npm ci && npm run build
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const to = "../../letterkit/werkbank/static";
const result = await build({
  entryPoints: ["entry.js"], outfile: `${to}/editor.js`, bundle: true, minify: true, format: "esm", target: "es2022",
  legalComments: "none", metafile: true, charset: "utf8",
  banner: { js: "/* CodeMirror 6 and what it needs. MIT licence; see editor.LICENCES.txt. */" },
});
const packages = new Set();
for (const file of Object.keys(result.metafile.inputs)) {
  const found = file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}
const texts = [...packages].sort().map((name) => {
  const folder = join("node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file || !existsSync(join(folder, file))) throw new Error(`no licence text: ${name}`);
  return `${name} ${about.version} (${about.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(`${to}/editor.LICENCES.txt`, texts.join(`\n${"-".repeat(72)}\n\n`));
