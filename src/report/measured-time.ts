/**
 * Since when outages would have been recorded: as the records say with facts of monitoring, as was asked, or from the first
 * of them on. A service of which nobody says when measuring began was measured from the first record on, whatever is said
 * of another one; before that nobody knows. Rule: AVL-5.
 */
import { isAbout, judgedServices } from "../engine/measures/services.ts";
import { noFields, text, type Fact, type Fields } from "../facts/fact.ts";
import type { MeasuredTime } from "./measure-report.ts";

export interface AskedTime {
  readonly asOf: number | undefined;
  readonly measuredFrom: number | undefined;
  readonly measuredTo: number | undefined;
}

/** What records themselves say of when they begin: the first moment of a fact log, and whether it says so. */
export interface LogTime {
  readonly logFrom: number;
  readonly saysSince: boolean;
}

export function measuredTime(
  all: readonly Fact[],
  { logFrom, saysSince }: LogTime,
  { measuredFrom, measuredTo }: AskedTime,
  asOf: number,
): MeasuredTime {
  const isAsked = measuredFrom !== undefined || measuredTo !== undefined;
  const isTold = all.some(isOfMonitoring) && unsaid(all).length === 0;
  const of = all.filter(isTold ? ({ kind }) => kind === "monitoring-started" : isRunning);
  const first = of.reduce((least, { at }) => Math.min(least, at), isTold ? Infinity : logFrom);
  const from = measuredFrom ?? first;
  const to = measuredTo ?? asOf;
  if (!Number.isFinite(from)) return { by: "nothing", from: NaN, to: NaN };
  return { by: isAsked ? "asked" : isTold || (saysSince && from === logFrom) ? "told" : "records", from, to };
}

/** With when was measured as facts, where the records do not say it themselves or something else was asked. */
export function asMeasured(
  facts: readonly Fact[],
  { by, from, to }: MeasuredTime,
  covered: ReadonlySet<string> | undefined,
): readonly Fact[] {
  if (by === "nothing") return facts;
  const started = (fields: Fields): Fact => ({ kind: "monitoring-started", at: from, seq: -1, fields });
  if (by !== "asked") return [...facts, ...unsaid(facts, covered).map(started)];
  const ended: Fact = { kind: "monitoring-ended", at: to, seq: -1, fields: noFields };
  return [...facts.filter((fact) => !isOfMonitoring(fact)), started(noFields), ended];
}

/** Of which services, and which of their probes, nobody says when measuring began; one without fields is all of them. */
function unsaid(facts: readonly Fact[], covered: ReadonlySet<string> = new Set()): readonly Fields[] {
  const running = facts.filter(isRunning).toSorted((a, b) => a.at - b.at);
  const monitoring = running.filter(isOfMonitoring);
  if (monitoring.length === 0) return [noFields];
  const general = monitoring.filter(({ fields }) => fields["service"] === undefined);
  const ofAll = probesBeginning(general, {});
  const services = new Set([...judgedServices(undefined, running), ...covered]);
  const ofEach = [...services].flatMap((service) => {
    const own = running.filter((fact) => isAbout(fact, [service]));
    const told = own.filter(isOfMonitoring);
    // Of a service of which there is no word, nothing is known.
    if (told.length === 0) return own.length === 0 ? [] : [{ service }];
    return general.length > 0 ? [] : probesBeginning(told, { service });
  });
  return [...ofAll, ...ofEach];
}

/** Each probe of which the first word is that it ended: it was measured before. */
function probesBeginning(facts: readonly Fact[], of: Fields): Fields[] {
  return [...Map.groupBy(facts, ({ fields }) => text(fields["probe"]))].flatMap(([probe, [first]]) =>
    first!.kind === "monitoring-started" ? [] : [{ ...of, ...(probe === undefined ? {} : { probe }) }],
  );
}

function isRunning({ kind }: Fact): boolean {
  return kind.startsWith("outage-") || kind.startsWith("monitoring-");
}

function isOfMonitoring({ kind }: Fact): boolean {
  return kind.startsWith("monitoring-");
}
