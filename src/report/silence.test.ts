import { describe, expect, it } from "vitest";
import { given } from "../../test/given.ts";
import { silenceOf, type ToldFacts } from "./silence.ts";

const program = given(`
clocks:
  answer: { article: "1", from: reported, to: { answered: { by: supplier } }, hours: office, per: month, target: within 4 h }
  plan: { article: "2", from: answer, to: plan-told, hours: office, per: month, target: within 8 h }
  solve:
    { article: "3", from: reported, to: [resolved, closed], hours: office, per: month, target: within 8 h,
      pause-while: [waiting-for-customer, parked] }
`);

const told = (kinds: Readonly<Record<string, readonly string[]>>): ToldFacts =>
  new Map(Object.entries(kinds).map(([kind, fields]) => [kind, new Set(fields)]));

function silence(kinds: Readonly<Record<string, readonly string[]>>) {
  const { program: judged, clocks, pauses } = silenceOf(program, told(kinds));
  const named = (all: typeof clocks) => all.map(({ clock, lacks }) => `${clock.name}: ${lacks.join(", ")}`);
  return { judged: judged.clocks.map(({ name }) => name), clocks: named(clocks), pauses: named(pauses) };
}

describe("what an export is silent about", () => {
  it("IMP-10 a clock whose end is never told is not judged, nor what starts from it, and it is said why", () => {
    expect(silence({ reported: [], closed: [], "plan-told": [] })).toEqual({
      judged: ["solve"],
      clocks: ["answer: answered", "plan: answer"],
      pauses: ["solve: waiting-for-customer, parked"],
    });
  });

  it("IMP-10 an answer of which nobody knows by whom it was is no answer of the supplier", () => {
    const all = { reported: [], resolved: [], "plan-told": [], "waiting-for-customer": [], parked: [] };
    expect(silence({ ...all, answered: ["via"] }).judged).toEqual(["solve"]);
    expect(silence({ ...all, answered: ["by"] })).toEqual({
      judged: ["answer", "plan", "solve"],
      clocks: [],
      pauses: [],
    });
  });
});
