import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { givenFacts } from "../../test/given-ledger.ts";
import { terminal } from "../../test/terminal.ts";
import { canonicalFact } from "../facts/written-fact.ts";
import { signCheckpoint, verifierOf, writeVerifier } from "../ledger/note.ts";
import { GrowingTree, leafHash } from "../ledger/tree.ts";
import { run } from "./ledger.ts";

const cwd = mkdtempSync(path.join(tmpdir(), "peil-ledger-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const origin = "desk.example/peil/a/b";
const vkey = writeVerifier(verifierOf(origin, publicKey));
const lines = givenFacts(0, 8).map(canonicalFact);
const tree = new GrowingTree();
const notes = lines.map((line) => {
  tree.push(leafHash(Buffer.from(line)));
  return signCheckpoint({ origin, size: tree.size, root: tree.root() }, privateKey);
});
const head = JSON.stringify({
  "peil-facts": 1,
  ledger: { origin, keys: [vkey], size: 8, kind: "contract", contract: "C-1" },
});
const text = [head, ...lines.slice(0, 6), JSON.stringify({ checkpoint: notes[5] }), ...lines.slice(6), ""].join("\n");
writeFileSync(path.join(cwd, "log.jsonl"), text);
writeFileSync(path.join(cwd, "log.jsonl.gz"), gzipSync(text));
writeFileSync(path.join(cwd, "bad.jsonl"), text.replace("number 3", "number 4"));
writeFileSync(path.join(cwd, "kept.txt"), notes[3]!);
writeFileSync(path.join(cwd, "keys.txt"), `${vkey}\n`);

async function ledger(...args: string[]) {
  const { io, said } = terminal({ cwd });
  return { code: await run(args, io), ...said };
}

describe("peil ledger", () => {
  test("LED-2 verifies a file by itself, gzipped or not, and says what is not proved", async () => {
    for (const file of ["log.jsonl", "log.jsonl.gz"]) {
      const { code, out } = await ledger("verify", file);
      expect([code, out]).toEqual([
        0,
        `${file}: 8 facts of C-1, 1 checkpoint (${origin})
  6 of 8 facts stand under a signed checkpoint; the others came after it, and nobody signed them yet.
  The signatures were held against the key in the file itself: whoever made the file could have made that too. Give the key that you were given before, with --key.
  ✓ Nothing was changed, left out or put in between.
`,
      ]);
    }
  });

  test("LED-2 says of a log that is no contract's what it is of", async () => {
    const { contract: _none, ...ledgerHead } = (JSON.parse(head) as { ledger: Record<string, unknown> }).ledger;
    for (const [kind, whose] of [
      ["service", "the services"],
      ["tenant", "the supplier itself"],
    ] as const) {
      const other = JSON.stringify({ "peil-facts": 1, ledger: { ...ledgerHead, kind } });
      writeFileSync(path.join(cwd, `${kind}.jsonl`), text.replace(head, other));
      expect((await ledger("verify", `${kind}.jsonl`)).out).toContain(`8 facts of ${whose}, 1 checkpoint`);
    }
  });

  test("LED-2 holds it against a key and a checkpoint that the reader has", async () => {
    for (const key of [vkey, "keys.txt"]) {
      const { code, out } = await ledger("verify", "log.jsonl", "--key", key, "--checkpoint", "kept.txt");
      expect([code, out.split("\n").slice(2)]).toEqual([
        0,
        ["  It goes through 1 checkpoint that you kept.", "  ✓ Nothing was changed, left out or put in between.", ""],
      ]);
    }
  });

  test("LED-2 exits with 1 where it was changed, and says where", async () => {
    const { code, out } = await ledger("verify", "bad.jsonl", "--checkpoint", "kept.txt");
    expect(code).toBe(1);
    expect(out).toContain("✗ The checkpoint of 4 facts that you kept is of other facts than these");
    expect(out).toContain("  0 of 8 facts stand under a checkpoint that holds.\n");
    expect(out).toContain("✗ Line 8: the first 6 facts do not have the root that was signed");
    const { code: sameCode, out: json } = await ledger("verify", "bad.jsonl", "--json");
    expect([sameCode, (JSON.parse(json) as { problems: unknown[] }).problems]).toEqual([
      1,
      [{ code: "other-root", line: 8, from: 0, size: 6 }, { code: "nothing-signed" }],
    ]);
  });

  test("LED-2 what it was called with wrongly is said, with exit code 2", async () => {
    const wrong: [string[], string][] = [
      [[], "Usage: peil ledger"],
      [["burn"], '"burn"'],
      [["verify"], "which file"],
      [["verify", "none.jsonl"], "none.jsonl"],
      [["verify", "log.jsonl", "--key", "kept.txt"], "is no public key"],
      [["verify", "log.jsonl", "--key", "none.txt"], "none.txt"],
      [["verify", "log.jsonl", "bad.jsonl", "--checkpoint", "kept.txt"], "one file"],
      [["verify", "--loud"], "--loud"],
      [["export"], "--to"],
      [["export", "x", "--to", "y"], '"x"'],
    ];
    for (const [args, says] of wrong) {
      const { code, err } = await ledger(...args);
      expect([code, err.includes(says)], `${args.join(" ")}: ${err}`).toEqual([2, true]);
    }
  });

  test("LED-2 a file that says it is gzipped and breaks off is unreadable, and no proof", async () => {
    writeFileSync(path.join(cwd, "half.gz"), readFileSync(path.join(cwd, "log.jsonl.gz")).subarray(0, 200));
    expect((await ledger("verify", "half.gz")).code).toBe(2);
  });
});
