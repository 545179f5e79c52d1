import { expect, test } from "vitest";
import { rowClaims } from "./check-rows.ts";
import { parseAgreement } from "./parse.ts";
import { agreementTemplate } from "./template.ts";

const procedure = `
procedures:
  complaint:
    article: "9"
    row: [R-6, R-7]
    opens: reported
    ends: resolved
    duties:
      hear: { by: supplier, from: opens, within: 1 week, to: answered, row: R-5 }
`;

test("CHK-4 a row is claimed by terms of every notion, those inside parties and procedures too", () => {
  const read = parseAgreement(agreementTemplate({ name: "x", zone: "UTC", lang: "en" }) + procedure);
  if ("findings" in read) throw new Error(JSON.stringify(read.findings));
  const claims = rowClaims(read.file);
  const by = (row: string) => claims.get(row)?.map(({ notion, name, path }) => `${notion} ${name} ${path.join(".")}`);
  expect(by("R-1")).toEqual(["role contact parties.customer.roles.contact"]);
  expect(by("R-4")).toEqual(["clock response clocks.response", "clock resolution clocks.resolution"]);
  expect(by("R-5")).toEqual([
    "measure availability measures.availability",
    "duty announce-maintenance duties.announce-maintenance",
    "duty complaint.hear procedures.complaint.duties.hear",
  ]);
  expect(by("R-7")).toEqual(["right escalate rights.escalate", "procedure complaint procedures.complaint"]);
  expect(by("R-10")).toBeUndefined();
});
