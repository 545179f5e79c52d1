import { describe, expect, test } from "vitest";
import { clock, covered, given } from "../../test/given.ts";

const program = given(`
levels:
  package: { article: "5", of: installation, values: [basic, full] }
  kind: { article: "5", of: work, values: [update, move, repair] }
coverage:
  by-package:
    article: "5.2"
    of: work
    by: [package, kind]
    table:
      basic: { update: { included: at most 2 h, outside: over 2 h }, move: charged, repair: not-offered }
      full: { update: included, move: charged, repair: included }
    undecided: outside
    charge: { minimum: 1 h }
`);

describe("what is covered", () => {
  test("CVG-1 the table answers for the package and the kind of work", () => {
    const answers = ["update", "move", "repair"].map((kind) => covered(program, { package: "full", kind }));
    expect(answers).toEqual(["included", "charged", "included"]);
    expect(covered(program, { package: "basic", kind: "repair" })).toBe("not-offered");
  });

  test("CVG-1 no package means what the table says for that", () => {
    expect(covered(program, { kind: "update" })).toBe("outside");
  });

  test("CVG-1 CHK-3 a cell can depend on the length of the work, at its bound", () => {
    const update = (minutes: string) => covered(program, { package: "basic", kind: "update", minutes });
    expect(["119", "120", "121"].map(update)).toEqual(["included", "included", "outside"]);
    expect(covered(program, { package: "basic", kind: "update" })).toBe("none");
  });

  test("CVG-1 tables are asked in their written order, and the first that answers decides", () => {
    const two = given(`
levels:
  kind: { article: "5", of: work, values: [update, move] }
coverage:
  first: { article: "5.1", of: work, by: [kind], table: { update: included }, partial: yes }
  second: { article: "5.2", of: work, by: [kind], table: { update: charged, move: outside } }
`);
    expect([covered(two, { kind: "update" }), covered(two, { kind: "move" })]).toEqual(["included", "outside"]);
    expect(covered(two, { kind: "update" }, "installation")).toBe("none");
  });

  test("CVG-3 time is booked in minutes, and a call is charged for its minimum at least", () => {
    const move = (minutes: string) => covered(program, { package: "full", kind: "move", minutes });
    expect(["59", "60", "61"].map(move)).toEqual(["charged 60 min", "charged 60 min", "charged 61 min"]);
    expect(move("an hour")).toBe("charged");
    expect(covered(program, { package: "full", kind: "repair", minutes: "10" })).toBe("included");
  });
});

describe("taking a ticket out of the norm", () => {
  const levels = `
levels:
  type: { article: "1", of: ticket, values: [incident] }
  cause: { article: "1", of: ticket, values: [ours, theirs], decided-by: supplier }
coverage:
  by-cause: { article: "2", of: ticket, by: [cause], table: { ours: included, theirs: outside }, undecided: included }
`;
  const clocks = `
clocks:
  answer:
    article: "3"
    from: reported
    to: resolved
    where: { coverage: included }
    hours: office
    target: within 2 h
    per: month
`;
  const norm = given(levels, clocks);
  const found = (at: string, more = {}) => ({
    is: { type: "incident" },
    facts: [
      "2026-03-02 09:00 reported",
      { [`${at} classified`]: { cause: "theirs", by: "supplier", ...more } },
      "2026-03-02 15:00 resolved",
    ],
  });

  test("CVG-4 a cause that is found before the miss takes the ticket out of the norm", () => {
    expect(clock(norm, found("2026-03-02 11:00"))?.verdict).toBe("outside");
  });

  test("CVG-4 after the miss one side alone cannot take it out; both together, or a dispute that was settled, can", () => {
    expect(clock(norm, found("2026-03-02 11:01"))?.verdict).toBe("missed");
    expect(clock(norm, found("2026-03-02 11:01", { by: "both" }))?.verdict).toBe("outside");
    expect(clock(norm, found("2026-03-02 11:01", { agreed: "yes" }))?.verdict).toBe("outside");
    expect(clock(norm, found("2026-03-02 11:01", { dispute: "d1" }))?.verdict).toBe("outside");
  });

  test("CVG-4 a cause found at the very instant of the miss comes too late", () => {
    const under = given(levels, clocks.replace("within 2 h", "under 2 h"));
    expect(["2026-03-02 10:59", "2026-03-02 11:00"].map((at) => clock(under, found(at))?.verdict)).toEqual([
      "outside",
      "missed",
    ]);
  });

  test("CVG-4 CLK-17 what belongs to the norm is judged by it", () => {
    expect(
      clock(norm, { is: { type: "incident" }, facts: ["2026-03-02 09:00 reported", "2026-03-02 10:00 resolved"] })
        ?.verdict,
    ).toBe("kept");
  });
});
