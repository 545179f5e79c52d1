import { describe, expect, test } from "vitest";
import { otherKind } from "./file-kind.ts";

describe("which kind of file it is", () => {
  test.each([
    ["agreement", { "peil-mapping": "1", key: "number" }, "mapping"],
    ["agreement", { tickets: [] }, "facts"],
    ["mapping", { peil: "1" }, "agreement"],
    ["facts", { peil: "1" }, "agreement"],
  ] as const)("CHK-1 where an %s is wanted, another kind is said once", (wanted, data, is) => {
    expect(otherKind(data as never, wanted)).toMatchObject({ code: "file.other-kind", params: { is, wanted } });
  });

  test.each([
    ["agreement", { peil: "1" }],
    ["agreement", { agreement: "a" }],
    ["mapping", { peil: "1", "peil-mapping": "1" }],
    ["facts", [{ id: "a" }]],
    ["facts", "text"],
  ] as const)("CHK-1 what is or could be an %s is left to its own check", (wanted, data) => {
    expect(otherKind(data as never, wanted)).toBeUndefined();
  });
});
