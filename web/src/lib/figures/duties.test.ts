import { expect, test } from "vitest";
import { dutiesShown } from "./duties.ts";

const at = { openedAt: null, dueAt: null, doneAt: null, brokenAt: null };
const duty = (by: string[]) => ({
  ...at,
  duty: "review",
  title: { nl: "Overleg", en: "Review" },
  article: "3",
  by,
  isAim: false,
  about: { kind: "contract", name: null, ticket: null },
  period: "2026",
  verdict: "open" as const,
  lacks: [],
  facts: [],
});

test("DUT-1 a duty says which side must act, and of a role of one of them nothing that it does not know", () => {
  const by = (...sides: string[]) =>
    dutiesShown({ ofContract: [duty(sides)], openOfTickets: [], ofTickets: [] }, "nl").open[0]!.by;
  expect([by("supplier"), by("supplier", "customer"), by("management")]).toEqual([
    "de leverancier",
    "de leverancier, de klant",
    "",
  ]);
});
