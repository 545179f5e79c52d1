import pg from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "./database.ts";

test("two tests get two databases, migrated, and see nothing of each other", async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  const clients = [one, other].map(({ url }) => new pg.Client(url));
  await Promise.all(clients.map(async (client) => client.connect()));
  const [first, second] = clients as [pg.Client, pg.Client];
  await first.query("CREATE TABLE mine (a int)");
  const seen = await second.query<{ mine: string | null; migrated: string | null }>(
    "SELECT to_regclass('mine')::text AS mine, to_regclass('peil_migration')::text AS migrated",
  );
  expect(seen.rows).toEqual([{ mine: null, migrated: "peil_migration" }]);
  await Promise.all(clients.map(async (client) => client.end()));
  await one.drop();
  await other.drop();
  await expect(new pg.Client(one.url).connect()).rejects.toThrow("does not exist");
});
