import { describe, expect, it } from "vitest";
import { told } from "../../../test/exported.ts";

const levels = { priority: ["high", "low"] };

describe("changes as field, old and new value", () => {
  const audit = `
key: id
ticket: { priority: prio }
facts: [{ fact: reported, at: opened }]
states: { when: { field: [status] }, column: new, at: changed, values: { Open: open, Done: resolved } }
changes: [{ level: priority, when: { field: priority }, column: new, before: old, at: changed }]
`;
  const auditHeader = ["id", "opened", "prio", "changed", "field", "old", "new"];

  it("IMP-5 the old value of the first change is how the ticket was opened", () => {
    const row = (changed: string, field: string, old: string, now: string) => [
      "A",
      "2026-03-02 09:00",
      "high",
      `2026-03-02 ${changed}`,
      field,
      old,
      now,
    ];
    const rows = [
      row("09:30", "status", "Open", "Done"),
      row("09:10", "priority", "low", "high"),
      row("09:20", "team", "a", "b"),
    ];
    expect(told(audit, [[auditHeader, ...rows]], { levels }).tickets).toEqual({
      A: "priority low | 2026-03-02 09:00 reported | 2026-03-02 09:10 reclassified priority=high | 2026-03-02 09:30 resolved",
    });
    expect(told(audit, [[auditHeader, ["A", "2026-03-02 09:00", "high"]]], { levels }).tickets).toEqual({
      A: "priority high | 2026-03-02 09:00 reported",
    });
  });
});

describe("changes without an old value", () => {
  it("IMP-5 what is set at the report is how the ticket was opened, what is set later is classified then", () => {
    const own = `
key: id
facts: [{ fact: reported, at: opened }]
changes: [{ level: priority, column: new, at: changed }]
`;
    const row = (changed: string, value: string) => ["A", "2026-03-02 09:00", `2026-03-02 ${changed}`, value];
    const names = ["id", "opened", "changed", "new"];
    expect(told(own, [[names, row("09:00", "high"), row("09:20", "low")]], { levels }).tickets["A"]).toBe(
      "priority high | 2026-03-02 09:00 reported | 2026-03-02 09:20 reclassified priority=low",
    );
    expect(told(own, [[names, row("09:20", "low")]], { levels }).tickets["A"]).toBe(
      "2026-03-02 09:00 reported | 2026-03-02 09:20 classified priority=low",
    );
  });
});
