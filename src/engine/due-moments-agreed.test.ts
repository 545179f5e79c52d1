import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { told } from "../../test/given.ts";
import { parseAgreement } from "../agreement/parse.ts";
import type { Fields } from "../facts/fact.ts";
import { instantToLocal } from "../time/moment.ts";
import { compile } from "./compile.ts";
import { dueMoments } from "./due-moments.ts";

/** The heaviest incident of each agreement, reported on a Friday at a quarter to five. */
const fridays: readonly [string, Fields, readonly string[]][] = [
  [
    "1do", // support from 08:00 to 17:00: a quarter of an hour is left on Friday
    { impact: "several", urgency: "no-workaround" },
    ["23 08:07:30 start-of-work at-risk within 30 min", "23 08:15:00.001 start-of-work missed within 30 min"],
  ],
  [
    "covide", // from 08:30 to 17:30, and under 4 h is over at 4 h
    { priority: "urgent" },
    [
      "23 10:45 resolution at-risk 90% under 4 h",
      "23 11:45 resolution missed 90% under 4 h",
      "23 12:15 resolution at-risk 99.9% under 6 h",
      "23 13:45 resolution missed 99.9% under 6 h",
    ],
  ],
  [
    "embrace", // the solution counts from when the response was due
    { environment: "production", effect: "stopped" },
    [
      "23 10:15 response at-risk within 2 h",
      "23 10:45:00.001 response missed within 2 h",
      "23 13:45 resolution at-risk within 4 h",
      "23 14:45:00.001 resolution missed within 4 h",
    ],
  ],
  [
    "engage",
    { severity: "severity-1" },
    [
      "23 14:45 response at-risk aim within 1 working day",
      "23 16:45:00.001 response over-aim aim within 1 working day",
      "24 12:45 repair at-risk aim within 2 working days",
      "24 16:45:00.001 repair over-aim aim within 2 working days",
    ],
  ],
  [
    "vecozo", // informative: its figures are aims
    { priority: "critical" },
    [
      "24 11:45 resolution at-risk aim within 2 working days",
      "24 16:45:00.001 resolution over-aim aim within 2 working days",
    ],
  ],
];

test.for(fridays)(
  "DUE-1 DUE-2 CLK-4 an incident of Friday afternoon comes due in working hours: %s",
  ([name, levels, due]) => {
    const source = readFileSync(new URL(`../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8");
    const parsed = parseAgreement(source);
    if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
    const program = compile(parsed.file, { years: { from: 2026, to: 2027 } });
    const facts = [{ "2026-11-20 16:45 reported": { by: "customer", via: "portal" } }];
    const { judgement } = told(program, { is: { type: "incident", ...levels }, contract: { plan: "premium" }, facts });
    const moments = dueMoments(program, judgement).map(
      ({ what, clock, target, at }) => `${instantToLocal("Europe/Amsterdam", at)} ${clock} ${what} ${target}`,
    );
    expect(moments).toEqual(due.map((moment) => `2026-11-${moment}`));
  },
);
