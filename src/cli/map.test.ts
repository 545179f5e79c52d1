import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { terminal } from "../../test/terminal.ts";
import { parseAgreement } from "../agreement/parse.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import type { Language } from "../i18n/words.ts";
import { parseMapping } from "../imports/mapping/mapping.ts";
import { run } from "./map.ts";

const samples = fileURLToPath(new URL("../../mappings/samples/", import.meta.url));
const agreements = fileURLToPath(new URL("../../agreements/", import.meta.url));
/** What records say of services is no desk's. */
const isOfDesk = (name: string) =>
  !/^log: service$/m.test(readFileSync(path.join(samples, "..", `${path.parse(name).name}.yaml`), "utf8"));
const exportsOfDesks = readdirSync(samples).filter((name) => /\.(?:csv|jsonl?)$/.test(name) && isOfDesk(name));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "peil-map-"));
  writeFileSync(path.join(folder, "tickets.csv"), tickets);
});
afterEach(() => rmSync(folder, { recursive: true }));

const tickets = `number,opened_at,resolved_at,priority,state
INC1,2026-10-01 09:00,2026-10-01 11:00,1 - Critical,Resolved
INC2,2026-10-02 09:00,,2 - High,New
`;

async function peil(args: string[], lang: Language = "en") {
  const { io, said } = terminal({ cwd: folder, lang, columns: 120 });
  return { code: await run(args, io), ...said };
}

describe("peil map", () => {
  test("IMP-11 prints the mapping, and what a person reads beside it", async () => {
    const { code, out, err } = await peil(["tickets.csv"]);
    expect(code).toBe(0);
    expect(parseMapping(out)).toMatchObject({ file: { key: "number", mapping: "tickets" } });
    expect(err).toContain("reported ← opened_at · resolved ← resolved_at");
    expect(err).toMatch(/lines? wants? a look/);
  });

  test("CON-2 IMP-11 what is about a service is not taken for tickets in silence", async () => {
    const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
    write("known.csv", "outage,start,end\nO-1,2026-10-01 09:00,2026-10-01 11:00\n");
    const known = await peil(["known.csv"]);
    expect([known.code, known.out]).toEqual([2, ""]);
    expect(known.err).toContain("known.csv --map outage-list");
    write(
      "storingen.csv",
      "Nr;Begin;Einde\n1;01-10-2026 09:00;01-10-2026 11:00\n2;02-10-2026 09:00;02-10-2026 11:00\n",
    );
    const own = await peil(["storingen.csv"]);
    expect(own.err).toContain("storingen.csv looks like records of a service");
    write("life.jsonl", '{"peil-facts":1,"agreement":"desk","edition":"1"}\n');
    const log = await peil(["life.jsonl"], "nl");
    expect([log.code, log.err]).toEqual([2, expect.stringContaining("dat heeft geen koppeling nodig")]);
    expect((await peil(["tickets.csv"])).err).not.toContain("records of a service");
  });

  test("IMP-11 says it in Dutch as well", async () => {
    const { out, err } = await peil(["tickets.csv"], "nl");
    expect(out).toContain("# Voorgesteld door `peil map` voor tickets.csv, na 2 regels van 2 meldingen.");
    expect(err).toMatch(/Kijk deze 2 regels na/);
  });

  test("IMP-11 writes a file once, and says what to do next", async () => {
    const { code, out } = await peil(["tickets.csv", "--out", "m.yaml"]);
    expect(code).toBe(0);
    expect(out).toContain("peil score agreement.yaml tickets.csv --map m.yaml");
    expect(parseMapping(readFileSync(path.join(folder, "m.yaml")))).toHaveProperty("file");
    const again = await peil(["tickets.csv", "--out", "m.yaml"]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("m.yaml is already there")]);
  });

  test("IMP-11 tells another program what wants a look", async () => {
    const { out } = await peil(["tickets.csv", "--json", "--zone", "Europe/Brussels"]);
    const said = JSON.parse(out) as { looks: { at: string; code: string }[]; text: string };
    expect(said).toMatchObject({ file: "tickets.csv", records: 2, tickets: 2, basedOn: null, path: null });
    expect(said.looks.map(({ at, code }) => `${at} ${code}`)).toEqual(["type type.assumed"]);
    expect(said.text).toContain("zone: Europe/Brussels");
  });

  test.each([
    ["an option that is none", ["tickets.csv", "--fast"], "--fast"],
    ["no export", [], "Usage: peil map"],
    ["two exports", ["tickets.csv", "tickets.csv"], "Usage: peil map"],
    ["an export that is not there", ["nothing.csv"], "nothing.csv"],
    ["a folder", ["."], "."],
    ["a zone that does not exist", ["tickets.csv", "--zone", "Europe/Amsterdm"], 'Did you mean "Europe/Amsterdam"?'],
    ["an agreement that is not there", ["tickets.csv", "--agreement", "a.yaml"], "a.yaml"],
    ["a folder that is not there", ["tickets.csv", "--out", "x/m.yaml"], "the folder of x/m.yaml is not there"],
  ])("IMP-7 refuses %s", async (_, args, said) => {
    const { code, out, err } = await peil(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });

  test.each([
    ["no moments", "key,name\na,b\n", "no column holds moments"],
    [
      "no ticket",
      "colour,created\nred,2026-10-01 09:00\nred,2026-10-01 09:00\nred,2026-10-01 09:00\n",
      "no column names",
    ],
    ["no records", "number,opened_at\n", "there is not one record in it"],
    ["no text", "", "odd.csv"],
  ])("IMP-11 proposes nothing where there is %s", async (_, text, said) => {
    writeFileSync(path.join(folder, "odd.csv"), text);
    const { code, out, err } = await peil(["odd.csv"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });
});

describe("exports of desks that Peil knows", () => {
  test.each(exportsOfDesks)("IMP-11 %s is recognised, and its mapping is proposed", async (name) => {
    const { out } = await peil([path.join(samples, name), "--json"]);
    expect(JSON.parse(out)).toMatchObject({ basedOn: name.replace(/\.\w+$/, "") });
  });

  test("IMP-11 with the agreement of the samples their mappings need no change", async () => {
    for (const name of exportsOfDesks) {
      const { out } = await peil([
        path.join(samples, name),
        "--agreement",
        path.join(samples, "agreement.yaml"),
        "--json",
      ]);
      const { looks } = JSON.parse(out) as { looks: { at: string }[] };
      expect([name, looks.filter(({ at }) => at !== "zone")]).toEqual([name, []]);
    }
  });

  // The one knows no priority but a severity, the other a priority that follows from impact and urgency.
  test.each(["engage", "1do"])("IMP-11 they are made to fit the words of %s", async (name) => {
    const file = path.join(agreements, name, "agreement.yaml");
    const agreement = (parseAgreement(readFileSync(file)) as { file: AgreementFile }).file;
    for (const sample of exportsOfDesks) {
      const { out } = await peil([path.join(samples, sample), "--agreement", file]);
      expect([sample, parseMapping(out, agreement)]).not.toHaveProperty("1.findings");
    }
  });
});
