/**
 * The mappings of services that come along, each held against its sample. What an import must give is written down beside
 * the sample (`samples/*.facts.txt`), from what the sample says and not from what an import gave.
 */
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { MappingFile } from "../src/imports/mapping/mapping-schema.ts";
import { parseMapping } from "../src/imports/mapping/mapping.ts";
import { importService } from "../src/imports/services/import-services.ts";
import { servicePlanOf } from "../src/imports/services/service-plan.ts";
import { ServiceRecords } from "../src/imports/services/service-records.ts";
import type { Fact } from "../src/facts/fact.ts";

const folder = new URL("../mappings/", import.meta.url);
const samples = new URL("samples/", folder);
const isOfServices = (file: string) => /^log: service$/m.test(readFileSync(new URL(file, folder), "utf8"));
const names = readdirSync(folder).flatMap((file) =>
  file.endsWith(".yaml") && isOfServices(file) ? [file.slice(0, -".yaml".length)] : [],
);

/** What each sample was given that an import must find. */
const expectedFindings: Readonly<Record<string, readonly string[]>> = {
  "healthchecks-pings": [
    "1 × record.left-out The start of a job, no sign that it is done",
    "1 × record.left-out Failed, or merely a note in its log",
  ],
  "maintenance-list": [],
  "outage-list": ["1 × record.time start, apart", "1 × record.time-twice start"],
  "probe-log": ["1 × record.value-unknown ms, apart"],
  "sample-counts": [],
  "sign-list": ["1 × record.time-twice time"],
  "statuspage-incidents": ["1 × record.left-out Without impact"],
  "statuspage-maintenances": [],
  "usage-list": [],
};

describe("the mappings of services that come along", () => {
  it.each(names)("CHK-1 IMP-1 %s says in both languages what it is and what such records cannot know", (name) => {
    const { mapping, title, "cannot-know": unknown = [] } = mappingOf(name);
    expect(mapping).toBe(name);
    expect(unknown.length).toBeGreaterThanOrEqual(2);
    for (const { nl, en } of [title, ...unknown]) expect(nl).not.toBe(en);
  });

  it.each(names)("IMP-1 CON-2 %s gives the facts that stand beside its sample, and no others", async (name) => {
    const { records, findings } = await importSample(name);
    const { shared, ofCustomer } = records.inOrder();
    const told = [
      ...shared.map((fact) => factText(fact)),
      ...[...ofCustomer].flatMap(([customer, facts]) => facts.map((fact) => `${factText(fact)} of ${customer}`)),
    ];
    expect(findings).toEqual([]);
    expect(told).toEqual(
      readFileSync(new URL(`${name}.facts.txt`, samples), "utf8")
        .trim()
        .split("\n"),
    );
  });

  it.each(Object.entries(expectedFindings))(
    "IMP-2 %s finds in its sample just what the sample was given",
    async (name, expected) => {
      const { records } = await importSample(name);
      const said = records.found.list().map(({ code, params, count, setsApart }) => {
        const about = params["column"] ?? params["en"] ?? "";
        return `${count} × ${code} ${about}${setsApart ? ", apart" : ""}`;
      });
      expect(said.toSorted()).toEqual([...expected].toSorted());
    },
  );

  it("IMP-2 every mapping has a sample, and every sample its expectations", () => {
    expect(Object.keys(expectedFindings).toSorted()).toEqual(names.toSorted());
    expect(names.map((name) => sampleOf(name).length > 0)).toEqual(names.map(() => true));
  });
});

function mappingOf(name: string): MappingFile {
  const read = parseMapping(readFileSync(new URL(`${name}.yaml`, folder)));
  if ("findings" in read) throw new Error(JSON.stringify(read.findings));
  return read.file;
}

function sampleOf(name: string): string {
  return readdirSync(samples).find((file) => file.startsWith(`${name}.`) && !file.endsWith(".facts.txt")) ?? "";
}

async function importSample(name: string) {
  const records = new ServiceRecords();
  const plan = servicePlanOf(mappingOf(name), "Europe/Amsterdam");
  const file = { name: sampleOf(name), bytes: createReadStream(new URL(sampleOf(name), samples)) };
  const { findings } = await importService(file, plan, records);
  return { records, findings };
}

/** A fact in UTC to the minute, with its fields. */
function factText({ at, kind, fields }: Fact): string {
  const words = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  return `${new Date(at).toISOString().slice(0, 16)}Z ${kind}${words.join("")}`;
}
