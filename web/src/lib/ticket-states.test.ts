import { expect, test } from "vitest";
import { stateWord } from "./ticket-states.ts";
import { words } from "./server/words.ts";
import { ticketStates, turns } from "./words/ticket-states.ts";

const [w, t] = [words(ticketStates, "nl"), words(turns, "nl")];

test("a ticket that waits says whose turn it is, and to who reads it: yours", () => {
  const waiting = { state: "waiting", waitingFor: "customer" } as const;
  expect(stateWord(waiting, w, t, false)).toBe("wacht op klant");
  expect(stateWord(waiting, w, t, true)).toBe("wacht op jou");
  expect(stateWord({ state: "waiting", waitingFor: "third-party" }, w, t, true)).toBe("wacht op derde partij");
  expect(stateWord({ state: "waiting", waitingFor: "product-board" }, w, t, false)).toBe("wacht op product board");
  expect(stateWord({ state: "waiting", waitingFor: null }, w, t, false)).toBe("wacht");
  expect(stateWord({ state: "resolved", waitingFor: null }, w, t, false)).toBe("opgelost");
});
