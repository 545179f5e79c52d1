/** Words of facts that none of the five agreements lets happen, as an agreement of somebody else may. */
import type { Passage } from "./passages.ts";
import { inWords, type Language } from "./said.ts";

export const ofOthers: Readonly<Record<string, Passage>> = {
  async whatOthersAgree({ visitor }) {
    // It is of the pages, and so named where the compiler of the rest does not look.
    const load = (name: string) => import(new URL(`../../web/src/lib/ticket/${name}.ts`, import.meta.url).href);
    const [{ entriesOf }, { bareTerms }] = await Promise.all([load("entries"), load("terms")]);
    for (const language of ["nl", "en"] as const) {
      const shown: unknown = entriesOf(facts, { ...tellingIn(language), terms: bareTerms });
      visitor.listens("a ticket under another agreement", language, JSON.stringify(shown));
    }
  },
};

const fact = (kind: string, fields: Readonly<Record<string, string>>) => ({
  id: kind,
  kind,
  at: "2026-11-20T14:00:00.000Z",
  recordedAt: "2026-11-20T14:00:00.000Z",
  by: "helpdesk",
  person: "p",
  isInternal: false,
  fields,
  title: null,
  text: { state: "readable", body: "xx\n\nlogin-data: xx\n\ncaller: xx" },
});

const facts = [
  ...["counter", "api", "form", "monitoring"].map((via) => fact("reported", { via })),
  fact("escalated", {}),
  fact("disputed", { caller: "on-file", "login-data": "on-file" }),
  fact("answered", { team: "yes", service: "no", why: "xx", at: "0", kind: "user", reporter: "p" }),
  fact("resolved", { cause: "supplier-fault", solution: "customer-fault", step: "third-party-fault" }),
];

const tellingIn = (language: Language) => ({
  ticket: "t",
  language,
  names: () => "Xx",
  sideOf: () => undefined,
  numbers: () => "XX-1",
  files: [],
  facts: inWords("facts.ts", "facts", language),
  fields: inWords("facts.ts", "fields", language),
  values: inWords("facts.ts", "values", language),
});
