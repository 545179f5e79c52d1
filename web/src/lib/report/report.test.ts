import { describe, expect, test } from "vitest";
import { draftOf, dropDraft, keepDraft } from "./draft.ts";
import { adviceOf, isOf, outcomeOf, reportFormOf, type Desk } from "./report-form.ts";
import { reportInput } from "./report-input.ts";

const say = (nl: string) => ({ nl, en: nl });
const level = (name: string, of: string, values: string[], more: object = {}) => ({
  level: name,
  name: say(name),
  article: "1",
  of,
  follows: [],
  isForPriority: true,
  decidedBy: null,
  values: values.map((value) => ({
    value,
    name: say(`<${value}>`),
  })),
  ...more,
});
const ask = (name: string, fields: [string, string][], more: object = {}) => ({
  notion: "rule",
  name,
  title: null,
  article: "9",
  on: [
    {
      kind: "reported",
      says: {},
    },
  ],
  types: null,
  otherwise: "ask",
  say: null,
  isConditional: false,
  fields: fields.map(([field, where]) => ({
    field,
    where,
  })),
  ...more,
});

const desk = {
  contract: "c",
  zone: "UTC",
  typeLevel: "type",
  priorityLevel: "priority",
  channels: ["portal"],
  hours: [],
  hoursOf: {},
  names: {},
  levels: [
    level("type", "ticket", ["incident", "question"]),
    level("impact", "incident", ["all", "one"], { decidedBy: "supplier" }),
    level("urgency", "incident", ["now", "later"], { decidedBy: "customer" }),
    level("priority", "incident", ["high", "low"], { follows: ["impact", "urgency"] }),
    level("part", "incident", ["x"], { isForPriority: false }),
  ],
  clocks: [
    {
      clock: "start",
      name: say("Aanvang"),
    },
  ],
  matrix: [
    {
      type: "incident",
      levels: {
        impact: "all",
        urgency: "now",
      },
      priority: "high",
      targets: [
        {
          clock: "start",
          targets: [
            { written: "90% within 1 h", ms: 36e5, isAim: false },
            { written: "99.9% within 2 h", ms: 72e5, isAim: false },
          ],
        },
        {
          clock: "end",
          targets: [
            {
              written: "none",
              ms: null,
              isAim: false,
            },
          ],
        },
      ],
    },
    {
      type: "question",
      levels: {},
      priority: null,
      targets: [],
    },
  ],
  asks: [
    ask("carries", [
      ["company", "known"],
      ["contact", "known"],
      ["description", "body"],
      ["steps-taken", "details"],
    ]),
    ask("incident-carries", [["impact", "levels"]], { types: ["incident"] }),
    ask("calls", [["phone-number", "details"]], {
      on: [
        {
          kind: "reported",
          says: { via: ["phone"] },
        },
      ],
    }),
    ask("plan", [["direction", "details"]], {
      on: [
        {
          kind: "plan-told",
          says: {},
        },
      ],
    }),
  ],
  preferences: [
    {
      rule: "phone-first",
      title: null,
      article: "3",
      say: say("Bel ons."),
      otherwise: "advise",
      types: ["incident"],
      levels: { priority: "high" },
      channels: ["phone"],
    },
  ],
} as unknown as Desk;

const form = (isOfCustomer: boolean) =>
  reportFormOf(desk, "nl", { isOfCustomer, names: { "steps-taken": "Geprobeerd" } });

