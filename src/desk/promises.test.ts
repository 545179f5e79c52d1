import { expect, test } from "vitest";
import { programOf } from "../../test/example-tickets.ts";
import { moment, told } from "../../test/given.ts";
import type { Fields } from "../facts/fact.ts";
import { instantToLocal } from "../time/moment.ts";
import { clocksLeft } from "./clocks-left.ts";
import { promisesOf } from "./promises.ts";
import { ticketRow } from "./ticket-row.ts";
import type { TicketState } from "./verb.ts";

function promised(name: Parameters<typeof programOf>[0], is: Fields, said: Fields = {}, more: object[] = []): string[] {
  const program = programOf(name);
  const report = { "2026-11-20 14:00 reported": { by: "customer", ...said } };
  const { judgement } = told(program, { is, facts: [report, ...more] as never });
  const row = ticketRow(program, {
    ticket: "t",
    contract: "c",
    customer: "k",
    number: "N-1",
    subject: judgement.subject,
  });
  const standing = { ...row, state: row.state as TicketState, changedAt: Date.parse(row.changed_at) };
  const local = (at: number | undefined) => (at === undefined ? "-" : instantToLocal("Europe/Amsterdam", at));
  const clocks = clocksLeft(program, standing, moment("2026-11-20 14:00"));
  return promisesOf(program, judgement, clocks).map(({ name: term, article, after, levels, doneAt }) =>
    [
      `${term} (${article})${after === undefined ? "" : ` after ${after}`}:`,
      doneAt === undefined
        ? levels.map(({ written, dueAt }) => `${local(dueAt)} ${written ?? "-"}`).join(", ")
        : "done",
    ].join(" "),
  );
}

test("DSK-17 OBJ-1 each level of a target is promised with its own share and moment, and the duties beside it", () => {
  expect(promised("covide", { type: "incident", priority: "urgent" })).toEqual([
    "resolution (7.1): 2026-11-23 09:00 90% under 4 h, 2026-11-23 11:00 99.9% under 6 h",
    "register-case (4.3.2): 2026-11-23 14:00 -",
  ]);
});

const stopped = {
  type: "incident",
  environment: "production",
  effect: "stopped",
  priority: "urgent",
  coverage: "included",
};

test("DSK-17 CLK-5 what was waited moves on what is promised from then on, and nothing has a moment while it waits", () => {
  const planned = { direction: "a restart", "resolution-time": "2026-11-23 12:00" };
  const answered = { "2026-11-20 14:00 plan-told": { by: "supplier", ...planned } };
  const wait = { "2026-11-20 14:30 waiting-for-customer": { by: "supplier" } };
  const resumed = { "2026-11-20 15:30 resumed": { by: "supplier" } };
  expect(promised("embrace", stopped, {}, [answered])).toEqual([
    "resolution (1.2, 3.5.2, 3.5.4): 2026-11-23 10:00 within 4 h",
  ]);
  expect(promised("embrace", stopped, {}, [answered, wait])).toEqual(["resolution (1.2, 3.5.2, 3.5.4): - within 4 h"]);
  // A clock that has yet to start when the waiting begins has no moment either.
  expect(promised("embrace", stopped, {}, [wait])).toEqual([
    "response (1.2, 3.5.2): 2026-11-20 16:00 within 2 h",
    "resolution (1.2, 3.5.2, 3.5.4) after response: - within 4 h",
  ]);
  expect(promised("embrace", stopped, {}, [answered, wait, resumed])).toEqual([
    "resolution (1.2, 3.5.2, 3.5.4): 2026-11-23 11:00 within 4 h",
  ]);
});

test("DSK-17 CLK-11 a clock that another starts is promised from the latest that it can begin", () => {
  expect(promised("embrace", stopped)).toEqual([
    "response (1.2, 3.5.2): 2026-11-20 16:00 within 2 h",
    "resolution (1.2, 3.5.2, 3.5.4) after response: 2026-11-23 12:00 within 4 h",
  ]);
});

test("DSK-17 DUE-12 what is done with the report is promised as done; what is owed to the supplier's own people is not promised", () => {
  const notice = {
    "2026-11-20 14:00 notice-sent": { about: "creation", via: "portal", automatic: "yes", by: "supplier" },
  };
  const is = { type: "incident", impact: "several", urgency: "no-workaround" };
  expect(promised("1do", is, { via: "portal" }, [notice])).toEqual([
    "mail-at-creation (7.5): done",
    "start-of-work (7.9): 2026-11-20 14:30 within 30 min",
  ]);
  expect(promised("1do", { type: "question" }, { via: "phone" })).toEqual([
    "mail-at-creation (7.5): 2026-11-20 14:05 -",
  ]);
  const critical = promised("vecozo", { type: "incident", priority: "critical" });
  expect(critical.map((one) => one.split(" ")[0])).toEqual(["tell-contacts", "resolution", "find-origin"]);
});
