import { describe, expect, test } from "vitest";
import { given, moment, solution } from "../../test/given.ts";
import type { Fields } from "../facts/fact.ts";
import { explain } from "./explain.ts";
import { judge } from "./judge.ts";

const desk = given(solution);

const many = 150_000;
const reportedAt = moment("2026-03-02 09:00");

/** A ticket on which a machine wrote something every minute for three months. */
function longTicket(factOf: (i: number) => [kind: string, fields?: Fields]) {
  const facts = Array.from({ length: many }, (_, i) => {
    const [kind, fields = {}] = i === 0 ? ["reported"] : factOf(i);
    return { kind, fields, at: reportedAt + i * 60_000, seq: i };
  });
  return { kind: "ticket", attributes: { priority: "high" }, facts };
}

describe("a ticket with very many facts", () => {
  test.each([
    ["CLK-13 solved and reopened", longTicket((i) => [i % 2 === 0 ? "reopened" : "resolved"])],
    [
      "CLK-5 classified",
      longTicket((i) => ["reclassified", { by: "supplier", priority: i % 2 === 0 ? "high" : "low" }]),
    ],
    ["CLK-2 waited for", longTicket((i) => [i % 2 === 0 ? "resumed" : "waiting-for-customer"])],
  ])("%s over and over is judged and explained in the time that its facts take", (_, ticket) => {
    const from = performance.now();
    expect(judge(desk, ticket).clocks[0]!.verdict).toBe("missed");
    expect(explain(desk, ticket).judgement.clocks[0]!.verdict).toBe("missed");
    expect(performance.now() - from).toBeLessThan(5000);
  });
});
