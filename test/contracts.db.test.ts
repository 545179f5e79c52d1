import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkText } from "../src/contracts/agreement-text.ts";
import { changeContract, type ContractChange } from "../src/contracts/change-contract.ts";
import { contracts, createContract } from "../src/contracts/contracts.ts";
import { createCustomer, customers } from "../src/contracts/customers.ts";
import { compileOptions } from "../src/contracts/programs.ts";
import { createService, services } from "../src/contracts/services.ts";
import { serviceLogOf, tenantLogOf } from "../src/contracts/own-logs.ts";
import { factsOfRelation } from "../src/ledger/read.ts";
import {
  agreementText,
  givenAgreement,
  givenContractOf,
  givenSupplier,
  today,
  type GivenSupplier,
} from "./given-contracts.ts";

let supplier: GivenSupplier;
beforeAll(async () => {
  supplier = await givenSupplier();
});
afterAll(async () => supplier.drop());

describe("agreements", () => {
  test("VER-1 the same terms are the same agreement, whatever comments and examples say; other terms are another", async () => {
    const source = agreementText("covide");
    const [one, same, other] = [
      await givenAgreement(supplier, source),
      await givenAgreement(supplier, `# signed\n${source}`),
      await givenAgreement(supplier, source.replace(/^edition: .*$/m, 'edition: "another"')),
    ];
    expect(same.hash).toBe(one.hash);
    expect(other.hash).not.toBe(one.hash);
  });

  test("CHK-1 one with errors is refused with all of them", async () => {
    const source = agreementText("covide")
      .replace(/^time-zone: .*$/m, "time-zone: Europe/Atlantis")
      .replace(/^ {4}hours: \w+$/m, "    hours: no-such-hours");
    const checked = checkText(source, await compileOptions(source, today));
    expect("findings" in checked && checked.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["name.zone-unknown", "name.unknown"]),
    );
  });
});

describe("contracts", () => {
  test("CON-1 a contract binds a customer to an agreement: its program, what it fills in with the defaults, its term and its log", async () => {
    const { db, scope, parts } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const draft = {
      agreement: hash,
      termFrom: "2026-04-01",
      termTo: "2029-04-01",
      fields: { "hours-in-price": "14 h" },
    };
    const { contract, log, remarks } = await givenContractOf(supplier, { ...draft, code: "BAK" });
    const loaded = await db.read(scope, (tx) => parts.contracts.load(tx, [contract]));
    expect(loaded.get(contract)).toMatchObject({
      view: {
        code: "BAK",
        fields: { term: "2026-04-01 to 2029-04-01", "hours-in-price": "14 h", "emergency-service": "no" },
      },
      log,
      version: 1,
      since: today,
    });
    expect(loaded.get(contract)!.program.file.agreement).toBe("1do");
    expect(remarks.every(({ severity }) => severity === "remark")).toBe(true);
    const told = await db.read(scope, (tx) => factsOfRelation(tx, log));
    expect(told.map(({ kind, at }) => [kind, new Date(at).toISOString()])).toEqual([
      ["term-started", "2026-03-31T22:00:00.000Z"],
    ]);
  });

  test("CON-1 what does not hold is refused with every finding and its place, and leaves nothing behind", async () => {
    const { db, scope, asker } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const { customer } = await db.write(scope, (tx) => createCustomer(tx, asker, "Butcher"));
    const refused = await db.write(scope, (tx) =>
      createContract(tx, asker, {
        customer,
        code: "no spaces",
        agreement: hash,
        termFrom: "2026-02-30",
        fields: {
          "hours-in-prise": "14 h",
          "emergency-fee": "much",
          "emergency-service": "perhaps",
          assets: ["ship"],
        },
        annex: {
          "clocks.no-such.target": "1 h",
          "hours.support.week": "never",
        },
        fees: [
          {
            name: "sla",
            amount: "12",
            per: "month",
          },
        ],
        assets: [
          {
            name: "S1",
            attributes: { package: "gold" },
          },
        ],
        opening: [
          {
            kind: "reported",
            at: today,
            fields: {},
          },
        ],
      }),
    );
    expect(
      "findings" in refused &&
        refused.findings
          .filter(({ severity }) => severity === "error")
          .map(({ path, code }) => `${path.join("/")} ${code}`),
    ).toEqual([
      "annex/clocks.no-such.target patch.path",
      "code shape.expected",
      "termFrom value.date",
      "fields/hours-in-prise name.unknown",
      "fields/emergency-fee value.money",
      "fields/emergency-service shape.expected",
      "fields/assets name.unknown",
      "assets/0/attributes/package name.unknown",
      "fees/0/amount value.money",
      "opening/0/kind name.fact-unknown",
    ]);
    expect(await db.read(scope, (tx) => contracts(tx, { customer }))).toEqual([]);
  });

  test("VER-4 an annex over the agreement is again a whole agreement: its program has the annex's term, the other's has not", async () => {
    const { db, scope, parts } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const common = { agreement: hash, termFrom: "2026-01-01" };
    const plain = await givenContractOf(supplier, { ...common, code: "PLAIN" });
    const annexed = await givenContractOf(supplier, {
      ...common,
      code: "ANNEX",
      annex: { "hours.support.week": { "mon-sat": "09:00-12:00" } },
    });
    const loaded = await db.read(scope, (tx) => parts.contracts.load(tx, [plain.contract, annexed.contract]));
    const week = ({ contract }: { contract: string }) => loaded.get(contract)!.program.file.hours["support"]!.week;
    expect([week(plain), week(annexed)]).toEqual([{ "mon-fri": ["08:00-17:00"] }, { "mon-sat": ["09:00-12:00"] }]);
  });

  test("CON-1 a code belongs to one contract, and a customer or agreement that is not there to none", async () => {
    const { db, scope, asker } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const { customer } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "ONCE" });
    const draft = { customer, code: "ONCE", agreement: hash, termFrom: "2026-01-01" };
    const tried = (more: object) => db.write(scope, (tx) => createContract(tx, asker, { ...draft, ...more }));
    expect(await tried({})).toMatchObject({ refused: "code-taken" });
    expect(await tried({ customer: asker.newId(), code: "FREE" })).toMatchObject({ refused: "no-such-customer" });
    expect(await tried({ agreement: "0".repeat(64) })).toMatchObject({ refused: "no-such-agreement" });
  });

  test("CON-1 nothing of one customer shows to another, nor of one supplier", async () => {
    const { db, scope, parts } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const mine = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "MINE" });
    const yours = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "YOURS" });
    const asked = [mine.contract, yours.contract];
    const seen = async (as: typeof scope) => [...(await db.read(as, (tx) => parts.contracts.load(tx, asked))).keys()];
    expect(await seen({ ...scope, customer: mine.customer })).toEqual([mine.contract]);
    expect(await seen({ ...scope, customer: yours.customer, contract: mine.contract })).toEqual([]);
    expect(await seen(await supplier.anotherTenant())).toEqual([]);
    expect((await db.read({ ...scope, customer: mine.customer }, (tx) => customers(tx))).length).toBe(1);
  });

  test("CON-1 an opening balance is facts of before, written down with the contract and signed by both", async () => {
    const { db, scope } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const at = Date.parse("2026-05-31T22:00:00Z");
    const { log } = await givenContractOf(supplier, {
      agreement: hash,
      termFrom: "2026-01-01",
      code: "MOVED",
      recordedFrom: Date.parse("2026-01-01T00:00:00Z"),
      opening: [
        {
          kind: "work-booked",
          at,
          fields: {
            kind: "support",
            minutes: "150",
          },
        },
      ],
    });
    const [, booked] = await db.read(scope, (tx) => factsOfRelation(tx, log));
    expect(booked).toMatchObject({
      kind: "work-booked",
      at,
      recordedAt: today,
      fields: {
        minutes: "150",
        opening: "yes",
        confirmed: "yes",
      },
    });
  });
});

