import { expect, test } from "vitest";
import { draftOf, keepDraft } from "#lib/ticket/drafts.ts";

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
