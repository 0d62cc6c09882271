// The guide's samples in JavaScript: type-checked for every reader, and run. Its blocks of code: parsed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { printedBy } from "./programs.mjs";
import { reply, seen, tokens } from "./stand-in.mjs";

const code = JSON.parse(readFileSync(`${process.env.CLIENTS_WORK}/code.json`, "utf8"));
const samples = code.samples.filter((sample) => sample.language === "javascript");

mkdirSync("programs", { recursive: true });

/** A file with this text, below the packages, which are looked for from there. */
function file(name, text) {
  writeFileSync(`programs/${name}.mjs`, text);
  return `programs/${name}.mjs`;
}

function ran(name, text, who) {
  process.env.HF_TOKEN = tokens[who];
  seen.length = 0;
  return printedBy(pathToFileURL(file(name, text.replace("my-org", "acme-team"))));
}

for (const { id, variants } of samples) {
  for (const { needs, text } of variants.filter(({ needs }) => needs.length < 2)) {
    test(`${id} answers ${needs}`, async () => {
      // Whoever has no credits is answered only if the organization pays.
      const who = needs.includes("bill-to") ? "wrong-billing-target" : "healthy-pro";
      assert.match(await ran(`${id}-${needs}`, text, who), /Hello\./);
      const asked = seen.map(({ host, path }) => host + path);
      assert.deepEqual(asked, ["router.huggingface.co/v1/chat/completions"]);
    });
  }
  test(`${id} shows the refusal`, async () => {
    const printed = await ran(`${id}-refused`, variants[0].text, "pro-credits-spent");
    const { sentence } = await reply("402 error", "pro-credits-spent");
    assert.ok(printed.includes("402") && printed.includes(sentence), printed);
  });
}

test("types", () => {
  const lines = {};
  const files = samples.flatMap(({ id, path, variants }) =>
    variants.map((variant) => {
      const name = file(["types", id, ...variant.needs].join("-"), variant.text);
      lines[name] = variant.lines.map((line) => `${path}:${line}`);
      return name;
    }),
  );
  const flags = "--noEmit --allowJs --checkJs --strict --skipLibCheck --target es2022 --module nodenext --types node";
  const checked = spawnSync("node_modules/.bin/tsc", [...flags.split(" "), ...files], { encoding: "utf8" });
  const found = checked.stdout.replace(/^([^(\n]+)\((\d+),\d+\)/gm, (_, name, line) => lines[name][line - 1]);
  assert.equal(checked.status, 0, found + checked.stderr);
});

for (const { path, line, language, text } of code.blocks) {
  if (!["javascript", "js"].includes(language)) continue;
  test(`${path}:${line} is JavaScript`, () => {
    const name = file(`block-${path}-${line}`.replace(/\W/g, "-"), text);
    const checked = spawnSync(process.execPath, ["--check", name], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.stderr);
  });
}
