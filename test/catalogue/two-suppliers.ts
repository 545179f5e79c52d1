/**
 * Two suppliers with two customers each and three contracts, with a row of every kind for each of them in every table that has a
 * tenant: what somebody sees of it shows what the policies hold apart.
 */
import type pg from "pg";

export type Row = Readonly<Record<string, unknown>>;

/** A made-up UUID that says whose it is. */
export function idOf(supplier: number, kind: number, number: number): string {
  const digits = [supplier, kind, number].map((part) => part.toString(16).padStart(4, "0")).join("");
  return `00000000-0000-4000-8000-${digits}`;
}

export const tenantOf = (supplier: number) => idOf(supplier, 1, 0);
export const customerOf = (supplier: number, number: number) => idOf(supplier, 2, number);
export const contractOf = (supplier: number, number: number) => idOf(supplier, 3, number);

const at = "2026-11-20T15:30:00Z";
const some = "\\x01";

/** As somebody whom no policy stops. A table that an older schema does not have is left out. */
export async function fill(client: pg.ClientBase): Promise<void> {
  for (const supplier of [1, 2]) {
    for (const [table, rows] of rowsOf(supplier)) {
      const there = await client.query<{ is: boolean }>("SELECT to_regclass($1) IS NOT NULL AS is", [table]);
      if (!there.rows[0]!.is) continue;
      for (const row of rows) await insert(client, table, row);
    }
  }
}

