/**
 * Fills a database with so many tickets of three years, their facts, contents and words, within minutes: copies of a few lives, made
 * by the database itself. Contracts are of very unequal size, and fewer than one ticket in a hundred is still open, most of them
 * new. Texts of the newest hundred thousand can be read; of older ones only the titles.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import { wholeTenant, Database } from "../src/database/database.ts";
import { Vault, type OpenKeys } from "../src/ledger/keys.ts";
import { lives } from "./lives.ts";
import type { Served } from "./served.ts";

const texts = 5_000;
const readable = 100_000;
const piece = 10_000;

export interface Filling {
  readonly of: Served;
  readonly tickets: number;
  readonly masterKey: Uint8Array;
  readonly say: (line: string) => void;
}

/** The system must not run meanwhile: nothing is locked, and indexes are made anew at the end. */
export async function fillTickets({ of, tickets, masterKey, say }: Filling): Promise<void> {
  const owner = new pg.Client({ connectionString: of.url });
  await owner.connect();
  try {
    await fill(owner, { of, tickets, masterKey, say });
  } finally {
    await owner.end(); // before the server stops, or its farewell hides what went wrong
  }
}

async function fill(owner: pg.Client, { of, tickets, masterKey, say }: Filling): Promise<void> {
  const step = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    say(`${what}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  };
  await owner.query("SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET synchronous_commit = off");
  await owner.query("SET max_parallel_maintenance_workers = 2; SET session_replication_role = replica; SET jit = off");
  await owner.query("SET timezone = 'UTC'");
  await templates(owner, of);
  const indexes = await dropIndexes(owner);
  await step("tickets", () => owner.query(makeTickets, [of.tenant, tickets]));
  await step("facts", () => run(owner, makeFacts(of.tenant)));
  await step("logs", () => run(owner, makeLogs(of.tenant)));
  await step("rows", () => run(owner, makeRows(of.tenant)));
  await step("words", () => run(owner, makeWords(of.tenant)));
  const keys = await openKeys(of, masterKey);
  await step("titles", () => fillTitles(owner, of, keys));
  await step("indexes", () => run(owner, indexes));
  await step("texts", () => fillTexts(owner, of, keys));
  await run(owner, ["DROP SCHEMA filling CASCADE"]);
  await step("analyse", () => run(owner, ["VACUUM (ANALYZE)"]));
}

async function run(owner: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await owner.query(statement);
}

async function templates(owner: pg.Client, of: Served): Promise<void> {
  await run(owner, [
    "CREATE SCHEMA filling",
    "CREATE TABLE filling.life (life int, is_open boolean, row jsonb, PRIMARY KEY (life))",
    "CREATE TABLE filling.life_fact (life int, n int, kind text, after_ms float8, line text, has_text boolean)",
    "CREATE TABLE filling.contract (n int PRIMARY KEY, contract uuid, customer uuid, log uuid, code text, contact uuid, base bigint)",
    "CREATE TABLE filling.agent (n int PRIMARY KEY, person uuid)",
    "CREATE TABLE filling.text (n int PRIMARY KEY, title text, body text, title_words tsvector, all_words tsvector)",
  ]);
  for (const { life, isOpen, row, facts } of lives()) {
    await owner.query("INSERT INTO filling.life VALUES ($1, $2, $3)", [life, isOpen, JSON.stringify(row)]);
    for (const [n, { kind, afterMs, line, hasText }] of facts.entries())
      await owner.query("INSERT INTO filling.life_fact VALUES ($1, $2, $3, $4, $5, $6)", [
        life,
        n,
        kind,
        afterMs,
        line,
        hasText,
      ]);
  }
  for (const [n, { contract, person }] of of.contacts.entries())
    await owner.query(
      `INSERT INTO filling.contract SELECT $1, l.contract, l.customer, l.log, c.code, $3, l.size FROM peil.log l
       JOIN peil.contract c USING (tenant, contract) WHERE l.contract = $2`,
      [n, contract, person],
    );
  for (const [n, { person }] of of.agents.entries())
    await owner.query("INSERT INTO filling.agent VALUES ($1, $2)", [n, person]);
  const all = Array.from({ length: texts }, (_, n) => writtenText(n));
  await owner.query(
    `INSERT INTO filling.text SELECT row_number() OVER () - 1, title, body,
       setweight(to_tsvector('dutch', title) || to_tsvector('english', title), 'A'),
       setweight(to_tsvector('dutch', title) || to_tsvector('english', title), 'A')
         || setweight(to_tsvector('dutch', body) || to_tsvector('english', body), 'D')
     FROM unnest($1::text[], $2::text[]) t(title, body)`,
    [all.map(([title]) => title), all.map(([, body]) => body)],
  );
}

const words = [
  ...new Set(
    readFileSync(new URL("../README.nl.md", import.meta.url), "utf8")
      .toLowerCase()
      .match(/\p{L}{3,}/gu),
  ),
];

/** Some words in most texts, most words in few, and names of machines that stand in one text of the five thousand. */
function writtenText(n: number): [title: string, body: string] {
  const word = (k: number): string => words[Math.floor(words.length * chance(n * 97 + k) ** 3)]!;
  const some = (from: number, count: number): string =>
    Array.from({ length: count }, (_, k) => word(from + k)).join(" ");
  return [some(0, 6), `${some(6, 40)} server${n}`];
}

/** Between 0 and 1, the same for the same number. */
function chance(n: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x85ebca6b) >>> 0;
  return ((x ^ (x >>> 13)) >>> 0) / 2 ** 32;
}

async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; made: string }>(
    `SELECT format('%I.%I', schemaname, indexname) AS name, indexdef AS made FROM pg_indexes
     WHERE schemaname = 'peil' AND tablename IN ('ticket', 'fact', 'content', 'search', 'found')
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)`,
  );
  await run(
    owner,
    rows.map(({ name }) => `DROP INDEX ${name}`),
  );
  return rows.map(({ made }) => made);
}

/** Three years up to ten minutes ago. */
const makeTickets = `
  CREATE TABLE filling.ticket AS
  SELECT t.n, uuidv7(t.at - now()) AS ticket, t.at, c.contract, c.customer, c.log, c.contact, a.person AS agent, t.text, t.life,
    c.code || '-' || row_number() OVER (PARTITION BY t.c ORDER BY t.n) AS number,
    uuidv7(t.at - now()) AS title, uuidv7(t.at - now()) AS body
  FROM (
    SELECT n, floor(pick * pick * (SELECT count(*) FROM filling.contract))::int AS c,
      floor(other * (SELECT count(*) FROM filling.agent))::int AS a, floor(third * ${texts})::int AS text,
      date_trunc('milliseconds', now() - interval '10 minutes' - (total - n)::float8 / total * interval '94608000 seconds') AS at,
      CASE WHEN (n > total * 0.99 AND is_open < 0.6) OR is_open < 0.002 THEN 8 + floor(fourth * 10)::int
        ELSE floor(fourth * 8)::int END AS life
    FROM (SELECT n, $2::int AS total, random() AS pick, random() AS other, random() AS third, random() AS fourth, random() AS is_open
          FROM generate_series(1, $2::int) n) drawn WHERE $1::uuid IS NOT NULL) t
  JOIN filling.contract c ON c.n = t.c JOIN filling.agent a ON a.n = t.a`;

const makeFacts = (tenant: string): string[] => [
  "CREATE INDEX ON filling.ticket (n)",
  "ANALYZE filling.ticket",
  `INSERT INTO peil.fact (tenant, log, idx, customer, contract, ticket, kind, at, recorded_at, bytes, leaf)
   SELECT '${tenant}', m.log, m.base + row_number() OVER (PARTITION BY m.log ORDER BY m.at, m.n) - 1, m.customer, m.contract, m.ticket,
     m.kind, m.at, m.at, m.bytes, sha256('\\x00'::bytea || m.bytes)
   FROM (SELECT t.log, c.base, f.n, t.customer, t.contract, t.ticket, f.kind, t.at + f.after_ms * interval '1 ms' AS at,
       convert_to(format(f.line, to_char(t.at + f.after_ms * interval '1 ms', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), uuidv7(t.at - now()),
         t.ticket, t.title, CASE WHEN f.n = 0 THEN t.body ELSE uuidv7(t.at - now()) END, t.contact, t.agent), 'UTF8') AS bytes
     FROM filling.ticket t JOIN filling.life_fact f USING (life) JOIN filling.contract c USING (contract)) m`,
];

const makeLogs = (tenant: string): string[] => [
  `CREATE TABLE filling.grown AS SELECT log, count(*) AS facts, count(*) FILTER (WHERE kind = 'reported') AS tickets
   FROM peil.fact WHERE tenant = '${tenant}' AND ticket IS NOT NULL GROUP BY log`,
  `INSERT INTO peil.command (tenant, log, key, request, first, count)
   SELECT '${tenant}', g.log, 'filling', '\\x00', l.size, g.facts FROM filling.grown g JOIN peil.log l ON l.tenant = '${tenant}' AND l.log = g.log`,
  `UPDATE peil.log l SET size = l.size + g.facts, tickets = g.tickets FROM filling.grown g WHERE l.tenant = '${tenant}' AND l.log = g.log`,
  `INSERT INTO peil.watermark (tenant, follower, log, upto)
   SELECT l.tenant, f, l.log, l.size FROM peil.log l CROSS JOIN unnest(ARRAY['search', 'webhooks']) f
   ON CONFLICT (tenant, follower, log) DO UPDATE SET upto = excluded.upto`,
];

const moved = (name: string): string =>
  `(l.row->>'${name}')::timestamptz + (t.at - (l.row->>'reported_at')::timestamptz)`;

const makeRows = (tenant: string): string[] => [
  `CREATE TABLE filling.newest AS SELECT ticket, max(idx) AS upto FROM peil.fact WHERE tenant = '${tenant}' AND ticket IS NOT NULL GROUP BY ticket`,
  `INSERT INTO peil.ticket (tenant, ticket, contract, customer, number, version, upto, opening, attributes, type, priority, state,
     waiting_for, title, reporter, assignee, team, watchers, reported_at, changed_at, resolved_at, closed_at, breaks_at, breaks_clock,
     missed, at_risk, clocks)
   SELECT '${tenant}', t.ticket, t.contract, t.customer, t.number, (l.row->>'version')::int, u.upto, l.row->'opening',
     l.row->'attributes', l.row->>'type', l.row->>'priority', l.row->>'state', l.row->>'waiting_for', t.title, t.contact,
     CASE WHEN t.n % 3 > 0 THEN t.agent END, CASE WHEN t.n % 5 > 0 THEN (ARRAY['Applications', 'Network', 'Workplace'])[1 + t.n % 3] END,
     '{}', t.at, ${moved("changed_at")}, ${moved("resolved_at")}, ${moved("closed_at")}, ${moved("breaks_at")}, l.row->>'breaks_clock',
     (l.row->>'missed')::boolean, (l.row->>'at_risk')::boolean, l.row->'clocks'
   FROM filling.ticket t JOIN filling.life l USING (life) JOIN filling.newest u USING (ticket) ORDER BY t.n`,
];

/** What the follower of the search writes; its triggers do not run while this session is a replica's. */
const makeWords = (tenant: string): string[] => [
  `INSERT INTO peil.search (tenant, content, customer, contract, ticket, person, is_internal, is_title, document, bytes)
   SELECT '${tenant}', t.title, t.customer, t.contract, t.ticket, t.contact, false, true, x.title_words, pg_column_size(x.title_words)
   FROM filling.ticket t JOIN filling.text x ON x.n = t.text`,
  `INSERT INTO peil.found (tenant, ticket, is_internal, customer, contract, reported_at, document)
   SELECT '${tenant}', d.ticket, v, d.customer, d.contract, d.at, d.document FROM (
     SELECT t.ticket, t.customer, t.contract, t.at, x.all_words || setweight(to_tsvector('simple', t.number), 'A')
       || array_to_tsvector(array[peil.mark('t', '${tenant}'), peil.mark('c', t.customer::text), peil.mark('k', t.contract::text),
         peil.mark('w', peil.week_of(t.at)::text), peil.mark('d', peil.day_of(t.at)::text)]) AS document
     FROM filling.ticket t JOIN filling.text x ON x.n = t.text) d CROSS JOIN unnest(ARRAY[true, false]) v`,
];

interface ToSeal {
  readonly content: string;
  readonly customer: string;
  readonly contract: string;
  readonly ticket: string;
  readonly person: string;
  readonly text: number;
  readonly at: Date;
}

async function openKeys({ url, tenant, agents, contacts }: Served, masterKey: Uint8Array): Promise<OpenKeys> {
  const db = new Database({ url, role: "peil_app", connections: 1, onError: () => undefined });
  const people = [...agents, ...contacts].map(({ person }) => person);
  const keys = await db.write(wholeTenant(tenant), (tx) => new Vault([masterKey]).keysOf(tx, people, 0));
  await db.close();
  return keys;
}

async function fillTitles(owner: pg.Client, { tenant }: Served, keys: OpenKeys): Promise<void> {
  const written = await writtenTexts(owner);
  const most = await mostOf(owner);
  for (let from = 1; from <= most; from += piece) {
    const { rows } = await owner.query<ToSeal>(
      `SELECT title AS content, customer, contract, ticket, contact AS person, text, at FROM filling.ticket WHERE n >= $1 AND n < $2`,
      [from, from + piece],
    );
    await seal(owner, tenant, keys, rows, ({ text }) => written[text]!.title);
  }
}

async function fillTexts(owner: pg.Client, { tenant }: Served, keys: OpenKeys): Promise<void> {
  const written = await writtenTexts(owner);
  const most = await mostOf(owner);
  for (let from = Math.max(1, most - readable); from <= most; from += piece) {
    const { rows } = await owner.query<ToSeal>(
      `SELECT (w->>'text')::uuid AS content, t.customer, t.contract, t.ticket, (w->>'person')::uuid AS person, t.text, f.at
       FROM filling.ticket t JOIN peil.fact f ON f.tenant = $1 AND f.ticket = t.ticket
       CROSS JOIN LATERAL (SELECT convert_from(f.bytes, 'UTF8')::jsonb->'with' AS w) told
       WHERE t.n >= $2 AND t.n < $3 AND w ? 'text'`,
      [tenant, from, from + piece],
    );
    await seal(owner, tenant, keys, rows, ({ text }) => written[text]!.body);
  }
}

async function writtenTexts(owner: pg.Client): Promise<{ title: string; body: string }[]> {
  return (await owner.query<{ title: string; body: string }>("SELECT title, body FROM filling.text ORDER BY n")).rows;
}

async function mostOf(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ most: number }>("SELECT max(n) AS most FROM filling.ticket");
  return rows[0]!.most;
}

async function seal(
  owner: pg.Client,
  tenant: string,
  keys: OpenKeys,
  rows: readonly ToSeal[],
  wordsOf: (row: ToSeal) => string,
): Promise<void> {
  const forms = rows.map((row) => keys.seal(row.person, row.content, Buffer.from(wordsOf(row), "utf8")));
  const column = (name: keyof ToSeal) => rows.map((row) => row[name]);
  await owner.query(
    `INSERT INTO peil.content (tenant, content, customer, contract, ticket, person, kind, sealed, hash, bytes, created_at)
     SELECT $1, content, customer, contract, ticket, person, 'text', sealed, hash, bytes, at
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bytea[], $8::bytea[], $9::bigint[], $10::timestamptz[])
       c(content, customer, contract, ticket, person, sealed, hash, bytes, at)`,
    [
      tenant,
      ...(["content", "customer", "contract", "ticket", "person"] as const).map(column),
      forms.map(({ sealed }) => sealed),
      forms.map(({ hash }) => hash),
      rows.map((row) => Buffer.byteLength(wordsOf(row))),
      column("at"),
    ],
  );
}
