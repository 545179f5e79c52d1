import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/database/database.ts";
import { Database, wholeTenant, type Transaction } from "./database.ts";

let fresh: FreshDatabase;
const scope = wholeTenant(randomUUID());
const open = (url: string) => new Database({ url, role: "peil_app", connections: 2, onError: () => undefined });

beforeAll(async () => {
  fresh = await freshDatabase();
});

afterAll(() => fresh.drop());

describe("the way into the database", () => {
  test("TEN-1 whatever options its address carries, a connection has the role that it was opened for", async () => {
    const url = new URL(fresh.url);
    url.searchParams.set("options", "-c role=none -c work_mem=8MB");
    url.searchParams.set("application_name", "other");
    const db = open(url.href);
    const [row] = await db.read(scope, (tx) =>
      tx.query(
        "SELECT current_user AS role, current_setting('TimeZone') AS zone, current_setting('work_mem') AS memory",
      ),
    );
    expect(row).toEqual({ role: "peil_app", zone: "UTC", memory: "8MB" });
    await db.close();
  });

  test("DSK-2 what was rolled back is not told as done, though the work went on after a statement that failed", async () => {
    const db = open(fresh.url);
    const work = db.write(scope, async (tx) => {
      await tx.query("SELECT 1 / 0").catch(() => undefined);
      return "done";
    });
    await expect(work).rejects.toThrow("rolled back");
    await db.close();
  });

  test("TEN-1 nothing is asked in the name of a transaction that is over", async () => {
    const db = open(fresh.url);
    let late: Transaction | undefined;
    await db.write(scope, async (tx) => {
      late = tx;
    });
    await expect(late!.query("SELECT 1")).rejects.toThrow("over");
    await expect(
      db.write(scope, async (tx) => {
        late = tx;
        throw new Error("given up");
      }),
    ).rejects.toThrow("given up");
    await expect(late!.query("SELECT 1")).rejects.toThrow("over");
    await db.close();
  });
});
