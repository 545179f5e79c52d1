import { expect, test } from "vitest";
import { parseMapping } from "./mapping.ts";

const head = "peil-mapping: 1\nmapping: desk\ntitle: Desk\nkey: id\nfacts: [{ fact: reported, at: opened }]\n";

test.each([
  ["a state", "states: { column: state, values: { New: open } }", "states"],
  ["one of several states", "states: [{ column: state, values: { New: open } }]", "states.0"],
  ["a level", "changes: [{ level: priority, column: priority }]", "changes.0"],
])("CHK-1 a change of %s needs its moment: of its own, or of the whole record", (_what, section, place) => {
  const parsed = parseMapping(head + section);
  expect("findings" in parsed ? parsed.findings.map(({ code, path }) => [code, path.join(".")]) : parsed).toEqual([
    ["mapping.no-moment", place],
  ]);
  expect(parseMapping(`${head}moment: changed\n${section}`)).toHaveProperty("file");
});
