/**
 * `peil map`: looks at an export and proposes a mapping for it, with a reason behind every line. The mapping goes to the
 * screen, or to a file that is not there yet. Exit 0 proposed, 2 unreadable, or nothing in it that could be a ticket.
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { parseArgs } from "node:util";
import { nearest } from "../agreement/finding.ts";
import { parseAgreement } from "../agreement/parse.ts";
import { mapWords } from "../i18n/map-words.ts";
import { languages } from "../i18n/word-finding.ts";
import { openFile } from "../imports/read/bytes.ts";
import { isOfTickets, type MappingFile } from "../imports/mapping/mapping-schema.ts";
import { parseMapping } from "../imports/mapping/mapping.ts";
import { viewOf, type AgreementView } from "../imports/propose/agreement-view.ts";
import type { KnownMapping } from "../imports/propose/find-product.ts";
import { ProfileSink, type Profile } from "../imports/propose/profile.ts";
import { readExport } from "../imports/read/read-export.ts";
import type { ReadResult } from "../imports/read/records.ts";
import { findZone } from "../time/zone.ts";
import { bundledMappings } from "./load-export.ts";
import { areFactLogs } from "./load-log.ts";
import { readInput, reasonOf } from "./load.ts";
import { mapJson, printMapSummary, type Mapped } from "./map-report.ts";
import { aboutServices } from "./map-services.ts";
import { proposedMapping } from "./map-text.ts";
import { refuse, Refused, refusedBy } from "./refused.ts";
import type { Io } from "./terminal.ts";
import { argumentsOf, usageProblem } from "./usage.ts";

const options = {
  agreement: { type: "string" },
  out: { type: "string" },
  zone: { type: "string" },
  json: { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

export async function run(args: string[], io: Io): Promise<number> {
  const called = argumentsOf("map", args, options, io);
  if (typeof called === "number") return called;
  const { values: flags, positionals } = called;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return usageProblem(io, "map", undefined);
  const mapped = await map(file, flags, io);
  if (mapped instanceof Refused) return refuse(io, mapped);
  const unwritten = flags.out === undefined ? undefined : await write(flags.out, mapped.text, io);
  if (unwritten !== undefined) return refuse(io, unwritten);
  if (flags.json === true) io.stdout.write(`${JSON.stringify(mapJson(mapped, flags.out, io.lang), undefined, 2)}\n`);
  else {
    if (flags.out === undefined) io.stdout.write(mapped.text);
    // What a person reads goes beside the mapping, not into it.
    printMapSummary(io, flags.out === undefined ? io.stderr : io.stdout, mapped, flags);
  }
  return 0;
}

async function map(file: string, flags: Flags, io: Io): Promise<Mapped | Refused> {
  const words = mapWords(io.lang);
  const { zone } = flags;
  if (zone !== undefined && findZone(zone) === undefined) {
    const near = nearest(zone, Intl.supportedValuesOf("timeZone"));
    return new Refused([`peil: ${words.badZone(zone, near)}`]);
  }
  const agreement = flags.agreement === undefined ? undefined : await readAgreement(flags.agreement, io);
  if (agreement instanceof Refused) return agreement;
  if (await areFactLogs([file], io)) return new Refused([`${file}: ${words.factLog}`]);
  const { known, ofServices } = await knownMappings();
  const seen = await look(file, io, known);
  if (seen instanceof Refused) return seen;
  const { profile, result } = seen;
  const header = profile.columns.map(({ name }) => name);
  const about = aboutServices(file, header, ofServices);
  if (about?.reads !== undefined) return new Refused([words.services(file, about.reads)]);
  const mapped = proposedMapping({ file, profile, agreement, zone, known, lang: io.lang });
  if (typeof mapped === "string") {
    const lacking = `${file}: ${words.lacks[mapped](header.slice(0, 40).join(", "))}`;
    return new Refused([lacking, ...(about === undefined ? [] : [words.services(file, undefined)])]);
  }
  // What is known as the export of a desk is of a desk, whatever its columns are called.
  const isOfServices = about !== undefined && mapped.basedOn === undefined;
  return { ...mapped, file, isOfServices, format: result.format, records: profile.records, isSample: profile.isSample };
}

async function readAgreement(name: string, io: Io): Promise<AgreementView | Refused> {
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const parsed = parseAgreement(input.bytes);
  return "findings" in parsed ? refusedBy(io, name, parsed.findings) : viewOf(parsed.file);
}

const bundled = fileURLToPath(new URL("../../mappings", import.meta.url));

async function knownMappings(): Promise<{ known: KnownMapping[]; ofServices: { name: string; file: MappingFile }[] }> {
  const names = await bundledMappings();
  const read = names.map(async (name) => {
    const text = await readFile(`${bundled}/${name}.yaml`, "utf8");
    const parsed = parseMapping(text);
    return "findings" in parsed ? [] : [{ name, text, file: parsed.file }];
  });
  const all = (await Promise.all(read)).flat();
  return {
    known: all.flatMap(({ name, text, file }) => (isOfTickets(file) ? [{ name, text, file }] : [])),
    ofServices: all.filter(({ file }) => !isOfTickets(file)),
  };
}

/** The first records of the export; where a document holds several lists, the one that a known mapping reads. */
async function look(
  file: string,
  io: Io,
  known: readonly KnownMapping[],
): Promise<{ profile: Profile; result: ReadResult } | Refused> {
  const paths = new Set(known.flatMap(({ file: own }) => own.read?.rows ?? []));
  let refused: Refused | undefined;
  for (const rows of [undefined, ...paths]) {
    const sink = new ProfileSink();
    try {
      const result = await readExport(
        { name: file, bytes: openFile(resolve(io.cwd, file)), sample: 20_000, rows },
        sink,
      );
      const profile = sink.profile();
      if (result.findings.length === 0 && profile.records > 0) return { profile, result };
      refused ??=
        result.findings.length > 0
          ? refusedBy(io, file, result.findings)
          : new Refused([`${file}: ${mapWords(io.lang).lacks.records("")}`]);
      if (result.format !== "json") return refused;
    } catch (thrown) {
      if (!("code" in (thrown as object))) throw thrown;
      return new Refused([languages[io.lang].files[reasonOf(thrown as NodeJS.ErrnoException)](file)]);
    }
  }
  return refused!;
}

async function write(name: string, text: string, io: Io): Promise<Refused | undefined> {
  const words = mapWords(io.lang);
  try {
    await writeFile(resolve(io.cwd, name), text, { flag: "wx" });
    return undefined;
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code ?? String(thrown);
    const said = code === "EEXIST" ? words.exists(name) : code === "ENOENT" ? words.noFolder(name) : undefined;
    return new Refused([`peil: ${said ?? words.cannotWrite(name, code)}`]);
  }
}
