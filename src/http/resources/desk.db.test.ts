import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../../test/http/api-at-work.ts";

const agreements = ["1do", "covide", "embrace", "engage", "vecozo"] as const;
type Agreement = (typeof agreements)[number];
/** Monday after closing time. */
const now = "2026-11-23T18:30:00+01:00";
const apis = new Map<Agreement, Api>();

beforeAll(async () => {
  for (const agreement of agreements) apis.set(agreement, await apiAtWork({ agreement, now }));
}, 120_000);
afterAll(async () => {
  for (const api of apis.values()) await api.close();
});

async function desk(agreement: Agreement, who = "agent") {
  const api = apis.get(agreement)!;
  const reply = await api.ask(who, "GET", `/contracts/${api.at.contract}/desk`);
  expect([reply.status, reply.raw]).toEqual([200, reply.raw]);
  return reply.body;
}

describe("what the desk asks and does under a contract", () => {
  test.each(agreements)(
    "DSK-16 under %s every type has its clocks, and each combination its priority",
    async (name) => {
      const { levels, typeLevel, matrix, clocks, zone, agreement } = await desk(name);
      const types = levels.find(({ level }: { level: string }) => level === typeLevel)?.values ?? [{ value: null }];
      expect([zone, agreement.name]).toEqual(["Europe/Amsterdam", name]);
      expect(clocks.length).toBeGreaterThan(0);
      const rows = new Set(matrix.map(({ type }: { type: string }) => type));
      expect([...rows]).toEqual(types.map(({ value }: { value: string }) => value));
    },
  );

  test("DSK-16 PRI-2 the matrix of 1do has its nine cells with what each promises", async () => {
    const { matrix } = await desk("1do");
    const incidents = matrix.filter(({ type }: { type: string }) => type === "incident");
    expect(incidents).toHaveLength(9);
    expect(incidents).toContainEqual({
      type: "incident",
      levels: { urgency: "no-workaround", impact: "several" },
      priority: "critical",
      targets: [
        { clock: "start-of-work", targets: [{ written: "within 30 min", ms: 1_800_000, isAim: false }] },
        { clock: "lead-time", targets: [{ written: "none", ms: null, isAim: false }] },
      ],
    });
  });

  test("DSK-16 what a ticket must hold is told with where a form writes it", async () => {
    const { asks } = await desk("1do");
    const asked = asks.find(({ name }: { name: string }) => name === "what-a-ticket-carries");
    expect(asked).toMatchObject({
      article: "9",
      otherwise: "ask",
      isConditional: false,
      on: [{ kind: "reported", says: {} }],
      types: null,
      fields: [
        { field: "company", where: "known" },
        { field: "contact", where: "known" },
        { field: "contact-details", where: "known" },
        { field: "description", where: "body" },
        { field: "steps-taken", where: "details" },
      ],
    });
  });

  test("DSK-16 PRI-4 channels are told by priority, and who cannot have called does not say so", async () => {
    const { preferences, channels } = await desk("1do", "contact");
    expect(
      preferences.find(({ levels }: { levels: object }) => JSON.stringify(levels).includes("critical")),
    ).toMatchObject({
      article: "3, 7.9",
      otherwise: "advise",
      types: ["incident"],
      levels: { priority: "critical" },
      channels: ["phone"],
    });
    expect(channels).not.toContain("phone");
    expect((await desk("1do")).channels).toContain("phone");
    const { preferences: ofEmbrace } = await desk("embrace");
    expect(ofEmbrace).toContainEqual(
      expect.objectContaining({ types: ["change"], levels: {}, channels: ["portal", "user-group"] }),
    );
  });

  test("DSK-16 CLK-2 whose turn it is and which clocks stand still is told for each reason", async () => {
    const { waits } = await desk("covide");
    expect(waits.map(({ on }: { on: string }) => on)).toEqual(
      expect.arrayContaining(["customer", "supplier", "third-party", "access", "parked"]) as unknown,
    );
    const customer = waits.find(({ on }: { on: string }) => on === "customer");
    expect(customer).toMatchObject({ for: null, turn: "customer" });
  });

  test("DSK-16 DUT-4 the ladder of 1do and the directors of Engage", async () => {
    expect((await desk("1do")).escalations).toMatchObject([
      { right: "escalate", article: "12", steps: [{ step: "support" }, { step: "manager" }, { step: "board" }] },
    ]);
    expect((await desk("engage")).escalations[0]).toMatchObject({
      isConditional: true,
      to: [{ values: ["severity-1"], to: "general-director" }, {}, {}],
    });
  });

  test("DSK-16 CAL-1 after closing it is told when the desk opens again", async () => {
    const { hours } = await desk("1do");
    const support = hours.find(({ hours: name }: { hours: string }) => name === "support");
    expect(support).toMatchObject({
      week: { "mon-fri": ["08:00-17:00"] },
      isOpen: false,
      until: "2026-11-24T07:00:00.000Z",
    });
    expect(support.days[0]).toEqual({
      date: "2026-11-23",
      windows: [{ from: "2026-11-23T07:00:00.000Z", to: "2026-11-23T16:00:00.000Z" }],
    });
    expect(support.days).toHaveLength(14);
    expect(hours.find(({ hours: name }: { hours: string }) => name === "emergency")).toMatchObject({ isOpen: true });
  });

  test("DSK-16 API-5 who is named stands there for whoever oversees it, and colleagues to assign for the supplier alone", async () => {
    const api = apis.get("covide")!;
    const made = await api.ask("manager", "POST", "/people", {
      name: "Named One",
      role: "contact",
      customer: api.at.customer,
    });
    const named = { kind: "contact-named", fields: { person: made.body.person, role: "administrator", shared: "no" } };
    const done = await api.ask("customer-administrator", "POST", `/contracts/${api.at.contract}/facts`, named);
    expect([done.status, done.raw]).toEqual([201, done.raw]);
    const seen = await desk("covide", "contact");
    const administrators = seen.contacts.find(({ role }: { role: string }) => role === "administrator");
    expect(administrators).toMatchObject({ party: "customer", atMost: 3, people: [{ name: "Named One" }] });
    expect(seen.assignable).toBeNull();
    expect(JSON.stringify((await desk("covide", "end-user")).contacts)).not.toContain("Named One");
    expect((await desk("covide")).assignable.people.length).toBeGreaterThan(3);
    expect((await desk("covide")).me).toMatchObject({
      by: "supplier",
      as: expect.arrayContaining(["support-team"]) as unknown,
    });
  });
});
