/** What cannot be counted, or was counted otherwise, is said: AVL-2, AVL-5, AVL-8, CON-2. */
import { expect, test } from "vitest";
import { evidence, told, uptime } from "../../../../test/uptime.ts";
import type { Data } from "../../../agreement/source.ts";
import { uptimeProblems } from "./uptime-problems.ts";

const program = uptime("target: at least 99%, services: [web, api], not-counted: { network: { cause: network } }");
const said = (facts: readonly Data[], contract = {}) =>
  uptimeProblems(evidence(program, { facts, period: "2026-03", contract })).map(({ code, params }) =>
    [code, ...Object.values(params)].join(" "),
  );
const start = (at: string, fields: Record<string, string> = {}) => ({
  [`2026-03-${at} outage-started`]: { service: "web", ...fields },
});
const end = (at: string, fields: Record<string, string> = {}) => ({
  [`2026-03-${at} outage-ended`]: { service: "web", ...fields },
});

test.each<[string, readonly Data[], readonly string[]]>([
  ["nothing is wrong", [start("02 10:00"), end("02 11:00")], []],
  ["no end", [start("02 10:00", { outage: "O1" })], ["outage.no-end O1"]],
  [
    "no end, of all services, is said once",
    [{ "2026-03-02 10:00 outage-started": {} }],
    ["outage.no-end 2026-03-02 10:00"],
  ],
  ["an end without a start", [end("02 10:00")], ["outage.end-without-start 2026-03-02 10:00"]],
  [
    "an end before its start",
    [end("02 10:00", { outage: "O1" }), start("02 11:00", { outage: "O1" })],
    ["outage.ends-early O1"],
  ],
  [
    "a second start",
    [start("02 10:00"), start("02 10:30"), end("02 11:00")],
    ["outage.started-twice 2026-03-02 10:30"],
  ],
  [
    "another service",
    [start("02 10:00", { service: "mail" }), end("02 11:00", { service: "mail" })],
    ["outage.other-service 2026-03-02 10:00 mail"],
  ],
  ["no share", [start("02 10:00", { part: "150%" }), end("02 11:00")], ["outage.part-unread 2026-03-02 10:00 150%"]],
  [
    "a last success that is later",
    [start("02 10:00", { "last-success": "2026-03-02 10:30" }), end("02 11:00")],
    ["outage.last-success-unread 2026-03-02 10:00 2026-03-02 10:30"],
  ],
  [
    "work that nobody recorded",
    [start("02 10:00", { work: "M9" }), end("02 11:00")],
    ["outage.unknown-work 2026-03-02 10:00 M9"],
  ],
  [
    "work that ends before it starts",
    [{ "2026-03-02 10:00 maintenance-announced": { work: "M1", start: "2026-03-05 10:00", end: "2026-03-05 09:00" } }],
    ["maintenance.unread M1"],
  ],
  [
    "a claim for no outage",
    [{ "2026-03-02 10:00 exclusion-claimed": { outage: "O9", exclusion: "network" } }],
    ["exclusion.unknown-outage O9 network"],
  ],
  [
    "a claim of nothing that there is",
    [
      start("02 10:00", { outage: "O1" }),
      end("02 11:00", { outage: "O1" }),
      { "2026-03-03 10:00 exclusion-claimed": { outage: "O1", exclusion: "weather" } },
    ],
    ["exclusion.unknown-name O1 weather"],
  ],
  [
    "a claim for longer than it lasted",
    [
      start("02 10:00", { outage: "O1" }),
      end("02 11:00", { outage: "O1" }),
      { "2026-03-03 10:00 exclusion-claimed": { outage: "O1", exclusion: "network", start: "2026-03-02 09:00" } },
    ],
    ["exclusion.longer O1 network"],
  ],
  [
    "measuring that starts twice",
    [
      { "2026-03-02 10:00 monitoring-started": { service: "web" } },
      { "2026-03-03 10:00 monitoring-started": { service: "web" } },
    ],
    ["monitoring.unpaired web"],
  ],
])("AVL-2 AVL-5 AVL-8 %s", (_what, facts, problems) => {
  expect(said(facts)).toEqual(problems);
});

test("AVL-2 an outage outside the contract is said", () => {
  const facts = [start("02 10:00"), end("02 11:00")];
  expect(said(facts, { term: "2026-04-01 to 2027-04-01" })).toEqual(["outage.outside-contract 2026-03-02 10:00"]);
});

test("AVL-2 without names an end closes what goes on of that service, and of that probe where it says so", () => {
  const two = [
    start("02 10:00", { probe: "p" }),
    start("02 10:10", { probe: "q" }),
    end("02 10:30", { probe: "p" }),
    end("02 10:40"),
  ];
  expect(said(two)).toEqual([]);
  expect(told(program, { facts: two, period: "2026-03" })["down"]).toBe("40 min");
});

test("AVL-2 AVL-3 a second outage for another cause is one of its own: it hides nothing", () => {
  const facts = [start("02 10:00", { cause: "network" }), start("02 10:30", { cause: "disk" }), end("02 11:00")];
  expect(said(facts)).toEqual([]);
  expect(told(program, { facts, period: "2026-03" })).toMatchObject({ down: "30 min", "not-counted": "30 min" });
});
