import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { Egress, type EgressOptions } from "./egress.ts";
import { EgressFailed } from "./failure.ts";

const open: (Server | Egress)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) {
    if (one instanceof Egress) await one.close();
    else one.close().closeAllConnections();
  }
});

async function served(listener: RequestListener, host = "127.0.0.1"): Promise<number> {
  const server = createServer(listener).listen(0, host);
  open.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

function door(options: Partial<EgressOptions> = {}): Egress {
  const egress = new Egress({ userAgent: "Peil/test", ...options });
  open.push(egress);
  return egress;
}

/** A listener that has read the body, and may not throw. */
const having =
  (answer: (body: string, ...args: Parameters<RequestListener>) => void): RequestListener =>
  async (asked, response) =>
    answer(await text(asked), asked, response);

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return error instanceof EgressFailed ? error.reason : String(error);
}

test("HOK-1 what stands in the URL is looked at before anything is opened", async () => {
  let asked = 0;
  const port = await served((_, response) => {
    asked++;
    response.end();
  });
  const { fetch } = door();
  expect(await reasonOf(fetch(`http://127.0.0.1:${port}/`))).toBe("not-https");
  expect(await reasonOf(fetch(`https://127.0.0.1:${port}/`))).toBe("address-refused");
  expect(await reasonOf(fetch(`https://[::ffff:127.0.0.1]:${port}/`))).toBe("address-refused");
  expect(await reasonOf(fetch(`https://2130706433:${port}/`))).toBe("address-refused");
  expect(await reasonOf(fetch(`https://0x7f.1:${port}/`))).toBe("address-refused");
  expect(await reasonOf(fetch("https://a:b@example.org/"))).toBe("credentials-in-url");
  expect(await reasonOf(fetch("file:///etc/passwd"))).toBe("not-https");
  expect(await reasonOf(fetch("elsewhere"))).toBe("bad-url");
  expect(asked).toBe(0);
});

test("HOK-1 a name that points inside is refused, also when only one of its addresses does", async () => {
  const { fetch } = door({ resolve: async () => ["1.1.1.1", "::ffff:10.0.0.1"] });
  expect(await reasonOf(fetch("https://mixed.example/"))).toBe("address-refused");
});

test("HOK-1 a name is resolved once, and connected to at the address that was looked at", async () => {
  const asked: string[] = [];
  const outside = await served((_, response) => response.end("outside"), "127.0.0.2");
  // Another server, on the same port of the address to which the name turns.
  const inside = createServer((_, response) => response.end("inside")).listen(outside, "127.0.0.3");
  open.push(inside);
  await once(inside, "listening");
  const resolve = async (host: string): Promise<readonly string[]> => {
    asked.push(host);
    return [asked.length === 1 ? "127.0.0.2" : "127.0.0.3"];
  };
  // Only the first answer lies in a network that was let through; it stands for what is public.
  const { fetch } = door({ resolve, allow: ["127.0.0.2/32"] });
  const tls = await reasonOf(fetch(`https://rebinds.example:${outside}/`)); // no TLS there: connected, then broken
  expect(tls).toBe("not-connected");
  expect(asked).toEqual(["rebinds.example"]);
  expect(await reasonOf(fetch(`https://rebinds.example:${outside}/`))).toBe("address-refused");
  expect(asked).toEqual(["rebinds.example", "rebinds.example"]);
});

test("HOK-1 a place that was named is reached without TLS, under its own name and with our own name", async () => {
  let request: IncomingMessage | undefined;
  const port = await served((asked, response) => {
    request = asked;
    response.end("here");
  });
  const { fetch } = door({ allow: [`http://desk.example:${port}`], resolve: async () => ["127.0.0.1"] });
  const answer = await fetch(`http://desk.example:${port}/a?b=c`, { headers: { "User-Agent": "somebody else" } });
  expect(await answer.text()).toBe("here");
  expect(answer.url).toBe(`http://desk.example:${port}/a?b=c`);
  expect(request!.headers.host).toBe(`desk.example:${port}`);
  expect(request!.headers["user-agent"]).toBe("Peil/test");
});

test("HOK-1 the next address of a name is tried where the first does not answer", async () => {
  const port = await served((_, response) => response.end("second"), "127.0.0.2");
  const { fetch } = door({ allow: [`http://two.example:${port}`], resolve: async () => ["127.0.0.9", "127.0.0.2"] });
  expect(await (await fetch(`http://two.example:${port}/`)).text()).toBe("second");
});

