import { describe, expect, it } from "vitest";
import { Chance } from "./chance.ts";

const drawn = (chance: Chance, n = 5) => Array.from({ length: n }, () => chance.unit());

describe("chance from a seed", () => {
  it("the same key gives the same draws, another key others", () => {
    expect(drawn(new Chance("a"))).toEqual(drawn(new Chance("a")));
    expect(drawn(new Chance("a"))).not.toEqual(drawn(new Chance("b")));
    expect(drawn(new Chance("7"), 2)).toEqual([0.7425325342919677, 0.6934306817129254]);
  });

  it("a part draws the same whatever was drawn before it", () => {
    const used = new Chance("a");
    drawn(used, 100);
    expect(drawn(used.of("day", 3))).toEqual(drawn(new Chance("a").of("day", 3)));
  });

  it("draws what it is asked: shares, weights, counts and lengths come out on average", () => {
    const chance = new Chance("averages");
    const many = 20_000;
    const mean = (draw: () => number) => Array.from({ length: many }, draw).reduce((sum, one) => sum + one, 0) / many;
    expect(mean(() => (chance.odds(0.2) ? 1 : 0))).toBeCloseTo(0.2, 1);
    expect(mean(() => chance.weighted([1, 0, 3]))).toBeCloseTo(1.5, 1);
    expect(mean(() => chance.count(2.5))).toBeCloseTo(2.5, 1);
    expect(mean(() => chance.whole(1, 6))).toBeCloseTo(3.5, 1);
    expect(mean(() => (chance.around(10, 1) < 10 ? 1 : 0))).toBeCloseTo(0.5, 1);
  });

  it("nothing to pick from is a mistake, and is said", () => {
    expect(() => new Chance("a").pick([])).toThrow(RangeError);
    expect(new Chance("a").weighted([0, 0])).toBe(0);
  });
});
