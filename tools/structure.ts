/**
 * The whole structure of the database on one page, written by `npm run gen` from what the migrations make of an empty
 * PostgreSQL: what a change of the schema comes to is reviewed there. It is for reading; installations run the migrations.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate } from "../src/database/migrate.ts";
import { startServer } from "../src/embedded/server.ts";
import { catalogueOf } from "./structure/catalogue.ts";

const head = `-- What the migrations make, as the catalogue of PostgreSQL tells it. Written by \`npm run gen\`; do not edit, and do not run.
-- A policy to public holds for every role; what nobody was granted, only the owner may.`;

/** Of a server that is started for it and thrown away. */
export async function structureText(): Promise<string> {
  const home = mkdtempSync(path.join(tmpdir(), "peil-structure-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  try {
    const server = await startServer({ home: path.join(home, "home"), settings });
    try {
      await migrate(server.url);
      return await structureOf(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Of the database at this address, which its owner reads. */
export async function structureOf(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    // Nothing is found without its schema, so that every name is written with it.
    await client.query("SET search_path = pg_catalog");
    const all = await catalogueOf(client);
    return `${[head, ...all.map(({ statements }) => statements.join("\n"))].join("\n\n")}\n`;
  } finally {
    await client.end();
  }
}
