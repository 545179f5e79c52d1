import { describe, expect, test } from "vitest";
import { areKeysOn, isTyping, pressed, switchKeys, type KeyAction } from "./keys.ts";

const action = (keys: string): KeyAction => ({ keys, name: keys, run: () => undefined });
const actions = ["j", "g t", "g o", "x"].map(action);

describe("which key was meant", () => {
  test("one key acts at once, the first of two waits", () => {
    expect(pressed(actions, undefined, "j")).toEqual({ run: actions[0] });
    expect(pressed(actions, undefined, "g")).toEqual({ pending: "g" });
    expect(pressed(actions, "g", "t")).toEqual({ run: actions[1] });
  });

  test("a second key that leads nowhere is read as a first", () => {
    expect(pressed(actions, "g", "x")).toEqual({ run: actions[3] });
    expect(pressed(actions, "g", "q")).toBeUndefined();
    expect(pressed(actions, undefined, "q")).toBeUndefined();
  });
});

describe("when no key is meant", () => {
  test.each([
    [{ tagName: "INPUT", type: "text" }, true],
    [{ tagName: "INPUT", type: "checkbox" }, false],
    [{ tagName: "TEXTAREA" }, true],
    [{ tagName: "SELECT" }, true],
    [{ tagName: "DIV", isContentEditable: true }, true],
    [{ tagName: "A" }, false],
    [{ tagName: "BODY" }, false],
  ])("typing in %o: %s", (element, is) => {
    expect(isTyping(element)).toBe(is);
  });

  test("they are on until they are switched off", () => {
    const held = new Map<string, string>();
    const storage = {
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, value: string) => void held.set(name, value),
    };
    expect(areKeysOn(storage)).toBe(true);
    switchKeys(storage, false);
    expect(areKeysOn(storage)).toBe(false);
    expect(areKeysOn(undefined)).toBe(true);
  });
});
