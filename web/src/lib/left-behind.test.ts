import { expect, test } from "vitest";
import { forgetDrafts } from "./left-behind.ts";
import { keepDraft } from "./ticket/drafts.ts";
import { keepDraft as keepReport } from "./report/draft.ts";

/** As a browser keeps it. */
function storeOf() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

test("WEB-9 drafts of whoever was here before are forgotten, and one's own are not until one signs out", () => {
  const store = storeOf();
  store.setItem("peil-keys", "off");
  for (const person of ["ada", "cleo"]) {
    keepDraft(store, person, "t1", { body: "half written" });
    keepReport(store, person, "c1", [["title", "half reported"]]);
  }
  forgetDrafts(store, "ada");
  expect([...store.kept.keys()]).toEqual(["peil-keys", "peil-draft ada t1", "peil-report ada c1"]);
  forgetDrafts(store);
  expect([...store.kept.keys()]).toEqual(["peil-keys"]);
});