async function insert(client: pg.ClientBase, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row).join(", ");
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1)`,
    [JSON.stringify(row)],
  );
}

/** The first customer has the first two contracts, the second the third. */
const contracts = [1, 2, 3];
const customers = [1, 2];
const customerOfContract = (contract: number) => (contract === 3 ? 2 : 1);

function rowsOf(supplier: number): [string, Row[]][] {
  const tenant = tenantOf(supplier);
  const ownerOf = (contract: number) => ({
    contract: contractOf(supplier, contract),
    customer: customerOf(supplier, customerOfContract(contract)),
  });
  const logs: Row[] = [
    ...contracts.map((one) => ({ log: idOf(supplier, 4, one), kind: "contract", ...ownerOf(one) })),
    { log: idOf(supplier, 4, 8), kind: "service" },
    { log: idOf(supplier, 4, 9), kind: "tenant" },
  ];
  const people: Row[] = [
    { person: idOf(supplier, 5, 0), role: "agent" },
    ...customers.map((one) => ({
      person: idOf(supplier, 5, one),
      role: "contact",
      customer: customerOf(supplier, one),
    })),
    { person: idOf(supplier, 5, 9), role: "auditor", ...ownerOf(1) },
  ];
  const tickets = contracts.map((one) => ({ ticket: idOf(supplier, 6, one), ...ownerOf(one) }));
  const all: [string, Row[]][] = [
    ["peil.tenant", [{ name: "A supplier", created_at: at }]],
    ...agreed(supplier, ownerOf, people),
    ["peil.log", logs.map((one) => ({ ...one, size: 1, tickets: 1, created_at: at }))],
    ...ofLogs(logs, tickets),
    ...ofTickets(supplier, tickets, people[0]!),
    ...ofOverview(contracts.map(ownerOf), tickets),
    ["vault.person_key", people.map(({ person }) => ({ person, sealed: some, created_at: at }))],
    ["peil.reply", [{ principal: "somebody", key: "a-key", request: some, at }]],
    ...ofWebhooks(supplier),
    ...ofIdentity(supplier, people),
  ];
  return all.map(([table, rows]) => [table, rows.map((row) => ({ tenant, ...row }))]);
}

type OwnerOf = (contract: number) => { contract: string; customer: string };

function agreed(supplier: number, ownerOf: OwnerOf, people: readonly Row[]): [string, Row[]][] {
  return [
    [
      "peil.customer",
      customers.map((one) => ({ customer: customerOf(supplier, one), name: "A customer", created_at: at })),
    ],
    ["peil.agreement", [{ hash: "a-hash", name: "an-agreement", edition: "1", source: "-", created_at: at }]],
    [
      "peil.contract",
      contracts.map((one) => ({
        ...ownerOf(one),
        code: `C${one}`,
        agreement: "a-hash",
        term_from: "2026-01-01",
        created_at: at,
      })),
    ],
    ["peil.person", people.map((one) => ({ ...one, created_at: at }))],
    [
      "peil.asset",
      contracts.map((one) => ({ asset: idOf(supplier, 7, one), ...ownerOf(one), name: "A server", created_at: at })),
    ],
    ["peil.service", [{ service: "web", name: "The site", created_at: at }]],
  ];
}

function ofLogs(logs: readonly Row[], tickets: readonly Row[]): [string, Row[]][] {
  return [
    [
      "peil.fact",
      logs.map(({ log, contract, customer }) => {
        const ticket = tickets.find((one) => one["contract"] === contract)?.["ticket"];
        const kind = ticket === undefined ? "done" : "reported";
        return {
          log,
          idx: 0,
          contract,
          customer,
          ticket,
          kind,
          at,
          recorded_at: at,
          bytes: some,
          leaf: some,
        };
      }),
    ],
    ["peil.command", logs.map(({ log }) => ({ log, key: "a-key", request: some, first: 0, count: 1 }))],
    ["peil.node", logs.map(({ log }) => ({ log, level: 1, idx: 0, hash: some }))],
    ["peil.checkpoint", logs.map(({ log }) => ({ log, size: 1, root: some, note: "-", made_at: at }))],
    ["peil.watermark", logs.map(({ log }) => ({ log, follower: "search", upto: 0 }))],
  ];
}

function ofTickets(supplier: number, tickets: readonly Row[], { person }: Row): [string, Row[]][] {
  const content = { person, kind: "text", sealed: some, hash: some, bytes: 1, created_at: at };
  const shown = tickets.map((one, index) => ({ ...one, content: idOf(supplier, 8, index) }));
  const internal = tickets.map((one, index) => ({ ...one, content: idOf(supplier, 9, index) }));
  const words = { person, document: "'word':1" };
  return [
    [
      "peil.content",
      [...shown, ...internal, { content: idOf(supplier, 10, 0) }].map((one) => ({ ...one, ...content })),
    ],
    [
      "peil.ticket",
      tickets.map((one, index) => ({
        ...one,
        number: `C${index + 1}-1`,
        version: 1,
        upto: 1,
        opening: {},
        attributes: {},
        state: "new",
        reported_at: at,
        changed_at: at,
        missed: false,
        at_risk: false,
        clocks: [],
      })),
    ],
    ["peil.deadline", tickets.map((one) => ({ ...one, at }))],
    [
      "peil.search",
      [
        ...shown.map((one) => ({ ...one, ...words, is_internal: false })),
        ...internal.map((one) => ({ ...one, ...words, is_internal: true })),
      ],
    ],
  ];
}

function ofOverview(owners: readonly Row[], tickets: readonly Row[]): [string, Row[]][] {
  return [
    ["peil.counted_ticket", tickets.map((one) => ({ ...one, epoch: 1, upto: 0, places: "0 o" }))],
    ["peil.overview_count", owners.map((one) => ({ ...one, what: "0 o", count: 1 }))],
    [
      "peil.overview",
      owners.map((one) => ({
        ...one,
        version: 1,
        epoch: 1,
        is_whole: true,
        upto: 0,
        revision: 1,
        pace_ms: 0,
        mark: 0,
      })),
    ],
  ];
}

function ofWebhooks(supplier: number): [string, Row[]][] {
  const webhook = idOf(supplier, 11, 0);
  return [
    [
      "peil.webhook",
      [{ webhook, url: "https://hook.example", types: ["reported"], secret: some, since: at, created_at: at }],
    ],
    ["peil.delivery", [{ webhook, fact: idOf(supplier, 12, 0), type: "reported", next_try_at: at, created_at: at }]],
  ];
}

function ofIdentity(supplier: number, people: readonly Row[]): [string, Row[]][] {
  const account = idOf(supplier, 13, 0);
  const hash = `\\x0${supplier}`;
  const provider = idOf(supplier, 14, 0);
  const seen = { created_at: at, last_used_at: at, expires_at: at };
  return [
    ["identity.account", people.map((one, index) => ({ ...one, account: idOf(supplier, 13, index), created_at: at }))],
    [
      "identity.session",
      [
        {
          account,
          hash,
          session: idOf(supplier, 15, 0),
          stage: "full",
          how: "link",
          address: "-",
          agent: "-",
          ...seen,
          authenticated_at: at,
        },
      ],
    ],
    ["identity.authenticator", [{ account, sealed: some, last_step: 0, created_at: at }]],
    ["identity.recovery_code", [{ account, hash }]],
    [
      "identity.passkey",
      [
        {
          account,
          credential: `a-credential-${supplier}`,
          name: "A phone",
          public_key: some,
          counter: 0,
          transports: [],
          is_synced: false,
          created_at: at,
        },
      ],
    ],
    [
      "identity.provider",
      [
        {
          provider,
          name: "A provider",
          issuer: "https://issuer.example",
          client_id: "peil",
          client_secret: some,
          domains: [],
          has_second_factor: false,
          created_at: at,
        },
      ],
    ],
    ["identity.preference", [{ account, language: "nl", theme: "dark", filters: [], version: 1 }]],
    ["identity.provider_account", [{ provider, subject: "a-subject", account, created_at: at }]],
    ["identity.link", [{ account, hash, purpose: "invitation", created_at: at, expires_at: at }]],
    ["identity.api_key", [{ key: idOf(supplier, 16, 0), account, hash, name: "A key", scopes: [], ...seen }]],
    ["identity.device", [{ account, hash, last_used_at: at }]],
  ];
}
