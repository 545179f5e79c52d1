import { pino } from "pino";
import { expect, test } from "vitest";
import { toldError } from "./log.ts";

function logged(err: unknown): Record<string, unknown> {
  const lines: string[] = [];
  const log = pino({ serializers: { err: toldError } }, { write: (line: string) => void lines.push(line) });
  log.error({ err }, "it broke");
  return (JSON.parse(lines[0]!) as { err: Record<string, unknown> }).err;
}

test("SYS-2 of what broke a connection nothing is logged but what it was", () => {
  const error = Object.assign(new Error("terminated"), {
    code: "57P01",
    detail: "Key (login)=(somebody@example.org) already exists.",
    client: { secretKey: 1928481780, connectionParameters: { host: "db" } },
  });
  expect(Object.keys(logged(error)).toSorted()).toEqual(["code", "message", "stack", "type"]);
});

test("SYS-2 what lies behind it is told in the same way, and a loop ends", () => {
  const cause = Object.assign(new Error("inner"), { client: {}, reason: "key-known" });
  const { cause: told } = logged(new TypeError("outer", { cause }));
  expect(told).toMatchObject({ type: "Error", message: "inner", reason: "key-known" });
  expect(told).not.toHaveProperty("client");
  const loop = new Error("loop");
  loop.cause = loop;
  expect(logged(loop)).toMatchObject({ message: "loop" });
  expect(logged("a word")).toBe("a word");
});
