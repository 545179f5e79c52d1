import { describe, expect, test } from "vitest";
import { clock, given } from "../../test/given.ts";

const on = (workingDay: string, target: string) =>
  given(`
hours:
  office: { article: "1", week: { mon-fri: 09:00-17:00 }, early: { "16:00": [2026-03-03] }, working-day: ${workingDay} }
clocks:
  answer:
    article: "2"
    from: reported
    to: resolved
    hours: office
    pause-while: parked
    target: ${target}
    per: month
`);

const due = (workingDay: string, target: string, reported: string, ...facts: string[]) =>
  clock(on(workingDay, target), { facts: [`${reported} reported`, ...facts] })?.due;

const parked = (from: string, to: string) => [`${from} parked`, `${to} resumed`];

describe("working days, three ways", () => {
  test("CAL-6 a working day of 8 h is that much open time", () => {
    expect(due("8 h", "within 2 working days", "2026-03-05 16:00")).toBe("2026-03-09 16:00");
  });

  test("CAL-6 by the close of the nth working day after the day of the start", () => {
    expect(due("close", "within 2 working days", "2026-03-05 16:00")).toBe("2026-03-09 17:00");
    expect(due("close", "within 1 working day", "2026-03-07 12:00")).toBe("2026-03-09 17:00");
  });

  test("CAL-6 by the same time on the nth working day, moved into its hours", () => {
    expect(due("same-time", "within 2 working days", "2026-03-05 16:00")).toBe("2026-03-09 16:00");
    expect(due("same-time", "within 1 working day", "2026-03-05 08:00")).toBe("2026-03-06 09:00");
    expect(due("same-time", "within 1 working day", "2026-03-05 20:00")).toBe("2026-03-06 17:00");
  });

  test("CAL-9 an early closing cuts close and same time, not a written length", () => {
    expect(due("close", "within 1 working day", "2026-03-02 16:30")).toBe("2026-03-03 16:00");
    expect(due("same-time", "within 1 working day", "2026-03-02 16:30")).toBe("2026-03-03 16:00");
    expect(due("8 h", "within 1 working day", "2026-03-02 16:30")).toBe("2026-03-04 09:30");
  });
});

describe("waiting moves what is judged by the moment", () => {
  test("CAL-8 a calendar length begins at the first open moment and grows by the wall time of waiting", () => {
    expect(due("8 h", "within 1 day", "2026-03-07 12:00")).toBe("2026-03-10 09:00");
    expect(due("8 h", "within 1 month", "2026-01-30 12:00")).toBe("2026-02-28 12:00");
    expect(due("8 h", "within 2 days", "2026-03-02 10:00", ...parked("2026-03-02 16:00", "2026-03-03 10:00"))).toBe(
      "2026-03-05 04:00",
    );
  });

  test("CAL-8 a wait inside the time that another wait added adds time again, one that begins at the due adds none", () => {
    const first = parked("2026-03-02 12:00", "2026-03-02 16:00"); // moves the due from 10:00 to 14:00 the next day
    expect(due("8 h", "within 1 day", "2026-03-02 10:00", ...first)).toBe("2026-03-03 14:00");
    expect(
      due("8 h", "within 1 day", "2026-03-02 10:00", ...first, ...parked("2026-03-03 13:00", "2026-03-03 15:00")),
    ).toBe("2026-03-03 16:00");
    expect(
      due("8 h", "within 1 day", "2026-03-02 10:00", ...first, ...parked("2026-03-03 14:00", "2026-03-03 15:00")),
    ).toBe("2026-03-03 14:00");
  });

  test("CAL-8 close and same time grow by the open time of waiting", () => {
    expect(
      due("close", "within 1 working day", "2026-03-04 10:00", ...parked("2026-03-04 16:00", "2026-03-05 10:00")),
    ).toBe("2026-03-06 11:00");
    expect(
      due("same-time", "within 1 working day", "2026-03-04 10:00", ...parked("2026-03-04 16:00", "2026-03-05 09:30")),
    ).toBe("2026-03-05 11:30");
    expect(
      due("close", "within 1 working day", "2026-03-04 10:00", ...parked("2026-03-05 17:00", "2026-03-06 10:00")),
    ).toBe("2026-03-05 17:00");
  });

  test("CAL-8 CLK-3 a due at an opening is not reached while a wait of the evening before goes on", () => {
    expect(
      due("same-time", "within 1 working day", "2026-03-04 08:00", ...parked("2026-03-04 17:00", "2026-03-05 10:00")),
    ).toBe("2026-03-05 10:00");
    expect(due("same-time", "within 1 working day", "2026-03-04 08:00", "2026-03-04 17:00 parked")).toBe("none");
  });

  test("CAL-10 by close is the closing of the day on which the clock can first run", () => {
    expect(due("8 h", "by close", "2026-03-04 16:59")).toBe("2026-03-04 17:00");
    expect(due("8 h", "by close", "2026-03-04 17:00")).toBe("2026-03-05 17:00");
    expect(due("8 h", "by close", "2026-03-07 12:00")).toBe("2026-03-09 17:00");
    expect(due("8 h", "by close", "2026-03-04 10:00", ...parked("2026-03-04 11:00", "2026-03-04 12:00"))).toBe(
      "2026-03-05 10:00",
    );
  });

  test("CLK-2 one wait that takes over from another is one wait", () => {
    const facts = [
      "2026-03-04 15:00 parked",
      "2026-03-04 16:00 resumed",
      "2026-03-04 16:00 parked",
      "2026-03-05 09:00 resumed",
    ];
    expect(due("8 h", "within 8 h", "2026-03-04 14:00", ...facts)).toBe("2026-03-05 16:00");
  });
});
