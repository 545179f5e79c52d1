/**
 * `peil ledger`: takes the ledger out of the running system, and verifies what was taken out without it. Verifying reads nothing but
 * the file, and the keys and checkpoints that the reader has (LED-2). Exit code 1 where a file is not what was signed.
 */
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createGunzip } from "node:zlib";
import { readVerifier, type Verifier } from "../ledger/note.ts";
import { verifyExport, type VerifiedExport, type VerifyOptions } from "../ledger/verify-export.ts";
import { languages } from "../i18n/word-finding.ts";
import { ledgerWords } from "./ledger-words.ts";
import { reasonOf } from "./load.ts";
import type { Io } from "./terminal.ts";
import { unknownWord } from "./unknown-word.ts";
import { argumentsOf, usageProblem } from "./usage.ts";

const MALFORMED = 2;

export async function run(args: string[], io: Io): Promise<number> {
  const [what, ...rest] = args;
  if (what === "verify") return verify(rest, io);
  if (what === "export") return exportTo(rest, io);
  return what === undefined ? usageProblem(io, "ledger", undefined) : unknownWord(io, "ledger", what);
}

async function exportTo(args: string[], io: Io): Promise<number> {
  const parsed = argumentsOf("ledger", args, { to: { type: "string" } }, io);
  if (typeof parsed === "number") return parsed;
  const [word] = parsed.positionals;
  if (word !== undefined) return unknownWord(io, "ledger", word);
  const { to } = parsed.values;
  if (to === undefined) return usageProblem(io, "ledger", ledgerWords[io.lang].whereTo);
  return (await io.system()).exportLedger(io, { to: resolve(io.cwd, to) });
}

async function verify(args: string[], io: Io): Promise<number> {
  const options = {
    key: { type: "string", multiple: true },
    checkpoint: { type: "string", multiple: true },
    json: { type: "boolean" },
  } as const;
  const parsed = argumentsOf("ledger", args, options, io);
  if (typeof parsed === "number") return parsed;
  const { key = [], checkpoint = [], json } = parsed.values;
  const files = parsed.positionals;
  const words = ledgerWords[io.lang];
  if (files.length === 0) return usageProblem(io, "ledger", words.whichFile);
  if (files.length > 1 && checkpoint.length > 0) return usageProblem(io, "ledger", words.oneFile);
  try {
    const given = await whatIsGiven(key, checkpoint, io);
    if ("notKey" in given) return usageProblem(io, "ledger", words.noKey(given.notKey));
    let code = 0;
    for (const name of files) {
      const found = await unlessUnreadable(name, verifyExport(bytesOf(resolve(io.cwd, name)), given));
      io.stdout.write(json === true ? `${JSON.stringify({ file: name, ...found })}\n` : `${told(name, found, io)}\n`);
      if (found.problems.length > 0) code = 1;
    }
    return code;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    io.stderr.write(`${languages[io.lang].files[reasonOf(error.cause as NodeJS.ErrnoException)](error.message)}\n`);
    return MALFORMED;
  }
}

/** A file that the system does not give, or that breaks off while it is unpacked; the message is its name. */
class Unreadable extends Error {}

async function unlessUnreadable<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    throw new Unreadable(name, { cause });
  }
}

/** A key is a vkey, or a file with one on each line. */
async function whatIsGiven(
  keys: readonly string[],
  checkpoints: readonly string[],
  io: Io,
): Promise<VerifyOptions | { notKey: string }> {
  const read = (name: string) => unlessUnreadable(name, readFile(resolve(io.cwd, name), "utf8"));
  const verifiers: Verifier[] = [];
  for (const key of keys) {
    const texts =
      readVerifier(key) === undefined ? (await read(key)).split("\n").filter((line) => line.trim() !== "") : [key];
    for (const text of texts) {
      const verifier = readVerifier(text);
      if (verifier === undefined) return { notKey: text };
      verifiers.push(verifier);
    }
  }
  return { keys: verifiers, kept: await Promise.all(checkpoints.map(read)) };
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const plain = createReadStream(file, { highWaterMark: 256 * 1024 });
  if (!/\.gz$/i.test(file)) {
    yield* plain;
    return;
  }
  const unpacked = createGunzip();
  plain.on("error", (error) => unpacked.destroy(error)).pipe(unpacked);
  yield* unpacked;
}

function told(name: string, found: VerifiedExport, io: Io): string {
  const words = ledgerWords[io.lang];
  const problems = found.problems.map((problem) => `  ✗ ${words.problems[problem.code](problem)}`);
  if (found.head === undefined) return [name, ...problems].join("\n");
  return [
    `${name}: ${words.head(found)}`,
    ...problems,
    `  ${words.signed(found)}`,
    ...(found.kept > 0 ? [`  ${words.kept(found)}`] : []),
    ...(found.hasOwnKeys ? [] : [`  ${words.keysOfFile}`]),
    ...(problems.length === 0 ? [`  ✓ ${words.whole}`] : []),
  ].join("\n");
}
