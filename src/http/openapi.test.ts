import { expect, test } from "vitest";
import { testServer } from "../../test/http/server.ts";
import { checkOperations } from "./check-operations.ts";
import { openApi } from "./openapi.ts";
import { operations } from "./operations.ts";

interface Described {
  readonly operationId: string;
  readonly "x-resource": string;
  readonly "x-place": string;
  readonly "x-roles": "anyone" | readonly string[];
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const document = JSON.parse(JSON.stringify(openApi(operations))) as Document;
const described = Object.values(document.paths).flatMap((methods) => Object.entries(methods));

test("API-1 every operation of Peil keeps the promises of all operations", () => {
  expect(checkOperations(operations)).toEqual([]);
});

test("API-2 openapi.json names each operation with its resource, the place of its id and who may", () => {
  expect(document.openapi).toBe("3.1.1");
  expect(described).toHaveLength(operations.length);
  for (const [, one] of described) {
    expect(one["x-resource"]).not.toBe("");
    expect(one["x-roles"].length).toBeGreaterThan(0);
    const [where, name] = one["x-place"].split(":");
    const isThere = where !== "path" || one.parameters.some((given) => given.in === "path" && given.name === name);
    expect([one.operationId, isThere]).toEqual([one.operationId, true]);
  }
});

test("API-2 every reference in openapi.json leads somewhere, and every schema is led to", () => {
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!);
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
  const hollow = Object.entries(document.components.schemas).filter(([, schema]) => Object.hasOwn(schema, "$ref"));
  expect(hollow).toEqual([]);
});

test("API-7 whatever is posted by somebody who signed in takes an Idempotency-Key", () => {
  const posts = described.filter(([method, one]) => method === "post" && one["x-roles"] !== "anyone");
  const without = posts.filter(([, { parameters }]) => !parameters.some(({ name }) => name === "Idempotency-Key"));
  expect(posts.length).toBeGreaterThan(20);
  expect(without).toEqual([]);
});

test("API-2 the reference is a page of Peil's own: nothing in it comes from another host, and nothing may", async () => {
  const app = testServer(operations);
  const page = await app.inject("/api/");
  expect(page.statusCode).toBe(200);
  expect([...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)).toEqual(["js/scalar.js"]);
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("http");
  expect(policy).toMatch(/script-src 'self' 'sha256-/);
  const program = await app.inject({ url: "/api/js/scalar.js", headers: { "accept-encoding": "gzip" } });
  expect([program.statusCode, program.headers["content-encoding"]]).toEqual([200, "gzip"]);
  const served = await app.inject("/openapi.json");
  expect(served.json()).toEqual(document);
  const again = await app.inject({
    url: "/openapi.json",
    headers: { "if-none-match": String(served.headers["etag"]) },
  });
  expect(again.statusCode).toBe(304);
  await app.close();
});
