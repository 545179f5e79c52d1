import { get } from "node:http";
import { brotliDecompressSync, constants } from "node:zlib";
import fastify from "fastify";
import { expect, test } from "vitest";
import type { ServerDeps } from "./dependencies.ts";
import { webRoutes } from "./web.ts";

test("WEB-1 of a page that tells some of it later, the beginning is there while the rest is still to come", async () => {
  const app = fastify();
  const rest = Promise.withResolvers<undefined>();
  const rates = { address: { perSecond: 1, burst: 1 } };
  const deps = {
    config: { origin: "http://localhost:1", rates },
    now: () => 0,
    newId: () => "",
  } as unknown as ServerDeps;
  webRoutes(app, deps, (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.write(`<p>${"beginning ".repeat(500)}</p>`);
    void rest.promise.then(() => response.end("<p>rest</p>"));
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  try {
    const { port } = app.server.address() as { port: number };
    const { headers, chunks } = await asked(port, () => rest.resolve(undefined));
    expect(headers["content-encoding"]).toBe("br");
    expect(decompressed(chunks.slice(0, 1))).toContain("beginning");
    expect(decompressed(chunks.slice(0, 1))).not.toContain("rest");
    expect(decompressed(chunks)).toContain("rest");
  } finally {
    await app.close();
  }
});

/** `onFirst` is called when the first of the body is there. */
function asked(port: number, onFirst: () => void) {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; chunks: Buffer[] }>((resolve, reject) => {
    get({ port, host: "127.0.0.1", path: "/", headers: { "accept-encoding": "br" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => {
        if (chunks.push(chunk) === 1) onFirst();
      });
      response.on("end", () => resolve({ headers: response.headers, chunks }));
    }).on("error", reject);
  });
}

function decompressed(chunks: Buffer[]): string {
  return brotliDecompressSync(Buffer.concat(chunks), { finishFlush: constants.BROTLI_OPERATION_FLUSH }).toString();
}
