import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { as, testDeps } from "../../test/http/server.ts";
import { dispositionOf } from "./download.ts";
import { download } from "./operation.ts";
import { notFound } from "./problem.ts";
import { buildServer } from "./server.ts";

const release = Promise.withResolvers<undefined>();
const deps = testDeps();
const app = buildServer(deps, [
  download({
    method: "GET",
    path: "/api/v1/files",
    id: "getFile",
    summary: "A file",
    resource: "export",
    place: "none",
    query: { how: z.enum(["whole", "broken", "waiting", "none"]) },
    roles: ["agent", "manager", "auditor"],
    scope: "tickets:read",
    type: "application/x-ndjson",
    async download({ query: { how } }) {
      if (how === "none") return notFound;
      return {
        name: "één.jsonl",
        async send(write) {
          await write("a secret line\n");
          if (how === "waiting") await release.promise;
          if (how === "broken") throw new Error("the disk went away");
          const times = how === "whole" ? 100 : 0;
          for (let i = 0; i < times; i++) await write(Buffer.alloc(100_000, "x"));
        },
      };
    },
  }),
]);
let base: string;
beforeAll(async () => {
  await app.listen({ port: 0, host: "127.0.0.1" });
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/files`;
});
afterAll(async () => app.close());

const get = async (how: string, who: Parameters<typeof as>[0] = "agent") =>
  fetch(`${base}?how=${how}`, { headers: { ...as(who), connection: "close" } });

describe("downloads", () => {
  test("API-13 what is long comes whole, named in any script, opened by no browser", async () => {
    const reply = await get("whole");
    expect((await reply.arrayBuffer()).byteLength).toBe(10_000_014);
    expect(reply.headers.get("content-disposition")).toBe(
      `attachment; filename="__n.jsonl"; filename*=UTF-8''%C3%A9%C3%A9n.jsonl`,
    );
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(dispositionOf(`a"b\r\n.txt`)).toBe(`attachment; filename="a_b__.txt"; filename*=UTF-8''a%22b%0D%0A.txt`);
    expect((await get("none")).status).toBe(404);
  });

  test("API-13 API-11 one that breaks ends the connection, and the log says nothing of what it held", async () => {
    await expect(get("broken").then(async (reply) => reply.text())).rejects.toThrow(/fetch failed|terminated/);
    const broke = () => deps.written.find(({ sentence }) => sentence === "a download broke")?.fields["operation"];
    await expect.poll(broke).toBe("getFile");
    expect(JSON.stringify(deps.written)).not.toContain("secret");
  });

  test("API-9 API-13 four are sent at once, of one person two, and whoever comes then is told to come back", async () => {
    const two = await Promise.all([get("waiting"), get("waiting")]);
    const third = await get("waiting");
    expect([third.status, third.headers.get("retry-after")]).toEqual([503, "5"]);
    const others = await Promise.all([get("waiting", "manager"), get("waiting", "manager")]);
    expect((await get("waiting", "auditor")).status).toBe(503);
    release.resolve(undefined);
    await Promise.all([...two, ...others].map(async (reply) => reply.text()));
    expect((await get("waiting")).status).toBe(200);
  });
});
