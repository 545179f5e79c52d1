import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localToInstant } from "../../time/moment.ts";
import { compileMoments } from "./moments.ts";
import type { Moments } from "./moments.ts";

const AMSTERDAM = "Europe/Amsterdam";

function moments(formats: string | readonly string[], zone = AMSTERDAM): Moments {
  const made = compileMoments(typeof formats === "string" ? [formats] : formats, zone);
  if ("unknown" in made) throw new Error(`not understood: ${made.unknown}`);
  return made;
}

function utc(at: number): string {
  return Number.isNaN(at) ? "-" : new Date(at).toISOString().replace(".000Z", "Z");
}

describe("formats", () => {
  test.each([
    ["iso", "2026-11-20 16:30", "2026-11-20T15:30:00Z"],
    ["iso", "2026-11-20T16:30:05", "2026-11-20T15:30:05Z"],
    ["iso", " 2026-11-20 16:30:05 ", "2026-11-20T15:30:05Z"],
    ["iso", "2026-07-20T16:30:05.123456", "2026-07-20T14:30:05.123Z"],
    ["iso", "2026-11-20T16:30:00.000+0100", "2026-11-20T15:30:00Z"],
    ["iso", "2026-11-20 16:30:00 +0100", "2026-11-20T15:30:00Z"],
    ["iso", "2026-11-20 16:30:00-03:30", "2026-11-20T20:00:00Z"],
    ["iso", "2026-11-20 16:30:00+01", "2026-11-20T15:30:00Z"],
    ["iso", "2026-11-20 15:30:00 UTC", "2026-11-20T15:30:00Z"],
    ["iso", "2026-11-20T15:30Z", "2026-11-20T15:30:00Z"],
    ["iso", "2026-11-20 24:00", "2026-11-20T23:00:00Z"],
    ["iso-date", "2026-11-20", "2026-11-19T23:00:00Z"],
    ["d/M/yyyy HH:mm", "3/4/2026 08:05", "2026-04-03T06:05:00Z"],
    ["d/M/yyyy HH:mm", "29/2/2028 24:00", "2028-02-29T23:00:00Z"],
    ["dd-MM-yyyy HH:mm:ss", "03-04-2026 08:05:09", "2026-04-03T06:05:09Z"],
    ["M/d/yyyy h:mm a", "4/3/2026 12:05 AM", "2026-04-02T22:05:00Z"],
    ["M/d/yyyy h:mm a", "4/3/2026 12:05\u202fp.m.", "2026-04-03T10:05:00Z"],
    ["d/MMM/yy h:mm a", "20/Nov/26 4:30 PM", "2026-11-20T15:30:00Z"],
    ["d MMM yyyy HH:mm", "1 mrt. 2026 09:00", "2026-03-01T08:00:00Z"],
    ["d MMMM yyyy H:mm", "1 maart 2026 9:00", "2026-03-01T08:00:00Z"],
    ["d.MMM.yyyy HH:mm", "1.mei.2026 09:00", "2026-05-01T07:00:00Z"],
    ["EEE, d MMM yyyy HH:mm:ss Z", "Fri, 20 Nov 2026 16:30:00 +0100", "2026-11-20T15:30:00Z"],
    ["yyyy/MM/dd HH:mm:ss.SSSXXX", "2026/11/20 16:30:00.250Z", "2026-11-20T16:30:00.250Z"],
    ["d-M-yyyy", "20-11-2026", "2026-11-19T23:00:00Z"],
    ["yyyyMMdd'T'HHmm", "20261120T1630", "2026-11-20T15:30:00Z"],
    ["excel", "46346.6875", "2026-11-20T15:30:00Z"],
    ["excel", "46346,6875000001", "2026-11-20T15:30:00Z"],
    ["excel", "59.0", "1900-02-28T00:00:00Z"],
    ["excel-1904", "44884.6875", "2026-11-20T15:30:00Z"],
    ["epoch-s", "1795188600", "2026-11-20T15:30:00Z"],
    ["epoch-s.SSS", "1795188600.007", "2026-11-20T15:30:00.007Z"],
    ["epoch-ms", "1795188600007", "2026-11-20T15:30:00.007Z"],
  ])("TIM-1 %s reads %s", (format, text, instant) => {
    const reader = moments(format);
    expect(utc(reader.read(text))).toBe(instant);
    expect(reader.problem).toBe("none");
    expect(reader.other).toBeNaN();
  });

  test.each([
    ["iso", "2026-11-20"],
    ["iso", "2026-02-30 10:00"],
    ["iso", "2026-11-20 24:01"],
    ["iso", "2026-11-20 24:00:01Z"],
    ["iso", "2026-11-20 10:60"],
    ["iso", "2026-11-20 10:00:60"],
    ["iso", "2026-11-20 10:00:5"],
    ["iso", "2026-11-20 10:00:05."],
    ["iso", "2026-11-20 10:00 CET"],
    ["iso", "2026-11-20 10:00+1"],
    ["iso", "2026-1a-20 10:00"],
    ["iso", "1899-11-20 10:00"],
    ["iso", "0001-01-01T00:00:00Z"],
    ["iso", ""],
    ["d/M/yyyy HH:mm", "31/2/2026 10:00"],
    ["d/M/yyyy HH:mm", "1/13/2026 10:00"],
    ["d/M/yyyy HH:mm", "1/12/2026 25:00"],
    ["d/M/yyyy HH:mm", "1/12/2026 9:00"],
    ["d/M/yyyy HH:mm", "1/12/2026 09:00:00"],
    ["d/M/yyyy HH:mm", "1-12-2026 09:00"],
    ["d/M/yyyy h:mm a", "1/12/2026 13:00 PM"],
    ["d MMM yyyy", "1 mars 2026"],
    ["excel", "60.5"],
    ["excel", "0x10"],
    ["epoch-s", "1795188600.5"],
    ["epoch-ms", "12 november"],
  ])("TIM-1 %s does not read %s", (format, text) => {
    const reader = moments(format);
    expect(reader.read(text)).toBeNaN();
    expect(reader.problem).toBe("unreadable");
  });

  test.each(["", "yyyy-MM", "d/M/yyyy hh:mm", "d/M/yyyy HH:mm a", "d/d/M/yyyy", "Q yyyy", "DD/MM/YYYY", "iso-week"])(
    "TIM-1 a format that says too little or too much is not understood: %s",
    (format) => {
      expect(compileMoments(["iso", format], AMSTERDAM)).toEqual({ unknown: format });
    },
  );
});

