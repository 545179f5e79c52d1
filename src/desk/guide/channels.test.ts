import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseAgreement } from "../../agreement/parse.ts";
import { compile } from "../../engine/compile.ts";
import { guideOf } from "./guide.ts";

const parsed = parseAgreement(readFileSync(new URL("../../../agreements/1do/agreement.yaml", import.meta.url), "utf8"));
if ("findings" in parsed) throw new Error("an agreement that does not parse");
const program = compile(parsed.file, { years: { from: 2025, to: 2027 } });

function offered(fields: Record<string, string>) {
  const { preferences, closedChannels, channelHours, matrix } = guideOf(program, { fields });
  return {
    critical: preferences.find(({ levels }) => levels["priority"] === "critical")?.channels,
    closed: [...closedChannels],
    hours: channelHours,
    clocks: [...new Set(matrix.flatMap(({ targets }) => targets.map(({ clock }) => clock)))].filter((one) =>
      one.includes("start"),
    ),
  };
}

test("PRI-4 DSK-16 a contract without the emergency service is offered neither its number nor its clock", () => {
  const without = { critical: ["phone"], closed: ["emergency-phone"], clocks: ["start-of-work"] };
  expect(offered({ "emergency-service": "no" })).toMatchObject(without);
  expect(offered({})).toMatchObject(without);
});

test("PRI-4 DSK-16 a contract with the emergency service is offered both, with the hours on which it is answered", () => {
  expect(offered({ "emergency-service": "yes" })).toEqual({
    critical: ["phone", "emergency-phone"],
    closed: [],
    hours: { "emergency-phone": "emergency" },
    clocks: ["start-of-work", "emergency-start"],
  });
});
