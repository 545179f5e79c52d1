/**
 * The main incident of each of the five agreements, reported on a Friday afternoon, with nobody at work on it: what is told when, to
 * whom, and what Peil does by itself. The clock goes from moment to moment, as they stand in the database.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DeadlineWorker } from "../src/deadlines/worker.ts";
import { fireMoments } from "../src/desk/fire-moments.ts";
import { readFact } from "../src/facts/written-fact.ts";
import { instantToIso } from "../src/time/moment.ts";
import { freshDatabase, type FreshDatabase } from "./database/database.ts";
import { supplier, type Supplier, type SupplierOptions } from "./supplier.ts";

let database: FreshDatabase;
beforeAll(async () => (database = await freshDatabase()));
afterAll(() => database.drop());

interface Story extends Omit<SupplierOptions, "now"> {
  readonly reported: string;
  readonly report: object;
  readonly decides?: object;
  /** The role of the agreement in which the contact was named before. */
  readonly named?: string;
}

/** What was recorded beside the report, each with its local moment, in order. */
async function told({ reported, report, decides, named, ...options }: Story): Promise<string[]> {
  const desk = await supplier(database.url, { ...options, now: reported });
  try {
    if (named !== undefined) {
      const fields = { role: named, person: desk.people.contact };
      await desk.done("manager", "record-of-contract", { kind: "contact-named", fields });
    }
    const { ticket } = await desk.done("contact", "report", { title: "It stopped", body: "All of it.", ...report });
    if (decides !== undefined) await desk.done("agent", "classify", { levels: decides }, { ticket });
    await passUntil(desk, Date.parse(reported) + 40 * 86_400_000);
    const rows = await desk.db.read(desk.scope, (tx) =>
      tx.query<{ idx: string; bytes: Buffer }>(
        "SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND ticket = $2 ORDER BY idx",
        [desk.tenant, ticket],
      ),
    );
    const facts = rows.map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx)));
    return facts
      .filter(({ kind }) => kind !== "reported" && kind !== "classified")
      .map(({ kind, at, fields }) => {
        const words = ["what", "clock", "target", "right", "of", "to", "step"].flatMap((name) => fields[name] ?? []);
        return `${instantToIso("Europe/Amsterdam", at).slice(0, 19)} ${kind} ${words.join(" ")}`;
      });
  } finally {
    await desk.close();
  }
}

/** Lets the clock stand at each next moment, where a worker looks. */
async function passUntil(desk: Supplier, end: number): Promise<void> {
  const worker = new DeadlineWorker({
    db: desk.db,
    fire: (tx, tickets, until) => fireMoments(tx, desk.parts, tickets, until),
    now: desk.now,
    log: { error: (_fields, sentence) => expect.fail(sentence) },
  });
  for (;;) {
    const [row] = await desk.db.read(desk.scope, (tx) =>
      tx.query<{ at: Date | null }>("SELECT min(at) AS at FROM peil.deadline WHERE tenant = $1", [desk.tenant]),
    );
    const at = row!.at?.getTime() ?? Infinity;
    if (at > end) return;
    desk.at(new Date(Math.max(at, desk.now())).toISOString());
    await worker.look();
  }
}

describe("DUE a Friday afternoon", () => {
  test.each<[string, Story, string[]]>([
    [
      "embrace",
      {
        agreement: "embrace",
        reported: "2026-11-20T16:30:00+01:00",
        report: { type: "incident", levels: { environment: "production", effect: "stopped" }, via: "portal" },
      },
      [
        // Open nine to five: half an hour on Friday, and from nine on Monday. The solution counts from the answer that was due.
        "2026-11-23T10:00:00 alerted at-risk response within 2 h",
        "2026-11-23T10:30:00 alerted missed response within 2 h",
        "2026-11-23T13:30:00 alerted at-risk resolution within 4 h",
        "2026-11-23T14:30:00 alerted missed resolution within 4 h",
      ],
    ],
    [
      "covide",
      {
        agreement: "covide",
        fields: { plan: "premium" },
        named: "administrator",
        reported: "2026-11-20T16:30:00+01:00",
        report: { type: "incident", via: "portal" },
        decides: { priority: "urgent" },
      },
      [
        // Under four hours is lost at four; the second promise of the same clock goes on.
        "2026-11-23T10:30:00 alerted at-risk resolution 90% under 4 h",
        "2026-11-23T11:30:00 alerted missed resolution 90% under 4 h",
        "2026-11-23T11:30:00 advised call-incident-meeting customer",
        "2026-11-23T12:00:00 alerted at-risk resolution 99.9% under 6 h",
        "2026-11-23T13:30:00 alerted missed resolution 99.9% under 6 h",
      ],
    ],
    [
      "1do",
      {
        agreement: "1do",
        reported: "2026-11-20T16:30:00+01:00",
        report: {
          type: "incident",
          via: "portal",
          levels: { urgency: "no-workaround", impact: "several" },
          details: { "steps-taken": "Started it again." },
        },
        decides: { urgency: "no-workaround", impact: "several" },
      },
      [
        "2026-11-20T16:30:00 notice-sent reporter",
        // The half hour is used up at closing time and not yet overrun: that is certain only when the desk opens again.
        "2026-11-20T16:52:30 alerted at-risk start-of-work within 30 min",
        "2026-11-23T08:00:00 alerted missed start-of-work within 30 min",
        "2026-11-23T08:00:00 advised escalate contact management directors support-coordinator operations-manager manager",
      ],
    ],
    [
      "vecozo",
      {
        agreement: "vecozo",
        reported: "2026-11-20T16:30:00+01:00",
        report: { type: "incident", via: "portal", levels: { priority: "critical" } },
        decides: { priority: "critical" },
      },
      [
        // What is critical goes up to the management by itself, at the moment of the report.
        "2026-11-20T16:30:00 escalated management",
        "2026-11-24T11:30:00 alerted at-risk resolution aim within 2 working days",
        "2026-11-24T16:30:00 alerted over-aim resolution aim within 2 working days",
      ],
    ],
    [
      "engage",
      {
        agreement: "engage",
        reported: "2026-11-20T16:30:00+01:00",
        report: { type: "incident", via: "portal", levels: { effect: "suite-down", alternative: "no-alternative" } },
        decides: { effect: "suite-down", alternative: "no-alternative" },
      },
      [
        // An aim that is overrun breaks nothing, and gives the customer the right to escalate to the general director.
        "2026-11-23T14:30:00 alerted at-risk response aim within 1 working day",
        "2026-11-23T16:30:00 alerted over-aim response aim within 1 working day",
        "2026-11-23T16:30:00 advised escalate customer general-director",
        "2026-11-24T12:30:00 alerted at-risk repair aim within 2 working days",
        "2026-11-24T16:30:00 alerted over-aim repair aim within 2 working days",
      ],
    ],
  ])("DUE-1 DUE-7 DUE-8 CLK-4 CLK-11 CLK-17 %s", async (_name, story, expected) => {
    expect(await told(story)).toEqual(expected);
  });
});
