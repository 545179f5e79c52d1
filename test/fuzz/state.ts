/** How much there is of everything that a request could change, in one short question: so that it can be asked after each. */
import pg from "pg";
import type { World } from "../isolation/world.ts";

export interface State {
  /** Something was taken: what there is now counts from now on. */
  moved(): readonly [];
  /** What differs since then. */
  change(): Promise<string[]>;
  close(): Promise<void>;
}

const counted = {
  facts: "SELECT sum(size) FROM peil.log",
  commands: "SELECT count(*) FROM peil.command",
  contents: "SELECT count(*) || ' ' || count(sealed) FROM peil.content",
  tickets: "SELECT count(*) || ' ' || sum(version) FROM peil.ticket",
  deadlines: "SELECT count(*) || ' ' || max(at) FROM peil.deadline",
  customers: "SELECT count(*) || ' ' || md5(string_agg(name, ',' ORDER BY customer)) FROM peil.customer",
  people:
    "SELECT count(*) || ' ' || md5(string_agg(role || state || sealed::text, ',' ORDER BY person)) FROM peil.person",
  agreements: "SELECT count(*) FROM peil.agreement",
  contracts: "SELECT count(*) || ' ' || sum(version) FROM peil.contract",
  assets: "SELECT count(*) || ' ' || count(retired_at) FROM peil.asset",
  services: "SELECT count(*) || ' ' || md5(string_agg(name, ',' ORDER BY tenant, service)) FROM peil.service",
  webhooks:
    "SELECT count(*) || ' ' || sum(version) || ' ' || string_agg(state, ',' ORDER BY webhook) FROM peil.webhook",
  accounts:
    "SELECT count(*) || ' ' || md5(string_agg(concat(login, role, state, password), ',' ORDER BY account)) FROM identity.account",
  keys: "SELECT count(*) FROM identity.api_key",
  providers: "SELECT count(*) || ' ' || md5(string_agg(name || issuer, ',' ORDER BY provider)) FROM identity.provider",
} as const;

export async function openState({ url }: Pick<World, "url">): Promise<State> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = `SELECT ${Object.entries(counted)
    .map(([name, one]) => `(${one})::text AS ${name}`)
    .join(", ")}`;
  const read = async () => (await client.query<Readonly<Record<string, string>>>(sql)).rows[0]!;
  let known: Readonly<Record<string, string>> | undefined = await read();
  return {
    moved() {
      known = undefined;
      return [];
    },
    async change() {
      const now = await read();
      const before = known ?? now;
      known = now;
      return Object.keys(now).filter((name) => now[name] !== before[name]);
    },
    close: () => client.end(),
  };
}
