/** What pages say of an API that is slow, does not answer, or tells of a crowd, of years and of agreements that nobody here has. */
import { done } from "./at-page.ts";
import { breaking, late, refused, signInAgain, telling, type Answering } from "./between.ts";
import type { Passage, Walk } from "./passages.ts";

export const ofAnswers: Readonly<Record<string, Passage>> = {
  async slow({ visitor, peil, contracts }) {
    const of = (path: RegExp, page: string) => peil.between.while(path, late, () => visitor.reads("manager", page));
    await of(/\/document$/, `/agreements/${contracts.vecozo}`);
    await of(/\/examples$/, `/agreements/${contracts.vecozo}?run=1`);
    await of(/\/figures$/, `/contracts/${contracts.vecozo}`);
    await of(/\/figures$/, "/?name=C1");
  },

  async noAnswer({ visitor, peil, contracts }) {
    const page = `/contracts/${contracts.vecozo}?whole`;
    for (const [path, answering] of [
      [/\/figures$/, refused("unavailable")],
      [/\/contracts\/[^/]*$/, refused("unavailable")],
      [/\/contracts\/[^/]*$/, breaking],
    ] as const)
      await peil.between.while(path, answering, () => visitor.reads("manager", page));
    peil.failures.length = 0;
    await visitor.reads("manager", `${page}&period=2031`);
  },

  async provingAgain({ visitor, peil }) {
    for (const [page, holding, action, filled] of [
      ["/account", "?/password", "?/password", { present: "xx", wanted: "a password that is new" }],
      ["/admin/customers", 'name="name"', undefined, { name: "Xx" }],
    ] as const)
      await peil.between.while(/./, signInAgain, () =>
        visitor.sends("administrator", page, holding, filled, action === undefined ? {} : { action }),
      );
  },

  async crowds({ visitor, peil, contracts }) {
    const reads = (path: RegExp, change: (told: any) => void, page: string) =>
      peil.between.while(path, telling(change), () => visitor.reads("manager", page));
    const overview = /\/overview/;
    await reads(overview, multiplied, "/");
    await reads(overview, ({ items }) => items.forEach((one: any) => (one.asOf = null)), "/");
    await reads(overview, ({ items }) => items.forEach((one: any) => (one.measuredAt = null)), "/");
    await reads(overview, ({ items }) => items.forEach(unused), "/");
    await reads(overview, ({ items }) => items.forEach(begunBetween), `/agreements/${contracts.vecozo}?whole`);
    const [escalated] = (await done(peil, "manager", "GET", "/tickets")).items;
    await reads(/\/tickets\?.*escalated/, (told) => told.items.push(escalated, escalated), "/");
    await reads(/\/contracts\/[^/]*$/, (told) => (told.tickets = 40_000), "/?whole&name=C1");
    const outages = [outage, { ...outage, service: null }];
    await reads(/\/figures$/, (told) => Object.assign(told, { outages }), "/?whole&name=C1");
    await reads(/\/figures/, manyStretches, `/contracts/${contracts.vecozo}?whole`);
    await reads(/\/figures/, (told) => (told.outages = [notExcluded]), `/contracts/${contracts.vecozo}?whole`);
    await done(peil, "administrator", "POST", `/ledger/logs/${peil.log}/checkpoint`);
    const recordedLater = ({ fact }: any) =>
      fact.replace(/("id":"[^"]*")/, '$1,"recorded-at":"2031-01-01T12:00:00.000Z"');
    await reads(
      /\/inclusion/,
      (told) => (told.fact = recordedLater(told)),
      `/contracts/${peil.contract}/facts/${peil.log}/1`,
    );
    const another = ({ editions }: any) => editions.push({ ...editions[0], hash: "0".repeat(64), isThis: false });
    await reads(/\/document$/, another, `/agreements/${contracts.vecozo}?whole`);
    const { hash } = (await done(peil, "manager", "GET", `/contracts/${contracts.vecozo}`)).agreement;
    for (const from of [hash, peil.agreement, "xx"])
      await visitor.reads("manager", `/agreements/${hash}/differences?from=${from}`);
    const unclassified = { isUnclassified: true, isMissed: false, clocks: [], breaksClock: null, breaksAt: null };
    await reads(/\/tickets\?/, ({ items }) => Object.assign(items[0], unclassified), "/tickets");
    await visitor.reads("agent", "/tickets?state=new&state=open");
  },

  async historiesOfTickets(walk) {
    const { visitor, peil } = walk;
    const { open, resolved } = peil.tickets;
    const reads = (path: RegExp, change: (told: any) => void, role: "agent" | "contact" = "agent", ticket = open) =>
      peil.between.while(path, telling(change), () => visitor.reads(role, `/tickets/${ticket}`));
    const explained = /\/explanation/;
    for (const word of ["optional", "not-offered", "outside"])
      await reads(explained, (told) => (told.coverage = { word, article: "1", chargedMinutes: 15 }));
    await reads(explained, (told) => (told.duties = ["late", "waived", "void"].map(dutyThatIs)));
    const toRecord = { ...dutyThatIs("open"), to: [{ fact: "notice-sent", fields: { about: ["xx"] } }] };
    await reads(explained, (told) => (told.duties = [toRecord]), "agent", `${open}?duty=${toRecord.duty}`);
    await reads(explained, ({ clocks }) => clocks.forEach(dueBefore));
    const ofClocks = /\/tickets\/[^/]*(\/explanation.*)?$/;
    // A ticket and its explanation each tell some of a clock.
    const all = (clock: object) => (told: any) => {
      for (const one of told.clocks)
        Object.assign(one, Object.fromEntries(Object.entries(clock).filter(([name]) => name in one)));
    };
    const running = { verdict: "running", counting: "now", isAtRisk: false, stopAt: null };
    await reads(ofClocks, all({ ...running, isAtRisk: true }));
    await reads(ofClocks, all({ ...running, verdict: "missed", remainingMs: 60_000 }));
    await reads(ofClocks, all({ ...running, counting: "waiting-to-start", changesAt: null, startedAfter: null }));
    await reads(/\/names/, (told) => (told.people = []));
    await reads(/\/facts$/, ({ items }) => items.forEach(unreadable));
    await reads(/\/actions$/, ({ actions }) => actions.forEach(tooLate), "contact", resolved);
    await reads(/\/(facts|desk|tickets\/[^/]*)$/, escalated, "contact");
    await foreseen(walk, open);
  },

  async agreementsOfOthers({ visitor, peil, contracts }) {
    const contract = contracts.vecozo;
    const page = `/tickets/new?contract=${contract}`;
    const filled = { type: "incident", title: "xx", body: "xx" };
    const previews = (path: RegExp, answering: Answering, more: object = {}) =>
      peil.between.while(path, answering, () =>
        visitor.sends(
          "contact",
          page,
          'name="title"',
          { ...filled, ...more },
          { action: `?/preview&contract=${contract}` },
        ),
      );
    await previews(/\/desk$/, telling(ofAnother));
    await previews(/\/tickets\/preview$/, refused("unavailable"), { "level.priority": "critical" });
    await visitor.reads("agent", `/tickets/new?contract=${contracts["1do"]}`);
    const red = ({ examples }: any) => Object.assign(examples[0], { isGreen: false });
    await peil.between.while(/\/examples$/, telling(red), () =>
      visitor.reads("manager", `/agreements/${contract}?whole&run=1`),
    );
    const findings = ["failure", "remark"].map((severity) => ({ pointer: "", severity, code: "xx", detail: "Xx" }));
    await peil.between.while(
      /\/check$/,
      telling((told) => (told.findings = findings)),
      () =>
        visitor.sends(
          "administrator",
          "/admin/agreements/new",
          'name="source"',
          { source: "xx" },
          { action: "?/check" },
        ),
    );
  },
};

/** Somebody else's answer to a report and a text, before it is sent. */
async function foreseen({ visitor, peil }: Walk, ticket: string): Promise<void> {
  const compose = 'name="form" value="compose"';
  const previews = (filled: Readonly<Record<string, string>>) =>
    visitor.sends("agent", `/tickets/${ticket}`, compose, { body: "xx", ...filled }, { action: "?/preview" });
  const remarks = ["advised", "noted"].map((outcome) => ({
    outcome,
    rule: "xx",
    article: "1",
    say: "Xx",
    lacking: [],
  }));
  await peil.between.while(
    /\/preview$/,
    telling((told) => (told.remarks = remarks)),
    () => previews({ verb: "note" }),
  );
  await previews({ verb: "tell-plan", "detail.tell-plan.resolution-time": "2031-01-01T12:00" });
  const only = { verb: "answer", body: "", files: new File(["xx"], "xx.txt") };
  await visitor.sends("agent", `/tickets/${ticket}`, compose, only, { action: "?/act" });
}

/** So many contracts that not all of them fit a page. */
function multiplied(told: any): void {
  const id = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;
  told.items = Array.from({ length: 40 }, (_, place) => ({ ...told.items[0], contract: id(place) }));
}

function unused(one: any): void {
  one.asOf ??= "2026-11-20T13:30:00.000Z";
  one.measuredAt ??= one.asOf;
  one.tickets = { open: 0, atRisk: 0, missed: 0, waitingForCustomer: 0 };
  for (const objective of one.objectives) {
    Object.assign(objective.current, { population: 0, kept: 0, missed: 0, open: 0, verdict: "no-tickets" });
    objective.history = [];
  }
}

function begunBetween(one: any): void {
  for (const { current } of one.measures) if (current !== null) current.verdict = "outside";
}

function manyStretches({ measures }: any): void {
  const [from, to] = ["2026-11-02T09:00:00.000Z", "2026-11-02T09:01:00.000Z"];
  const one = { is: "down", from, to, service: null, exclusion: null, failed: [], facts: [] };
  for (const { periods } of measures)
    for (const period of periods) period.stretches = Array.from({ length: 61 }, () => one);
}

const outage = {
  outage: "xx",
  service: "portaal",
  from: "2026-11-20T09:00:00.000Z",
  to: null,
  cause: null,
  facts: [],
  counted: [],
};

const never = { openedAt: null, openedBy: null, dueAt: null, doneAt: null, doneBy: null, brokenAt: null, lacks: [] };
const owed = { duty: "xx", article: "1", isAim: false, isToCustomer: false, to: [] };
const dutyThatIs = (verdict: string) => ({ ...never, ...owed, verdict });

function dueBefore(clock: any): void {
  const [from, dueAt] = ["2026-11-20T13:00:00.000Z", ["2026-11-20T14:00:00.000Z"]];
  clock.dues = [{ from, target: ["within 1 h"], dueAt, because: null }];
}

function unreadable(fact: any): void {
  if (fact.text !== null) fact.text = { ...fact.text, state: "broken", body: null };
}

/** Opened again it can be no more. */
function tooLate(action: any): void {
  if (action.action === "reopen")
    Object.assign(action, {
      isAllowed: false,
      refusal: { type: "/problems/not-in-this-state", title: "Xx", detail: "Xx", status: 409 },
    });
}

/** Up the first step of a ladder of two. */
function escalated(told: any): void {
  const { items, escalations, reportedAt } = told;
  if (reportedAt !== undefined) told.escalatedAt = reportedAt;
  items?.push({ ...items.at(-1), kind: "escalated", fields: { step: "one", to: ["service-manager"] } });
  const steps = ["one", "other"].map((step) => ({ step, customer: ["contact"], supplier: ["management"] }));
  escalations?.push({
    right: "xx",
    title: null,
    article: "1",
    of: ["customer"],
    types: null,
    steps,
    to: [],
    isConditional: false,
  });
}

/** An agreement that leaves names to Peil, and asks for other things by other ways. */
function ofAnother(desk: any): void {
  const priority = desk.levels.find(({ level }: { level: string }) => level === "priority");
  Object.assign(priority, { name: null });
  desk.levels.push({ ...priority, level: "severity" });
  const on = [{ kind: "reported", says: {} }];
  const fields = [{ field: "contact-details", where: "details" }];
  const said = { title: null, article: "1", say: null, types: null };
  desk.asks.push({ ...said, notion: "rule", name: "xx", on, fields, otherwise: "ask", isConditional: false });
  const channels = ["emergency-phone", "phone", "change-form"];
  desk.reach = { phone: "000 000 00 01", "emergency-phone": "000 000 00 02" };
  const [usual] = desk.hours;
  desk.hours = [
    { ...usual, isOpen: false },
    { ...usual, hours: "xx", isOpen: true },
  ];
  desk.channelHours = { "emergency-phone": "xx" };
  desk.preferences = [{ ...said, rule: "xx", otherwise: "advise", levels: {}, channels }];
}

const failed = [
  ["link caused-by", "no"],
  ["exclusion-decided accepted yes", "no"],
  ["exclusion-decided", "beyond"],
  ["interval announced", "beyond"],
  ["interval whole", "not-known"],
].map(([condition, because]) => ({ condition, because }));
const notExcluded = {
  ...outage,
  service: null,
  counted: [
    {
      measure: "availability",
      article: "1",
      is: "down",
      from: outage.from,
      to: "2026-11-20T09:01:00.000Z",
      service: null,
      exclusion: "planned-work",
      failed,
      facts: [],
    },
  ],
};
