/**
 * The one ticket that `peil explain` is asked about, wherever it comes from: a file of facts, exports read through a
 * mapping, or an example of the agreement.
 */
import { readTickets } from "../agreement/ticket-file.ts";
import { casesOf, subjectOfCase } from "../engine/example.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import type { Fact } from "../facts/fact.ts";
import type { ToldFacts } from "../report/silence.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import { toldFacts } from "../imports/mapping/told-facts.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Imported } from "../imports/tickets/import.ts";
import { loadExports, loadMapping } from "./load-export.ts";
import { loadFactLogs } from "./load-log.ts";
import { readInput } from "./load.ts";
import { momentOption } from "./moment-option.ts";
import { refusedBy, Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

export interface ExplainedTicket {
  readonly id: string;
  readonly subject: Subject;
  /** The moment as of which it is judged, where it comes with one: that of its example, the newest of its export. */
  readonly asOf?: number | undefined;
  /** Where a fact of it stands in an export. */
  readonly placeOf?: (fact: Fact) => { readonly file: string; readonly line: number } | undefined;
  /** What its export can ever tell; everything where it does not come from one. */
  readonly told?: ToldFacts;
  /** The same ticket with the other reading of a moment that has two (TIM-3). */
  readonly secondReading?: Subject | undefined;
}

/** A ticket from a file of facts; which one may be left out where the file has one. */
export async function fromFile(
  program: Program,
  name: string,
  wanted: string | undefined,
  io: Io,
): Promise<ExplainedTicket | Refused> {
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const { tickets, findings } = readTickets(input.bytes, program.file);
  if (findings.length > 0) return refusedBy(io, name, findings);
  const ticket = wanted === undefined ? tickets[0] : tickets.find((one) => one.id === wanted);
  const ids = listed(
    tickets.map((one) => one.id),
    io,
  );
  if (ticket === undefined) return new Refused([languages[io.lang].explain.noTicket(wanted ?? "", ids)]);
  if (wanted === undefined && tickets.length > 1) return new Refused([languages[io.lang].explain.whichTicket(ids)]);
  return { id: ticket.id, subject: { kind: "ticket", ...ticket } };
}

/** As many as one can read; how many more there are. */
function listed(names: readonly string[], io: Io): string {
  const shown = names.slice(0, 20).join(" · ");
  return names.length > 20 ? `${shown} ${languages[io.lang].explain.more(names.length - 20)}` : shown;
}

/** A case of one of the agreement's own examples, at its own moment. */
export function fromExample(
  program: Program,
  flags: { readonly example: string; readonly value: string | undefined },
  io: Io,
): ExplainedTicket | Refused {
  const cases = casesOf(program.file).filter((one) => one.example.name === flags.example && one.reading === undefined);
  const words = languages[io.lang].explain;
  const names = (program.file.examples ?? []).map((example) => example.name);
  if (cases.length === 0) return new Refused([words.noExample(flags.example, names)]);
  const chosen = flags.value === undefined ? cases[0] : cases.find((one) => one.value === flags.value);
  if (chosen === undefined)
    return new Refused([
      words.noValue(
        flags.value ?? "",
        listed(
          cases.flatMap((one) => one.value ?? []),
          io,
        ),
      ),
    ]);
  const subject = subjectOfCase(program, chosen);
  const { hours, at } = chosen.example;
  const asOf = at === undefined ? undefined : momentOption(at, program.zone, io);
  if (asOf instanceof Refused) return asOf;
  if (subject === undefined || hours !== undefined || (subject.facts.length === 0 && asOf === undefined))
    return new Refused([words.noFacts(flags.example)]);
  return { id: chosen.value === undefined ? flags.example : `${flags.example} (${chosen.value})`, subject, asOf };
}

/** A ticket by its id from a fact log. */
export async function fromLog(
  program: Program,
  name: string,
  wanted: string | undefined,
  io: Io,
): Promise<ExplainedTicket | Refused> {
  const imported = await loadFactLogs([name], program, io);
  if (imported instanceof Refused) return imported;
  const { tickets } = imported;
  const ids = () =>
    listed(
      Array.from({ length: tickets.size }, (_, i) => tickets.key(i)),
      io,
    );
  const index = wanted === undefined ? (tickets.size === 1 ? 0 : undefined) : tickets.find(wanted);
  if (index === undefined)
    return new Refused([
      languages[io.lang].explain[wanted === undefined ? "whichTicket" : "noTicket"](wanted ?? ids(), ids()),
    ]);
  return found(imported, index, io);
}

/** A ticket by its key from exports: only what is said of it is kept, and how far the exports reach. */
export async function fromExports(
  program: Program,
  asked: { readonly map: string; readonly exports: readonly string[]; readonly key: string },
  io: Io,
): Promise<ExplainedTicket | Refused> {
  const words = languages[io.lang];
  const mapping = await loadMapping(asked.map, program.file, io);
  if (mapping instanceof Refused) return mapping;
  const key = asked.key.trim();
  const imported = await loadExports({ paths: asked.exports, mapping, programs: [program], only: key }, io);
  if (imported instanceof Refused) return imported;
  const index = imported.tickets.find(key);
  if (index === undefined) return new Refused([words.explain.notExported(key, mapping.key)]);
  const ticket = found(imported, index, io);
  return ticket instanceof Refused ? ticket : { ...ticket, told: toldFacts(mapping) };
}

/** A ticket of an import, unless something in it could not be read. */
function found({ tickets, found }: Imported, index: number, io: Io): ExplainedTicket | Refused {
  const key = tickets.key(index);
  if (tickets.isSetApart(index)) {
    const why = found
      .filter((one) => one.setsApart)
      .flatMap((one) => one.places.map(({ file, line }) => `  ${file}:${line}  ${wordRecordFinding(one, io.lang)}`));
    return new Refused([languages[io.lang].explain.setApart(key), ...why]);
  }
  return {
    id: key,
    subject: tickets.subject(index),
    asOf: tickets.newestAt,
    placeOf: (fact) => tickets.placeOf(index, fact.seq),
    secondReading: tickets.secondReading(index),
  };
}
