import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkFields } from "../contracts/contract-fields.ts";
import { parseAgreement } from "./parse.ts";
import { reachNames, reachOf } from "./reach.ts";

function fileOf(name: string) {
  const parsed = parseAgreement(
    readFileSync(new URL(`../../agreements/${name}/agreement.yaml`, import.meta.url), "utf8"),
  );
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  return parsed.file;
}

test("CON-1 PRI-4 a contract fills in how the desk is reached, by the channels that its agreement names", () => {
  expect(reachNames(fileOf("1do"))).toEqual(["phone", "mail", "emergency-phone"]);
  expect(reachNames({ contract: { phone: { is: "text" } } })).toEqual(["mail"]);
  expect(reachOf({ phone: "000 000 00 00", mail: "", mandate: "yes" })).toEqual({ phone: "000 000 00 00" });
});

test("CON-1 CHK-1 a number without digits, an address without its sign and a channel that nobody named are found", () => {
  const found = (fields: Record<string, string>) =>
    checkFields(fileOf("1do"), fields).flatMap(({ code, path, severity }) =>
      severity === "error" ? [[code, path?.at(-1)]] : [],
    );
  expect(found({ phone: "+31 (0)00 000 00 00", mail: "desk@example.org", "emergency-phone": "000 000" })).toEqual([]);
  expect(found({ phone: "desk@example.org", mail: "000 000" })).toEqual([
    ["shape.expected", "phone"],
    ["shape.expected", "mail"],
  ]);
  expect(found({ "night-phone": "000 000" })).toHaveLength(1);
});
