import { expect, test } from "vitest";
import { enDesk } from "$peil/i18n/en-desk.ts";
import { nlDesk } from "$peil/i18n/nl-desk.ts";
import { stateWord } from "./ticket-states.ts";
import { words } from "./server/words.ts";
import { ticketStates, turns } from "./words/ticket-states.ts";

const [w, t] = [words(ticketStates, "nl"), words(turns, "nl")];

test("a ticket that waits says whose turn it is, and to who reads it: yours", () => {
  const waiting = { state: "waiting", waitingFor: "customer" } as const;
  expect(stateWord(waiting, w, t, false)).toBe("wacht op klant");
  expect(stateWord(waiting, w, t, true)).toBe("wacht op jou");
  expect(stateWord({ state: "waiting", waitingFor: "third-party" }, w, t, true)).toBe("wacht op derde partij");
  expect(stateWord({ state: "waiting", waitingFor: "waiting-for-access" }, w, t, false)).toBe("wacht op toegang");
  expect(stateWord({ state: "waiting", waitingFor: "parked" }, w, t, true)).toBe("opzij gelegd");
  expect(stateWord({ state: "waiting", waitingFor: "product-board" }, w, t, false)).toBe("wacht");
  expect(stateWord({ state: "waiting", waitingFor: null }, w, t, false)).toBe("wacht");
  expect(stateWord({ state: "resolved", waitingFor: null }, w, t, false)).toBe("opgelost");
});

test("WEB-5 a refusal calls the state of a ticket as the pages do, in both languages", () => {
  expect(words(ticketStates, "nl")).toEqual(nlDesk.states);
  expect(words(ticketStates, "en")).toEqual(enDesk.states);
});
