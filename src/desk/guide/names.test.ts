import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allTerms } from "../../agreement/all-terms.ts";
import { parseAgreement } from "../../agreement/parse.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import { compile } from "../../engine/compile.ts";
import { plainName } from "../../i18n/agreement-names.ts";
import { escalationsOf } from "./escalations.ts";
import { namesOf } from "./names.ts";
import { waitsOf } from "./waits.ts";

const folder = new URL("../../../agreements/", import.meta.url);
/** Said alike in both languages. */
const alike = new Set("1 2 engineer update schema hotfix helpdesk release customer-success-manager".split(" "));

function fileOf(name: string): AgreementFile {
  const parsed = parseAgreement(readFileSync(new URL(`${name}/agreement.yaml`, folder), "utf8"));
  if ("findings" in parsed) throw new Error("an agreement that does not parse");
  return parsed.file;
}

test.each(readdirSync(folder))("DSK-16 every name that a page of %s can show has words in both languages", (name) => {
  const program = compile(fileOf(name), { years: { from: 2025, to: 2027 } });
  const names = namesOf(program, { escalations: escalationsOf(program), waits: waitsOf(program) });
  const bare = Object.entries(names).filter(([written, { nl, en }]) => en === "" || nl === plainName(written));
  expect(bare.map(([written]) => written).filter((written) => !alike.has(written))).toEqual([]);
});

test.each(readdirSync(folder))("AGD-1 every term of %s that people see a title of has one of its own", (name) => {
  const shown = new Set(["hours", "level", "clock", "measure", "duty", "right", "rule", "procedure", "coverage"]);
  const untitled = [...allTerms(fileOf(name))].filter(
    ({ notion, term }) => shown.has(notion) && !("name" in term && term.name !== undefined),
  );
  expect(untitled.map((one) => `${one.notion} ${one.name}`)).toEqual([]);
});

test("DSK-16 a step that is called like the hours is told as a step", () => {
  const program = compile(fileOf("1do"), { years: { from: 2025, to: 2027 } });
  const names = namesOf(program, { escalations: escalationsOf(program), waits: waitsOf(program) });
  expect(names["support"]).toEqual({ nl: "ondersteuning", en: "support" });
});
