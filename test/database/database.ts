/** A database of its own for a test, migrated: a copy of the one that the run made ready. */
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import { on, run } from "./test-server.ts";

export interface FreshDatabase {
  readonly url: string;
  /** Also when connections to it are still open. */
  readonly drop: () => Promise<void>;
}

interface Answer {
  readonly url: string;
  readonly template: string;
}

let asked: Promise<Answer> | undefined;

export async function freshDatabase(): Promise<FreshDatabase> {
  asked ??= ask();
  const { url, template } = await asked;
  const name = `peil_test_${randomBytes(6).toString("hex")}`;
  await run(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: on(url, name), drop: async () => run(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function ask(): Promise<Answer> {
  const answer = JSON.parse(await text(connect(inject("databaseSocket")))) as Answer | { error: string };
  if ("error" in answer) throw new Error(`no server for the tests: ${answer.error}`);
  return answer;
}
