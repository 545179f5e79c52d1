/**
 * The strips of the READMEs: two months of the services in `docs/tutorial/hosting`, judged from their records and drawn as a
 * page of measures draws them. The records are made up; figures and drawing are the real ones.
 */
import { createReadStream, readFileSync } from "node:fs";
import path from "node:path";
import { exclusionLetter, stripPart } from "../src/draw/availability-strip-pattern.ts";
import { exclusionsOf } from "../src/draw/availability-strip-row.ts";
import { availabilityStrip, type StripRow } from "../src/draw/availability-strip.ts";
import { drawingStyle } from "../src/draw/drawing-style.ts";
import { periodName } from "../src/draw/period-name.ts";
import { drawing, label, rect } from "../src/draw/svg.ts";
import { checkAgreement } from "../src/engine/check.ts";
import { Evidence } from "../src/engine/measures/evidence.ts";
import type { MeasureFigure } from "../src/engine/measures/figure.ts";
import { judgeMeasure } from "../src/engine/measures/judge-measure.ts";
import { readPeriod } from "../src/engine/period.ts";
import type { Program } from "../src/engine/program.ts";
import { noFields, type Fact } from "../src/facts/fact.ts";
import type { Language } from "../src/i18n/words.ts";
import { languages } from "../src/i18n/word-finding.ts";
import { parseMapping } from "../src/imports/mapping/mapping.ts";
import { importService } from "../src/imports/services/import-services.ts";
import { servicePlanOf } from "../src/imports/services/service-plan.ts";
import { ServiceRecords } from "../src/imports/services/service-records.ts";
import { isoToInstant } from "../src/time/moment.ts";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "docs/tutorial/hosting");
const read = { "outages.csv": "outage-list", "work.csv": "maintenance-list" };
const months = ["2026-10", "2026-11"];
const asOf = isoToInstant("2026-11-09T09:00:00+01:00").at!;
const years = { from: 2026, to: 2026 };
const [margin, keyHeight] = [12, 24];

export async function stripPicture(lang: Language): Promise<string> {
  const program = hosting();
  const evidence = new Evidence(program, [...(await records(program)), measuredFrom("2026-10-01T00:00:00+02:00")], {
    asOf,
  });
  const measure = program.measures.find(({ kind }) => kind === "uptime")!;
  const rows = months.flatMap((month) =>
    rowsOf(judgeMeasure(measure, evidence, readPeriod(month, program.zone)!.period), lang),
  );
  const strip = availabilityStrip(rows, { name: measure.term.name![lang], zone: program.zone, width: "wide" }, lang);
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(strip)!;
  const whole = { width: Number(width) + 2 * margin, height: Number(height) + keyHeight + 2 * margin };
  const style = `<style>${drawingStyle}.peil { font-family: system-ui, sans-serif; } .peil .paper { fill: var(--paper); }</style>`;
  const [, title = "", description = "", inner = ""] =
    /<title>(.*?)<\/title><desc>(.*?)<\/desc>(.*)<\/svg>$/s.exec(strip) ?? [];
  const body =
    style +
    rect("paper", { x: 0, y: 0, ...whole }) +
    `<g transform="translate(${margin} ${margin})">${inner}${key(rows, Number(height), lang)}</g>`;
  return `${drawing({ ...whole, title, description, body })}\n`;
}

function rowsOf({ services }: MeasureFigure, lang: Language): StripRow[] {
  return services.map((figure) => ({
    label: `${figure.service!} ${periodName(figure.period.label, lang, "short").slice(0, 3)}`,
    figure,
  }));
}

/** What each letter stands for. */
function key(rows: readonly StripRow[], top: number, lang: Language): string {
  const { parts } = languages[lang].measurePage.strip;
  return exclusionsOf(rows.map(({ figure }) => figure))
    .map((name, i) => {
      const x = 74 + i * 270;
      const box = { x, y: top + 8, width: 22, height: 12 };
      return (
        stripPart("not-counted", box, i) +
        label("quiet", x + 28, top + 18, `${exclusionLetter(i)}: ${name}, ${parts["not-counted"]}`)
      );
    })
    .join("");
}

function hosting(): Program {
  const report = checkAgreement(
    readFileSync(path.join(folder, "agreement.yaml"), "utf8"),
    { years },
    { examples: false },
  );
  const program = report.trial!.program(undefined);
  if ("code" in program) throw new Error(program.code);
  return program;
}

async function records({ zone }: Program): Promise<readonly Fact[]> {
  const into = new ServiceRecords();
  for (const [name, mapping] of Object.entries(read)) {
    const parsed = parseMapping(readFileSync(path.join(root, `mappings/${mapping}.yaml`)));
    if ("findings" in parsed) throw new Error(`${mapping} is no mapping`);
    const bytes = createReadStream(path.join(folder, name));
    await importService({ name, bytes }, servicePlanOf(parsed.file, zone), into);
  }
  return into.inOrder().shared;
}

function measuredFrom(moment: string): Fact {
  return { kind: "monitoring-started", at: isoToInstant(moment).at!, seq: -1, fields: noFields };
}
