import { expect, test } from "vitest";
import { downtimeShown } from "#lib/figures/downtime.ts";
import type { Figures } from "#lib/figures/of-figures.ts";
import { words } from "#lib/server/words.ts";
import { figureWords } from "#lib/words/figures.ts";

const hour = 3_600_000;
const ms = (value: number) => ({ unit: "ms" as const, value });
const fact = (id: string) => ({ fact: id, kind: "outage-started", log: "l", index: 1 });
const stretch = (is: string, from: string, to: string, exclusion: string | null, id: string) => ({
  is,
  from: `2026-${from}:00Z`,
  to: `2026-${to}:00Z`,
  service: null,
  exclusion,
  failed: [],
  facts: [fact(id)],
});
const month = (label: string, down: number, off: number, verdict: string, stretches: object[]) => ({
  period: { label, from: `${label}-01T00:00Z`, to: `${label}-28T00:00Z` },
  verdict,
  values: {
    share: { unit: "share" as const, value: { num: 99, den: 100 } },
    whole: ms(720 * hour),
    down: ms(down * hour),
    "not-counted": ms(off * hour),
    allowed: ms(3 * hour),
    left: ms((3 - down) * hour),
  },
  stretches,
  booked: [],
  services: [],
});
const told = (...periods: object[]) =>
  ({
    asOf: "2026-03-15T00:00Z",
    period: { label: "2026" },
    measures: [
      {
        measure: "availability",
        title: { nl: "Beschikbaarheid", en: "Availability" },
        article: "9.2",
        kind: "uptime",
        hours: "always",
        target: "at least 99.5%",
        isAim: false,
        per: "month",
        periods,
      },
    ],
    outages: [{ facts: [fact("a")] }, { facts: [fact("b")] }],
  }) as unknown as Figures;
const shown = (...periods: object[]) => downtimeShown(told(...periods), words(figureWords, "en"), "en")[0]!;

const february = month("2026-02", 1, 3, "kept", [
  stretch("not-counted", "02-03T10:00", "02-03T12:00", "force-majeure", "b"),
  stretch("down", "02-04T10:00", "02-04T11:00", null, "a"),
  stretch("not-counted", "02-05T10:00", "02-05T11:00", "maintenance", "of-before"),
]);
const march = month("2026-03", 2, 1, "running", [
  stretch("not-counted", "03-03T10:00", "03-03T11:00", "force-majeure", "a"),
]);

test("WEB-46 AVL-3 what was taken off is summed by its ground over all months, each leading to its outage", () => {
  const { used, excluded, grounds, period } = shown(february, march);
  expect([used, excluded, period]).toEqual(["3 h", "4 h", "2026"]);
  expect(grounds.map(({ ground, length, at }) => [ground, length, at.map(({ href }) => href)])).toEqual([
    ["force majeure", "3 h", ["#outage-2", "#outage-1"]],
    ["maintenance", "1 h", ["#measure-availability-missed"]],
  ]);
});

test("AVL-1 what is still allowed is said of the month that runs, and of no month once it is over", () => {
  expect(shown(february, march)).toMatchObject({
    left: { period: "Mar 2026", text: "1 h of downtime left" },
    per: "month",
  });
  expect(shown(february, { ...march, verdict: "kept" }).left.text).toBe("");
  expect(shown(march)).toMatchObject({ left: { period: "Mar 2026" }, per: "" });
});

test("WEB-46 OBJ-5 of services that do not add up it is said that the worst counts, by its name where it is one alone", () => {
  const of = (service: string, down: number) => ({ ...month("2026-02", down, 0, "kept", []), service });
  const together = (label: string, worst: number, ...services: object[]) => ({
    ...month(label, worst, 0, "kept", []),
    services,
  });
  const winter = together("2026-02", 2, of("Housing", 2), of("Care", 1));
  const spring = together("2026-03", 3, of("Housing", 1), of("Care", 3));
  expect(shown(winter).worst).toBe("the worst service: Housing");
  expect(shown(winter, spring).worst).toBe("of each month the worst service");
  expect(shown(together("2026-02", 2, of("Housing", 2), of("Care", 0))).worst).toBe("");
  expect(shown(together("2026-02", 2, of("Housing", 1), of("Care", 1.5))).worst).toBe("");
});
