import { expect, test } from "vitest";
import type { PromiseRow } from "#lib/figures/row.ts";
import type { StateName } from "#lib/states.ts";
import { isNamed, isWithoutTickets, worstContractsFirst, type ContractOverview } from "./overview.ts";

const row = (state: StateName) => ({ key: state, now: { state } }) as PromiseRow;
const contract = (customerName: string, states: StateName[], tickets = { open: 0, atRisk: 0, missed: 0 }) =>
  ({ customerName, code: "WB", agreement: "Support", tickets, rows: states.map(row) }) as unknown as ContractOverview;
const names = (contracts: ContractOverview[]) => worstContractsFirst(contracts).map(({ customerName }) => customerName);

test("WEB-40 the contract with the most missed promises stands first, then late and threatened clocks, then names", () => {
  const late = { open: 3, atRisk: 0, missed: 1 };
  const threatened = { open: 3, atRisk: 2, missed: 0 };
  expect(
    names([
      contract("Zee", ["kept"]),
      contract("Duin", ["running"]),
      contract("Bos", ["running"], threatened),
      contract("Hei", ["running"], late),
      contract("Ven", ["missed", "kept"]),
      contract("Wad", ["missed", "missed"]),
      contract("Klei", ["running-below"]),
    ]),
  ).toEqual(["Wad", "Ven", "Hei", "Bos", "Klei", "Duin", "Zee"]);
});

test("WEB-40 a contract is found by customer, code or agreement, however it is typed", () => {
  const one = contract("Woonstichting Biesterzijl", []);
  expect(["biester", "wb", "SUPPORT"].map((asked) => isNamed(one, asked))).toEqual([true, true, true]);
  expect(isNamed(one, "zijlpolder")).toBe(false);
});

test("WEB-40 OBJ-4 a contract under which nothing was reported says so, and one with a first open ticket does not", () => {
  const none = { kind: "objective", now: { counted: "" }, periods: [{}] };
  const empty = { tickets: { open: 0 }, rows: [none] } as unknown as ContractOverview;
  expect(isWithoutTickets(empty)).toBe(true);
  expect(isWithoutTickets({ ...empty, tickets: { open: 1, atRisk: 0, missed: 0 } })).toBe(false);
  expect(isWithoutTickets({ ...empty, rows: [{ ...empty.rows![0]!, periods: [{}, {}] as never }] })).toBe(false);
});
