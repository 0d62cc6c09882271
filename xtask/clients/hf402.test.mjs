// `hf402 run` on a program that fails with each client: its exit status stays, and the refusal is explained.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { clients } from "./calls.mjs";

const sentence = "You have exceeded your monthly spending limit";

clients.forEach(({ client, packages }, number) => {
  test(`hf402 explains a refusal of ${client} of ${packages.join(", ")}`, () => {
    const program = `
      import { tokens } from "./stand-in.mjs";
      import { clients } from "./calls.mjs";
      await clients[${number}].call(tokens["spending-limit"]);
    `;
    const command = ["run", "--", process.execPath, "--input-type=module", "--eval", program];
    const { status, stdout, stderr } = spawnSync(process.env.CLIENTS_HF402, command, { encoding: "utf8" });
    assert.equal(status, 1, stderr);
    const [printed, explained] = stderr.split("hf402: why it failed");
    // What hides the sentence leaves the status to go by.
    const cause = (printed + stdout).includes(sentence) ? "✗ The monthly spending limit is reached." : "403";
    assert.ok(explained?.includes(cause), stderr);
  });
});
