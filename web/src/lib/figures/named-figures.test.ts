import { expect, test } from "vitest";
import { conditionText, namedFigures } from "#lib/figures/named-figures.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";

const titles: Readonly<Record<string, string>> = { announce: "Onderhoud aankondigen" };
const named = (name: string) => titles[name] ?? nameOf(name).nl;

test.each([
  ["only-if has maintenance-announced", "aankondiging van onderhoud is vastgelegd"],
  ["only-if kept announce", '"Onderhoud aankondigen" is nagekomen'],
  ["cause hardware-fault", "oorzaak: hardwarefout"],
  ["at-most 4 h", "hoogstens 4 uur"],
  ["hours support", "binnen ondersteuning"],
  ["link caused-by", "het werk is de oorzaak"],
  ["interval announced", "de aangekondigde tijd"],
  ["only-if not kept announce", 'het niet zo is dat "Onderhoud aankondigen" is nagekomen'],
])("AVL-3 the condition %s is said in words", (written, said) => {
  expect(conditionText(written, named, "nl")).toBe(said);
});

test("RPT-2 figures say services, causes, exclusions and facts as people do, and leave all else as it was", () => {
  const told = {
    outages: [
      {
        outage: "cause",
        cause: "configuration-error",
        facts: [{ fact: "1", kind: "outage-started", log: "l", index: 3 }],
        counted: [{ exclusion: "planned-work", failed: [{ condition: "only-if kept announce", because: "no" }] }],
      },
    ],
    measures: [{ kind: "uptime", services: [{ service: null }] }],
  };
  expect(namedFigures(told, named, "nl")).toEqual({
    outages: [
      {
        outage: "cause",
        cause: "configuratiefout",
        facts: [{ fact: "1", kind: "begin van een storing", log: "l", index: 3 }],
        counted: [
          { exclusion: "gepland werk", failed: [{ condition: '"Onderhoud aankondigen" is nagekomen', because: "no" }] },
        ],
      },
    ],
    measures: [{ kind: "uptime", services: [{ service: null }] }],
  });
});
