import { expect, test } from "vitest";
import type { Language } from "../i18n/words.ts";
import { takenPage } from "./taken-page.ts";

const unsaid = { kind: null, person: null, by: null, role: null, to: [], minutes: null, addressedTo: null };
const at = { at: "2025-12-01T08:05:00.000Z", recordedAt: "2025-12-01T08:06:00.000Z" };
const told = { ...unsaid, ...at, ticket: "t", number: "WH-1", fact: "f", isAutomatic: false, isInternal: false };
const names = { high: { nl: "hoog", en: "quite high" } };
const ticket = { is: "ticket", ticket: "t", number: "WH-1", title: "Slow", type: "incident", priority: "high", names };
const lines = [
  { is: "person", person: "p", name: "Cleo", login: "cleo@example.org", organisation: "The Hague", theme: "dark" },
  {
    is: "session",
    how: "password",
    address: "192.0.2.7",
    agent: "Firefox",
    createdAt: "2025-12-01T07:00:00.000Z",
    lastUsedAt: "2025-12-01T08:00:00.000Z",
  },
  { is: "left-out", text: "Your password." },
  { ...ticket, state: "closed", reportedAt: "2025-12-01T08:00:00.000Z" },
  {
    ...told,
    is: "text",
    kind: "acknowledged",
    role: "support-team",
    isAutomatic: true,
    addressedTo: "Cleo",
    text: "Ours.",
  },
  { ...told, is: "text", kind: "closed", by: "Cleo", role: "contact", text: "Works again." },
  { ...told, is: "act", kind: "reopened", by: "Cleo", role: "contact", recordedAt: "2025-12-03T09:00:00.000Z" },
  {
    ...told,
    is: "text",
    kind: "answered",
    by: "Anouk",
    role: "agent",
    text: "Wrong.",
    withdrawn: { by: "Anouk", at: "2025-12-04T09:00:00.000Z" },
  },
];

async function pageIn(
  language: Language,
  shown: readonly ({ readonly is: string } & Readonly<Record<string, unknown>>)[] = lines,
): Promise<string> {
  const taken = new Map();
  const asked = { whose: "Cleo", language, zone: "Europe/Amsterdam", madeAt: Date.parse("2026-11-22T14:00Z"), taken };
  const pieces = takenPage(
    (async function* () {
      yield* shown;
    })(),
    asked,
  );
  return (await Array.fromAsync(pieces)).join("");
}

test("API-19 TIM-4 the page says who did what and when it was, and when it was written down where that was later", async () => {
  const page = await pageIn("en");
  expect(page).toContain("support team confirmed receipt · 2025-12-01 09:05 · automatic · addressed to Cleo<");
  expect(page).toContain("Cleo (contact) closed this · 2025-12-01 09:05<");
  expect(page).toContain("Cleo (contact) reopened this · 2025-12-01 09:05 · recorded 2025-12-03 10:00<");
});

test("API-19 a ticket tells its type, priority and state, and data.json is a link, in either language", async () => {
  expect(await pageIn("en")).toContain("reported 2025-12-01 09:00 · type: Incident · priority: Quite high · closed");
  const page = await pageIn("nl");
  expect(page).toContain("supportteam bevestigde de ontvangst · 2025-12-01 09:05 · automatisch · gericht aan Cleo<");
  expect(page).toContain("soort: Incident · prioriteit: Hoog · gesloten");
  expect(page.match(/<a href="data.json">data.json<\/a>/g)).toHaveLength(2);
  expect(page).toContain("<dt>E-mailadres om mee aan te melden</dt>");
});

test("API-19 TIM-4 a page of one person says where they work and are signed in, what is left out, and what was withdrawn, in which zone", async () => {
  const page = await pageIn("en");
  expect(page).toContain("<dd>The Hague</dd>");
  expect(page).toContain("<dd>dark</dd>");
  expect(page).toContain("192.0.2.7");
  expect(page).toContain("2025-12-01 08:00");
  expect(page).toContain("<p>Your password.</p>");
  expect(page).toContain("All times are in the time zone Europe/Amsterdam.");
  expect(page).toContain("Anouk (agent) answered · 2025-12-01 09:05 · withdrawn by Anouk 2025-12-04 10:00<");
});

test("API-19 what a form asked beside a text has the words of the screen, and what only looks like it stays", async () => {
  const asked = "company: it fails\n\ncompany: Quay\nsteps-taken: restarted\nwhy: all stands still";
  const said = {
    ...told,
    is: "text",
    kind: "reported",
    by: "Cleo",
    beside: ["company", "steps-taken", "why"],
    text: asked,
  };
  const gone = { ...told, is: "act", kind: "closed", by: "Cleo", isNoLongerNeeded: true };
  const page = await pageIn("nl", [{ ...ticket, state: "new", reportedAt: at.at }, said, gone]);
  expect(page).toContain(
    "company: it fails<br><br>Bedrijf: Quay<br>Zelf al geprobeerd: restarted<br>Reden: all stands still<",
  );
  expect(page).toContain("prioriteit: Hoog · nieuw<");
  expect(page).toContain("Cleo trok deze melding in · ");
});
