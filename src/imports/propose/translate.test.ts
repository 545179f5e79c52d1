import { describe, expect, test } from "vitest";
import { translate, type LevelValue } from "./translate.ts";

const named = (words: string): LevelValue[] => words.split(" ").map((word) => ({ word, names: [] }));
const priorities = named("urgent high normal low");

function told(texts: readonly string[], values: readonly LevelValue[], isOrdered = true): Record<string, string> {
  const proposed = translate(
    texts,
    texts.map(() => 1),
    values,
    isOrdered,
  );
  return Object.fromEntries(proposed.map(({ text, word, isSure }) => [text, `${word ?? "-"}${isSure ? "" : "?"}`]));
}

describe("texts of a desk as values of an agreement", () => {
  test("IMP-11 the same word, with or without its number, in any case", () => {
    expect(told(["Urgent", "2 - High", "P3 normal", "LOW"], priorities)).toEqual({
      Urgent: "urgent",
      "2 - High": "high",
      "P3 normal": "normal",
      LOW: "low",
    });
  });

  test("IMP-11 words of the same rank in English and Dutch", () => {
    expect(told(["Spoed", "Hoog", "Middel", "Laag"], priorities)).toEqual({
      Spoed: "urgent",
      Hoog: "high",
      Middel: "normal",
      Laag: "low",
    });
  });

  test("IMP-11 the name that people see for a value", () => {
    const effect = [{ word: "stopped", names: ["Alles ligt stil", "Everything is down"] }];
    expect(told(["everything is down"], effect)).toEqual({ "everything is down": "stopped" });
  });

  test("IMP-11 as many numbers from 1 on as there are values are those values", () => {
    expect(told(["3", "1", "4", "2"], priorities)).toEqual({ "1": "urgent", "2": "high", "3": "normal", "4": "low" });
  });

  test("IMP-11 other numbers are a guess: some desks count from the least", () => {
    expect(told(["2", "3", "4", "5"], priorities)).toEqual({
      "2": "urgent?",
      "3": "high?",
      "4": "normal?",
      "5": "low?",
    });
    expect(told(["1", "3"], priorities)).toEqual({ "1": "urgent?", "3": "normal?" });
  });

  test("IMP-11 more ranks than values end at the last one, and are a guess", () => {
    expect(told(["Critical", "High", "Medium", "Low", "Planning"], priorities)).toMatchObject({ Planning: "low?" });
  });

  test("IMP-11 words say more than the numbers before them, whichever way those count", () => {
    expect(told(["5 very high", "4 high", "3 normal", "2 low"], priorities)).toEqual({
      "5 very high": "urgent",
      "4 high": "high",
      "3 normal": "normal",
      "2 low": "low",
    });
    expect(told(["4 spoed", "3", "2", "1 laag"], priorities)).toMatchObject({ "3": "high", "2": "normal" });
  });

  test("IMP-11 a text without a place in the order does not spoil that of the others", () => {
    expect(told(["1", "2", "3", "NA"], priorities)).toMatchObject({ "1": "urgent?", "3": "normal?", NA: "-?" });
  });

  test("IMP-11 a text without likeness has no value", () => {
    expect(told(["Urgent", "Purple"], priorities)).toEqual({ Urgent: "urgent", Purple: "-?" });
  });

  test("IMP-11 types are told by their words, never by their order", () => {
    const types = named("incident question change");
    const texts = ["[System] Incident", "Vraag", "Request for Change", "1"];
    expect(told(texts, types, false)).toEqual({
      "[System] Incident": "incident",
      Vraag: "question",
      "Request for Change": "change",
      "1": "-?",
    });
  });
});