test("HOK-1 an answer that redirects is the answer, unless redirects were asked for", async () => {
  const port = await served((_, response) => response.writeHead(302, { location: "/next" }).end());
  const { fetch } = door({ allow: [`http://127.0.0.1:${port}`] });
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(302);
  expect(await reasonOf(fetch(`http://127.0.0.1:${port}/`, { redirects: 9 }))).toBe("too-many-redirects");
});

test("HOK-1 each redirect is looked at like the first request, and carries no secret to another origin", async () => {
  const seen: [string | undefined, string | undefined, string][] = [];
  const second = await served(
    having((body, asked, response) => {
      seen.push([asked.headers.authorization, asked.method, body]);
      response.end("done");
    }),
  );
  const first = await served((asked, response) => {
    const [, status = "302", to = ""] = /^\/(\d+)\/(.*)$/.exec(asked.url!) ?? [];
    response.writeHead(Number(status), { location: decodeURIComponent(to) }).end();
  });
  const { fetch } = door({ allow: [`http://127.0.0.1:${first}`, `http://127.0.0.1:${second}`] });
  const via = async (status: number, to: string) =>
    fetch(`http://127.0.0.1:${first}/${status}/${encodeURIComponent(to)}`, {
      method: "POST",
      body: "said",
      headers: { authorization: "Bearer x", "content-type": "text/plain" },
      redirects: 1,
    });
  await via(302, `http://127.0.0.1:${second}/`);
  await via(307, `http://127.0.0.1:${second}/`);
  expect(seen).toEqual([
    [undefined, "GET", ""],
    [undefined, "POST", "said"],
  ]);
  expect(await reasonOf(via(302, "https://169.254.169.254/latest/meta-data/"))).toBe("address-refused");
  expect(await reasonOf(via(302, "http://example.org/"))).toBe("not-https");
  expect(await reasonOf(via(302, "https://u:p@example.org/"))).toBe("credentials-in-url");
});

test("HOK-1 a body that is too large ends, also one that was packed small", async () => {
  const port = await served((asked, response) => {
    if (asked.url === "/packed")
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(5_000_000)));
    else if (asked.url === "/exact") response.end(Buffer.alloc(1000));
    else response.end(Buffer.alloc(1001));
  });
  const { fetch } = door({ allow: [`http://127.0.0.1:${port}`] });
  const read = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { maxBytes: 1000 })).arrayBuffer();
  expect((await read("/exact")).byteLength).toBe(1000);
  expect(await reasonOf(read("/one-more"))).toBe("too-large");
  expect(await reasonOf(read("/packed"))).toBe("too-large");
});

test("HOK-1 what takes too long ends, before the answer and while it comes in", async () => {
  const port = await served((asked, response) => {
    if (asked.url === "/drips") response.writeHead(200).write("drip");
  });
  const { fetch } = door({ allow: [`http://127.0.0.1:${port}`] });
  const url = `http://127.0.0.1:${port}`;
  expect(await reasonOf(fetch(`${url}/silent`, { timeoutMs: 150 }))).toBe("too-slow");
  expect(await reasonOf(fetch(`${url}/drips`, { timeoutMs: 150 }).then(async (answer) => answer.text()))).toBe(
    "too-slow",
  );
  expect(await reasonOf(fetch(`${url}/silent`, { signal: AbortSignal.timeout(0) }))).toBe("too-slow");
  expect(await reasonOf(fetch(`${url}/silent`, { signal: AbortSignal.abort() }))).toBe("cancelled");
});

test("HOK-1 a library's own request and answer pass through unchanged", async () => {
  const port = await served(
    having((body, asked, response) => {
      const packed = gzipSync(JSON.stringify({ method: asked.method, body, x: asked.headers["x-own"] }));
      response
        .writeHead(201, { "content-encoding": "gzip", "content-type": "application/json", etag: '"1"' })
        .end(packed);
    }),
  );
  const { fetch } = door({ allow: [`http://127.0.0.1:${port}`] });
  const request = new Request(`http://127.0.0.1:${port}/`, { method: "PUT", body: "é", headers: { "x-own": "1" } });
  const answer = await fetch(request);
  expect(answer).toBeInstanceOf(Response);
  expect([answer.status, answer.headers.get("etag"), answer.headers.get("content-encoding")]).toEqual([
    201,
    '"1"',
    null,
  ]);
  expect(await answer.json()).toEqual({ method: "PUT", body: "é", x: "1" });
});
