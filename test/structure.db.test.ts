/** `migrations/structure.sql` is what the migrations make, whichever PostgreSQL makes it. */
import path from "node:path";
import { expect, test } from "vitest";
import { structureOf } from "../tools/structure.ts";
import { freshDatabase } from "./database/database.ts";

test("SYS-4 the structure that was reviewed is the one that the migrations make (npm run gen)", async () => {
  const database = await freshDatabase();
  const made = await structureOf(database.url);
  await database.drop();
  await expect(made).toMatchFileSnapshot(path.resolve(import.meta.dirname, "../migrations/structure.sql"));
});
