import { expect, test } from "vitest";
import { dutiesShown } from "./duties.ts";
import { recordFor } from "./duty-way.ts";

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
  to: [{ fact: "report-delivered", fields: { kind: ["servicerapport"] } }],
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

test("DUT-1 a duty of a ticket leads to the place where it is done, and any other says what is to be recorded", () => {
  const ofTicket = (to: Parameters<typeof dutiesShown>[0]["ofContract"][number]["to"]) => ({
    ...duty(["supplier"]),
    about: { kind: "ticket", name: "MW-1", ticket: "t1" },
    period: null,
    to,
  });
  const openOfTickets = [
    ofTicket([{ fact: "notice-sent", fields: {} }]),
    ofTicket([{ fact: "answered", fields: {} }]),
    ofTicket([{ fact: "decided", fields: { kind: ["eigen", "keten"] } }]),
  ];
  const shown = dutiesShown({ ofContract: [duty(["supplier"])], openOfTickets, ofTickets: [] }, "nl").open;
  expect(shown.map(({ about, link, recordedAs }) => [about, link, recordedAs])).toEqual([
    ["2026", "", "rapport (servicerapport)"],
    ["MW-1", "/tickets/t1?duty=review#act-record", ""],
    ["MW-1", "/tickets/t1#body", ""],
    ["MW-1", "/tickets/t1", "besluit (eigen, keten)"],
  ]);
});

test("DUT-1 of a duty that is recorded is known which kind of fact, and about what", () => {
  const notice = { fact: "notice-sent", fields: { about: ["creation"] } };
  expect(recordFor([{ fact: "answered", fields: {} }, notice])).toEqual({ fact: "notice-sent", about: "creation" });
  expect(recordFor([{ fact: "decided", fields: {} }])).toEqual({ fact: "decided", about: "" });
  expect(recordFor([{ fact: "notice-sent", fields: { about: ["creation"], via: ["mail"] } }])).toBeUndefined();
});
