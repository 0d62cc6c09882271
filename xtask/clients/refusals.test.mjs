// What each client prints for each refusal, and whether what its page advises prints the sentence.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { clients } from "./calls.mjs";
import { printedBy } from "./programs.mjs";
import { reply, tokens } from "./stand-in.mjs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const work = process.env.CLIENTS_WORK;
const { blocks } = read(`${work}/code.json`);
const refusals = read(process.env.CLIENTS_REFUSALS);
const table = read(process.env.CLIENTS_TABLE);
const { dependencies } = read("package.json");

/** Where the sentence may be, if it is not in the text of the error. */
const readings = {
  "error.message": (error) => error.message,
  "error.responseBody": (error) => error.responseBody,
  "error.httpResponse.body": (error) => JSON.stringify(error.httpResponse?.body),
};

/** The name and the version of a package: another name than its own is `npm:name@version`. */
function version(name) {
  const [, own, number] = /^(?:npm:(.+)@)?(.+)$/.exec(dependencies[name]);
  return `${own ?? name} ${number}`;
}

const rows = clients.map(({ page, client, packages, call }) => {
  const versions = packages.map(version).join(", ");
  return { page, client, packages, versions, call, refusals: {} };
});

for (const { page, client, packages, versions, call, refusals: got } of rows) {
  for (const [refusal, who] of Object.entries(refusals)) {
    test(`${client} of ${versions}: ${refusal}`, async () => {
      const { body, sentence } = await reply(refusal, who);
      const error = await call(tokens[who]).then(
        (answer) => assert.fail(`an answer: ${JSON.stringify(answer)}`),
        (error) => error,
      );
      const places = Object.keys(readings).filter((place) => readings[place](error)?.includes(sentence));
      const own = sentence === STATUS_CODES[refusal.slice(0, 3)] ? "" : sentence;
      const prints = error.message.replace(body.trim(), "{reply}").replace(own || /$^/, "{sentence}");
      got[refusal] = { raises: error.constructor.name, prints, sentence: places };

      const printed = await advised(page, error, packages);
      assert.ok(
        printed.includes(sentence) || places.length === 0,
        `what content/clients/${page}.md advises prints no more than: ${printed}`,
      );
      if (process.env.CLIENTS_BLESS) return;
      const expected = table.find((row) => row.page === page && row.client === client && row.versions === versions);
      const words = "if that is right, accept it: cargo xtask clients --bless";
      assert.deepEqual(got[refusal], expected?.refusals[refusal], words);
    });
  }
}

let advices = 0;

/** What the code below "Print the whole message" prints of an error. */
async function advised(page, error, [from]) {
  const path = `content/clients/${page}.md`;
  const [code] = blocks.filter((block) => block.path === path && block.text.includes("// your call"));
  const file = `advice-${advices++}.mjs`;
  // An older version has another name.
  const text = code.text.replace(/from ".*"/, `from "${from}"`);
  writeFileSync(file, text.replace("// your call", "await yourCall();"));
  globalThis.yourCall = async () => {
    throw error;
  };
  return printedBy(pathToFileURL(file));
}

after(() => {
  const known = rows.map(({ page, client, versions, refusals }) => ({ page, client, versions, refusals }));
  writeFileSync(`${work}/printed-node.json`, JSON.stringify(known));
});
