import { expect, test } from "vitest";
import { draftOf, keepDraft, originOf } from "#lib/ticket/drafts.ts";

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("WEB-20 a draft is of one person and one ticket, and gone once its text is", () => {
  const store = shelf();
  keepDraft(store, "ada", "t1", { body: "half a sentence", mode: "answer" });
  expect(draftOf(store, "ada", "t1")).toEqual({ body: "half a sentence", mode: "answer" });
  expect([draftOf(store, "cleo", "t1"), draftOf(store, "ada", "t2")]).toEqual([{}, {}]);
  keepDraft(store, "ada", "t1", { body: "  ", mode: "answer" });
  expect(draftOf(store, "ada", "t1")).toEqual({});
});

test("WEB-20 a shelf that is full, broken or not there takes no word from who writes", () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new Error("full");
    },
    getItem: () => "{broken",
  };
  keepDraft(full, "ada", "t1", { body: "x" });
  expect([draftOf(full, "ada", "t1"), draftOf(undefined, "ada", "t1")]).toEqual([{}, {}]);
});

test("WEB-20 a text that was left behind is told apart: sent after all, taken back, from before something happened, or as it was", () => {
  const entry = (index: number, text: string, isGone = false) => {
    const withdrawn = isGone ? { who: "Ada", at: 9, id: "w" } : null;
    return { id: `f${index}`, index, text, person: "ada", withdrawn };
  };
  const entries = [
    entry(0, "Het ligt aan de kabel."),
    entry(1, "Wij kijken ernaar.\n"),
    entry(2, "Het is klaar.", true),
  ];
  const origin = (body: string, seen?: string, who = "ada") =>
    originOf(seen === undefined ? { body } : { body, seen }, entries, who, "f2");
  expect(origin("Wij kijken ernaar.", "f0")).toBe("sent");
  expect(origin("Wij kijken ernaar.", "f1")).toBe("older"); // written once more
  expect(origin("Wij kijken ernaar.", "f0", "cleo")).toBe("older");
  expect(origin("Het is klaar. ", "f1")).toBe("withdrawn");
  expect(origin("Iets anders", "f1")).toBe("older");
  expect([origin("Iets anders", "f2"), origin("Iets anders")]).toEqual(["unsent", "unsent"]);
});