describe("a contract that changes", () => {
  test("CON-1 VER-1 a change is a new version, checked whole, told in the tenant log and seen at once by whoever judges", async () => {
    const { db, scope, asker, parts } = supplier;
    const { hash } = await givenAgreement(supplier, agreementText("1do"));
    const { contract } = await givenContractOf(supplier, { agreement: hash, termFrom: "2026-01-01", code: "CHANGE" });
    const changed = (version: number, change: ContractChange) =>
      db.write(scope, (tx) => changeContract(tx, asker, { contract, version }, change));
    await db.read(scope, (tx) => parts.contracts.load(tx, [contract]));
    expect(await changed(1, { fields: { "hours-in-price": "4 h" }, termTo: "2027-01-01" })).toMatchObject({
      version: 2,
    });
    const loaded = await db.read(scope, (tx) => parts.contracts.load(tx, [contract]));
    expect(loaded.get(contract)).toMatchObject({
      version: 2,
      view: { fields: { "hours-in-price": "4 h", term: "2026-01-01 to 2027-01-01" } },
    });
    expect(await changed(1, { fees: [] })).toMatchObject({ refused: "version-changed" });
    expect(await changed(2, { fields: { "hours-in-price": "plenty" } })).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ code: "value.length", severity: "error" }),
      ]) as unknown,
    });
    const told = await db.read(scope, async (tx) => factsOfRelation(tx, await tenantLogOf(tx)));
    expect(told.at(-1)).toMatchObject({ kind: "agreed", fields: { what: "contract-changed", contract, version: "2" } });
  });
});

describe("a supplier's own logs", () => {
  test("CON-1 LED-1 the tenant log tells who made what, by UUID and hash and without a name", async () => {
    const { db, scope, asker } = supplier;
    const { customer } = await db.write(scope, (tx) => createCustomer(tx, asker, "A name of its own"));
    const told = await db.read(scope, async (tx) => factsOfRelation(tx, await tenantLogOf(tx)));
    expect(told.at(-1)).toMatchObject({ kind: "done", fields: { what: "customer", customer } });
    expect(JSON.stringify(told)).not.toContain("A name of its own");
  });

  test("CON-2 the service log is one of the tenant, which its customers may read and the tenant log they may not", async () => {
    const { db, scope, asker } = supplier;
    await db.write(scope, (tx) => createService(tx, asker, { service: "web", name: "The shop" }));
    expect(await db.write(scope, (tx) => createService(tx, asker, { service: "web", name: "Again" }))).toMatchObject({
      refused: "name-taken",
    });
    expect(await db.read(scope, (tx) => services(tx))).toEqual([{ service: "web", name: "The shop" }]);
    const { customer } = await db.write(scope, (tx) => createCustomer(tx, asker, "Reader"));
    const as = { ...scope, customer };
    await expect(db.read(as, (tx) => serviceLogOf(tx))).resolves.toMatch(/^[0-9a-f-]{36}$/);
    await expect(db.read(as, (tx) => tenantLogOf(tx))).rejects.toThrow("no tenant log");
  });
});
