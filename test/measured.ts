/**
 * Measures made up for the tests of strips and pages: a service with a month of every kind, samples, signs of life and a
 * quota. The figures add up by hand; nothing here is judged.
 */
import type { FigureValues, MeasureFigure, MeasureVerdict, Stretch } from "../src/engine/measures/figure.ts";
import type { Measure } from "../src/engine/measures/measure.ts";
import { readPeriod } from "../src/engine/period.ts";
import type { ExclusionSum, MeasurePeriod, MeasureReport, MeasureResult } from "../src/report/measure-report.ts";
import type { RecordFinding } from "../src/report/left-out.ts";
import { given, moment } from "./given.ts";

const program = given(`
measures:
  availability:
    article: "7"
    name: { nl: Beschikbaarheid, en: Availability }
    of: uptime
    services: [web, mail]
    per: month
    target: at least 99.5%
    not-counted:
      planned-work: { cause: maintenance, only-if: { has: maintenance-announced }, at-most: 4 h }
      customer-network: { cause: customer-network }
      force-majeure: { cause: force-majeure }
  answers:
    article: "8"
    name: { nl: Antwoordtijd, en: Response time }
    of: samples
    what: answer
    per: month
    target: 90% within 5 s
  backup:
    article: "9"
    name: { nl: Back-up, en: Backup }
    of: signs
    what: backup
    every: 24 h
    per: month
    target: 100%
  storage:
    article: "10"
    name: { nl: Opslag, en: Storage }
    of: usage
    what: storage
    per: month
    target: none
`);

export const zone = program.zone;
/** Half past four in Amsterdam on Friday 20 March 2026: March still runs. */
export const asOf = moment("2026-03-20 16:30");

const hour = 3_600_000;
export const minutes = (n: number) => n * 60_000;

export function measureNamed(name: string): Measure {
  return program.measures.find((measure) => measure.name === name)!;
}

/** A stretch between two local moments. */
export function stretch(from: string, to: string, is: Stretch["is"], more: Partial<Stretch> = {}): Stretch {
  return {
    from: moment(from),
    to: moment(to),
    is,
    service: undefined,
    exclusion: undefined,
    failed: [],
    facts: [],
    ...more,
  };
}

/** A month of availability with these stretches; `down`, `not-counted` and the share are counted from them. */
export function month(
  label: string,
  verdict: MeasureVerdict,
  stretches: readonly Stretch[],
  more: Partial<MeasureFigure> = {},
): MeasureFigure {
  const { period } = readPeriod(label, zone)!;
  const known = Math.min(asOf, period.to) - period.from;
  const sum = (is: Stretch["is"]) => stretches.reduce((ms, one) => ms + (one.is === is ? one.to - one.from : 0), 0);
  const [whole, down, unmeasured] = [period.to - period.from, sum("down"), sum("unmeasured")];
  const values: FigureValues = {
    share: { unit: "share", value: { num: known - unmeasured - down, den: known - unmeasured } },
    whole: { unit: "ms", value: whole },
    down: { unit: "ms", value: down },
    "not-counted": { unit: "ms", value: sum("not-counted") },
    unmeasured: { unit: "ms", value: unmeasured },
    allowed: { unit: "ms", value: whole / 200 },
    left: { unit: "ms", value: Math.max(0, whole / 200 - down) },
  };
  return {
    measure: measureNamed("availability"),
    period,
    asOf,
    service: undefined,
    verdict,
    values,
    stretches,
    services: [],
    ...more,
  };
}

/** Work that was announced too late, and a network of the customer: January is missed; February has two minutes. */
export function january(): MeasureFigure {
  return month("2026-01", "missed", [
    stretch("2026-01-03 08:00", "2026-01-03 08:02", "down", { service: "web" }),
    stretch("2026-01-08 22:00", "2026-01-09 02:00", "not-counted", { service: "web", exclusion: "planned-work" }),
    stretch("2026-01-14 09:30", "2026-01-14 13:45", "down", {
      service: "mail",
      exclusion: "planned-work",
      failed: [{ condition: "only-if has maintenance-announced", because: "not-known" }],
    }),
    stretch("2026-01-20 10:00", "2026-01-20 23:00", "not-counted", { service: "web", exclusion: "customer-network" }),
    stretch("2026-01-27 04:00", "2026-01-28 20:00", "unmeasured"),
  ]);
}

export function february(): MeasureFigure {
  return month("2026-02", "kept", [stretch("2026-02-11 14:31", "2026-02-11 14:33", "down", { service: "web" })]);
}

export function march(): MeasureFigure {
  const services = ["web", "mail"].map((service) =>
    month(
      "2026-03",
      "running",
      service === "mail" ? [stretch("2026-03-04 11:00", "2026-03-04 11:40", "down", { service })] : [],
      { service },
    ),
  );
  return month("2026-03", "running", [stretch("2026-03-04 11:00", "2026-03-04 11:40", "down", { service: "mail" })], {
    services,
  });
}