describe("the form that the agreement asks for", () => {
  test("1DO-18 asks what a report must hold; what is known of who reports is not asked", () => {
    const { fields, levels, types, isStoryRequired } = form(true);
    expect(fields.map(({ field, name, isRequired }) => [field, name, isRequired])).toEqual([
      ["steps-taken", "Geprobeerd", true],
    ]);
    expect(levels.map(({ level: name, isRequired, decidedBy }) => [name, isRequired, decidedBy])).toEqual([
      ["impact", true, "supplier"],
      ["urgency", false, undefined],
    ]);
    expect(types.map(({ name }) => name)).toEqual(["<incident>", "<question>"]);
    expect(isStoryRequired).toBe(true);
  });

  test("1DO-18 DSK-19 whoever takes a call is asked who called in one field, and how to reach them", () => {
    expect(form(false).fields.map(({ field }) => field)).toEqual(["steps-taken", "phone-number"]);
    expect(form(false).levels.map(({ decidedBy }) => decidedBy)).toEqual([undefined, "customer"]);
  });

  test("PRI-1 says what each choice comes to, and what holds no target says none", () => {
    const outcome = outcomeOf(form(true), "incident", { impact: "all", urgency: "now" });
    expect(outcome).toMatchObject({
      priority: "<high>",
      targets: [{ clock: "Aanvang", written: ["90% within 1 h", "99.9% within 2 h"] }],
    });
    expect(outcomeOf(form(true), "incident", { impact: "all" })).toBeUndefined();
    expect(outcomeOf(form(true), "question", {})?.targets).toEqual([]);
    expect(outcomeOf(form(true), undefined, {})).toBeUndefined();
  });

  test("PRI-4 says by which channel this is better reported, and nothing by that channel", () => {
    const levels = { impact: "all", urgency: "now", priority: "high" };
    expect(adviceOf(form(true), "incident", levels, "portal")?.say).toBe("Bel ons.");
    expect(adviceOf(form(true), "incident", levels, "phone")).toBeUndefined();
    expect(adviceOf(form(true), "question", levels, "portal")).toBeUndefined();
    expect([isOf(null, "x"), isOf(["y"], "x"), isOf(["y"], undefined)]).toEqual([true, false, true]);
  });
});

test("what was filled in for another type, or not at all, is not sent", () => {
  const filled = new FormData();
  for (const [name, value] of Object.entries({
    type: "question",
    title: " Hoe? ",
    body: "",
    "level.impact": "all",
    "level.urgency": "",
    via: "",
    "detail.steps-taken": "niets",
    "detail.other": "x",
    key: "k",
  }))
    filled.set(name, value);
  expect(reportInput(filled, form(true))).toEqual({
    contract: "c",
    title: "Hoe?",
    type: "question",
    details: { "steps-taken": "niets" },
  });
  filled.set("type", "incident");
  filled.set("detail.why", "spoed");
  for (const [from, caller] of [
    ["customer", { from: "customer", caller: "Jo" }],
    ["01900000-0000-7000-8000-000000000001", { reporter: "01900000-0000-7000-8000-000000000001" }],
    ["", {}],
  ] as const) {
    filled.set("from", from);
    filled.set("caller", "Jo");
    const { from: side, reporter, caller: name } = reportInput(filled, form(true));
    expect({ ...(side && { from: side }), ...(reporter && { reporter }), ...(name && { caller: name }) }).toEqual(
      caller,
    );
  }
  expect(reportInput(filled, form(true))).toMatchObject({ levels: { impact: "all" }, why: "spoed" });
});

test("a draft is kept per person and contract, only where it holds words, and gone once it was sent", () => {
  const held = new Map<string, string>();
  const store = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name),
  };
  keepDraft(store, "p", "c", Object.entries({ title: "Kapot", type: "incident", key: "k", contract: "c" }));
  expect(draftOf(store, "p", "c")).toEqual({ title: "Kapot", type: "incident" });
  expect(draftOf(store, "q", "c")).toBeUndefined();
  keepDraft(store, "p", "c", Object.entries({ title: "  ", type: "incident" }));
  expect(draftOf(store, "p", "c")).toBeUndefined();
  keepDraft(store, "p", "c", [["body", "x"]]);
  dropDraft(store, "p", "c");
  expect(held.size).toBe(0);
  held.set("peil-report p c", "{");
  expect(draftOf(store, "p", "c")).toBeUndefined();
  expect(draftOf(undefined, "p", "c")).toBeUndefined();
});