describe("clock changes and doubt", () => {
  test("TIM-3 a local time that exists twice comes with both its instants", () => {
    const reader = moments("iso");
    expect(utc(reader.read("2026-10-25 02:30"))).toBe("2026-10-25T00:30:00Z");
    expect([reader.problem, utc(reader.other)]).toEqual(["twice", "2026-10-25T01:30:00Z"]);
    expect(utc(reader.read("2026-10-25 02:30+01:00"))).toBe("2026-10-25T01:30:00Z");
    expect(reader.problem).toBe("none");
  });

  test("TIM-3 a local time that is skipped moves forward, and its other reading is told", () => {
    const reader = moments("d-M-yyyy HH:mm");
    expect(utc(reader.read("29-3-2026 02:30"))).toBe("2026-03-29T01:30:00Z");
    expect([reader.problem, utc(reader.other)]).toEqual(["skipped", "2026-03-29T00:30:00Z"]);
    expect(utc(reader.read("29-3-2026 03:00"))).toBe("2026-03-29T01:00:00Z");
    expect(reader.problem).toBe("none");
  });

  test("TIM-3 two formats that differ about a text are told, and agreeing ones are not", () => {
    const reader = moments(["d/M/yyyy HH:mm", "M/d/yyyy HH:mm"], "UTC");
    expect(utc(reader.read("3/4/2026 10:00"))).toBe("2026-04-03T10:00:00Z");
    expect([reader.problem, utc(reader.other)]).toEqual(["two-formats", "2026-03-04T10:00:00Z"]);
    expect([utc(reader.read("4/4/2026 10:00")), reader.problem]).toEqual(["2026-04-04T10:00:00Z", "none"]);
    expect([utc(reader.read("3/14/2026 10:00")), reader.problem]).toEqual(["2026-03-14T10:00:00Z", "none"]);
    expect([utc(reader.read("13/14/2026 10:00")), reader.problem]).toEqual(["-", "unreadable"]);
  });
});

const zones = fc.constantFrom("Europe/Amsterdam", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
const walls = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 2) / 1000, max: Date.UTC(2200, 11, 30) / 1000 }),
  // The nights in which these zones change their clocks.
  fc
    .tuple(fc.constantFrom("2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05"), fc.nat(86_399))
    .map(([date, second]) => Date.parse(`${date}T00:00Z`) / 1000 + second),
);

test("TIM-3 reads whatever exists once as the slow way does, and names what does not", () => {
  fc.assert(
    fc.property(zones, walls, (zone, second) => {
      const iso = new Date(second * 1000).toISOString().slice(0, 19);
      const [date, clock] = iso.split("T") as [string, string];
      const [year, month, day] = date.split("-").map(Number);
      const slow = localToInstant(zone, iso);
      const plain = Temporal.PlainDateTime.from(iso);
      const [earlier, later] = (["earlier", "later"] as const).map(
        (disambiguation) => plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
      );
      for (const [format, text] of [
        ["iso", iso],
        ["d/M/yyyy HH:mm:ss", `${day}/${month}/${year} ${clock}`],
      ] as const) {
        const reader = moments(format, zone);
        const at = reader.read(text);
        const expected = {
          none: ["none", slow.at, Number.NaN],
          "time.ambiguous": ["twice", earlier, later],
          "time.skipped": ["skipped", later, earlier],
        } as Record<string, unknown[]>;
        expect([reader.problem, at, reader.other]).toEqual(expected[slow.problem?.code ?? "none"]);
      }
    }),
    { numRuns: 400 },
  );
});

test("TIM-1 no text makes a reader throw, nor gives a moment without saying that it is in doubt", () => {
  const formats = fc.constantFrom(
    "iso",
    "iso-date",
    "d/M/yyyy HH:mm",
    "d MMM yy h:mm a",
    "excel",
    "epoch-s",
    "epoch-ms",
  );
  const texts = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}[ T][0-9:.+Z-]{0,14}$/),
  );
  fc.assert(
    fc.property(formats, texts, (format, text) => {
      const reader = moments(format);
      expect(Number.isNaN(reader.read(text))).toBe(reader.problem === "unreadable");
      expect(Number.isNaN(reader.other)).toBe(reader.problem === "none" || reader.problem === "unreadable");
    }),
  );
});