/** The whole report; `name` stands wherever records or an agreement have a name. */
export function measured(name = "planned-work"): MeasureReport {
  return {
    agreement: "desk",
    edition: "2",
    title: { nl: "Overeenkomst van de balie", en: "The desk's agreement" },
    zone,
    reading: undefined,
    asOf,
    span: undefined,
    service: undefined,
    measured: { by: "records", from: moment("2026-01-01 00:00"), to: asOf },
    contracts: [{ customer: name, name: undefined, measures: [availability(name), samples(), signs(), usage()] }],
    silent: [
      {
        measure: "restores",
        title: { nl: "Hersteltest", en: "Restore test" },
        article: name,
        lacks: ["restore-tested"],
      },
    ],
  };
}

/** Records that say nothing of any measure. */
export function unmeasured(): MeasureReport {
  const measures = [{ ...availability(""), periods: [] }];
  return {
    ...measured(),
    measured: { by: "nothing", from: asOf, to: asOf },
    contracts: [{ customer: undefined, name: undefined, measures }],
    silent: [],
  };
}

export function problems(name = "OUT-9"): RecordFinding[] {
  const places = [{ file: "outages.csv", line: 12, ticket: undefined }];
  return [{ code: "record.time", params: { column: "ended", value: name }, count: 1, setsApart: false, places }];
}

function availability(name: string): MeasureResult {
  const named = (figure: MeasureFigure): MeasureFigure => ({
    ...figure,
    stretches: figure.stretches.map((one) => (one.exclusion === "planned-work" ? { ...one, exclusion: name } : one)),
  });
  return result("availability", [january(), february(), march()].map(named));
}

function samples(): MeasureResult {
  const measure = measureNamed("answers");
  const of = (label: string, verdict: MeasureVerdict, kept: number, over: number, failed: number): MeasureFigure => ({
    measure,
    period: readPeriod(label, zone)!.period,
    asOf,
    service: undefined,
    verdict,
    values: {
      share: { unit: "share", value: { num: kept, den: kept + over } },
      population: { unit: "count", value: kept + over },
      kept: { unit: "count", value: kept },
      over: { unit: "count", value: over },
      failed: { unit: "count", value: failed },
    },
    stretches: [],
    services: [],
  });
  return result("answers", [
    of("2026-01", "kept", 9412, 588, 3),
    of("2026-02", "missed", 8999, 1001, 40),
    of("2026-03", "running", 512, 60, 0),
  ]);
}

function signs(): MeasureResult {
  const [one] = [measureNamed("backup")];
  const figure: MeasureFigure = {
    measure: one,
    period: readPeriod("2026-02", zone)!.period,
    asOf,
    service: undefined,
    verdict: "missed",
    values: {
      share: { unit: "share", value: { num: 26, den: 28 } },
      expected: { unit: "count", value: 28 },
      received: { unit: "count", value: 27 },
      late: { unit: "count", value: 1 },
      missing: { unit: "count", value: 1 },
      gap: { unit: "ms", value: 48 * hour },
    },
    stretches: [
      stretch("2026-02-09 03:00", "2026-02-09 05:10", "late"),
      stretch("2026-02-17 03:00", "2026-02-18 03:00", "missing"),
      stretch("2026-02-16 03:00", "2026-02-18 03:00", "gap"),
    ],
    services: [],
  };
  return result("backup", [figure]);
}

function usage(): MeasureResult {
  const figure: MeasureFigure = {
    measure: measureNamed("storage"),
    period: readPeriod("2026-02", zone)!.period,
    asOf,
    service: undefined,
    verdict: "no-target",
    values: { used: { unit: "amount", value: 2150.5, of: "GB" }, of: { unit: "amount", value: 1000, of: "GB" } },
    stretches: [],
    services: [],
  };
  return result("storage", [figure]);
}

function result(name: string, figures: readonly MeasureFigure[]): MeasureResult {
  const { kind, term, per, target, aim } = measureNamed(name);
  const title = term.name as { nl: string; en: string };
  const periods: MeasurePeriod[] = figures.map((figure) => ({
    figure,
    unread: figure.verdict === "unproven" ? 2 : 0,
    recordedFrom: undefined,
    otherReading: figure.period.label === "2026-03" ? "missed" : undefined,
    exclusions: exclusionsIn(figure),
  }));
  return {
    measure: name,
    title,
    article: term.article,
    kind,
    term,
    hours: term.hours,
    per,
    target,
    aim,
    periods,
    around: undefined,
  };
}

function exclusionsIn({ stretches }: MeasureFigure): ExclusionSum[] {
  const names = [...new Set(stretches.flatMap(({ exclusion }) => exclusion ?? []))];
  return names.map((exclusion) => {
    const own = stretches.filter((one) => one.exclusion === exclusion);
    const taken = own.filter(({ is }) => is === "not-counted");
    return {
      exclusion,
      service: undefined,
      takenMs: taken.reduce((ms, { from, to }) => ms + to - from, 0),
      stretches: taken.length,
      failed: own
        .filter(({ is }) => is === "down")
        .map(({ from, to, service, failed }) => ({ from, to, service, conditions: failed })),
    };
  });
}
