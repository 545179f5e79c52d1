import { expect, test } from "vitest";
import { drawingStyle } from "./drawing-style.ts";
import { stateMark, toneOf, type PeriodState } from "./period-state.ts";
import { languages } from "../i18n/word-finding.ts";

const [light = "", dark = ""] = drawingStyle.split("prefers-color-scheme: dark");

function colours(theme: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...theme.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]));
}

/** The relative luminance and contrast of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

test.for([
  ["light", light],
  ["dark", dark],
] as const)("DRA-3 in the %s theme text and shapes can be told from the paper", ([, theme]) => {
  const palette = colours(theme);
  const faint = (names: readonly string[], least: number) =>
    names.filter((name) => contrast(palette[name]!, palette["paper"]!) < least);
  expect(faint(["ink", "quiet", "on", "risk", "lost", "open"], 4.5)).toEqual([]);
  expect(faint(["on-soft", "risk-soft", "lost-soft"], 3)).toEqual([]);
});

test("DRA-3 every state has a word and an outline of its own", () => {
  const states = Object.keys(toneOf) as PeriodState[];
  expect(new Set(states.map((state) => stateMark(state).replace(/icon [a-z]+/, ""))).size).toBe(states.length);
  for (const { page } of Object.values(languages))
    expect(new Set(states.map((state) => page.drawing.states[state])).size).toBe(states.length);
});
