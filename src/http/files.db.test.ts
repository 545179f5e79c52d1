import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api } from "../../test/http/api-at-work.ts";
import { forgetUnattached, patienceMs } from "../attachments/orphans.ts";

let api: Api;
let base: string;
let ticket: string;
const nobodys = "01980000-0000-7000-8000-00000000dead";

beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  await api.app.listen({ port: 0, host: "127.0.0.1" });
  base = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}/api/v1`;
  const said = { title: "It fails", body: "Again", type: "incident", levels: { environment: "production" } };
  const made = await api.ask("contact", "POST", "/tickets", { ...said, contract: api.at.contract });
  ticket = (made.body as { ticket: string }).ticket;
}, 60_000);
afterAll(() => api.close());

interface Uploaded {
  readonly content: string;
  readonly hash: string;
  readonly type?: string;
}

async function send(who: string, said: string | Buffer, headers: Record<string, string> = {}, to = `${ticket}/files`) {
  const given = { cookie: `peil=${who}`, "content-type": "application/octet-stream", ...headers };
  const reply = await fetch(`${base}/tickets/${to}`, { method: "POST", headers: given, body: said as never });
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Uploaded };
}

async function attach(who: string, { content, hash }: Uploaded, more: object = {}) {
  return api.ask(who, "POST", `/tickets/${ticket}/actions/attach`, { files: [{ content, hash }], ...more });
}

async function get(who: string, of: string, file: string) {
  const reply = await fetch(`${base}/files/${of}/${file}`, { headers: { cookie: `peil=${who}` } });
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
}

async function listed(who: string): Promise<readonly { readonly file: string }[]> {
  const reply = await api.ask(who, "GET", `/tickets/${ticket}/files`);
  return (reply.body as { items: { file: string }[] }).items;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const lying = async () =>
  (await readdir(api.folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length;

test("ATT-5 ATT-6 a file is sent, attached and read back as a download that nothing shows or keeps", async () => {
  const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(3_000_000)]);
  const { status, body } = await send("contact", file, { "file-name": encodeURIComponent("vóór.pdf") });
  expect([status, body]).toEqual([
    201,
    {
      content: body.content,
      hash: body.hash,
      name: "vóór.pdf",
      mediaType: "application/pdf",
      bytes: file.length,
      forgottenAt: new Date(api.at.now() + patienceMs).toISOString(),
    },
  ]);
  expect((await get("contact", ticket, body.content)).status).toBe(404); // no fact names it yet
  expect(await attach("contact", body)).toMatchObject({ status: 200, body: { facts: [{ kind: "attached" }] } });
  const { headers, bytes } = await get("agent", ticket, body.content);
  expect(sha256(bytes)).toBe(sha256(file));
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-length": String(file.length),
    "content-disposition": `attachment; filename="v__r.pdf"; filename*=UTF-8''v%C3%B3%C3%B3r.pdf`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "same-origin",
  });
  const shown = { file: body.content, name: "vóór.pdf", mediaType: "application/pdf", bytes: file.length };
  const person = api.at.people.contact;
  const at = new Date(api.at.now()).toISOString();
  expect(await listed("customer-administrator")).toEqual([{ ...shown, person, at, isInternal: false }]);
});

test("ATT-5 API-4 another's file, an internal one, one that is not attached and nobody's are answered with the same bytes", async () => {
  const theirs = (await send("agent", "among ourselves", {}, `${ticket}/files?internal=true`)).body;
  expect((await attach("agent", theirs, { internal: true })).status).toBe(200);
  const loose = (await send("contact", "not yet")).body;
  const said = { title: "Mine", body: "x", type: "incident", levels: { environment: "production" } };
  const other = await api.ask("other-contact", "POST", "/tickets", {
    ...said,
    contract: api.at.customers[1]!.contract,
  });
  const elsewhere = (other.body as { ticket: string }).ticket;
  const own = (await send("contact", "ours")).body;
  await attach("contact", own);
  const refused = [
    await get("contact", ticket, theirs.content),
    await get("contact", ticket, loose.content),
    await get("contact", ticket, nobodys),
    await get("contact", nobodys, own.content),
    await get("contact", elsewhere, own.content),
    await get("other-contact", ticket, own.content),
    await get("other-contact", elsewhere, own.content),
    await get("end-user", ticket, own.content),
    await get("other-auditor", ticket, own.content),
  ];
  const bytes = refused.map((one) => `${one.status} ${one.bytes.toString()}`);
  expect(new Set(bytes).size).toBe(1);
  expect(bytes[0]).toMatch(/^404 /);
  const may = ["contact", "customer-administrator", "auditor", "agent", "manager"];
  const read = await Promise.all(may.map(async (who) => (await get(who, ticket, own.content)).bytes.toString()));
  expect(new Set(read)).toEqual(new Set(["ours"]));
  expect((await get("second-line-agent", ticket, theirs.content)).bytes.toString()).toBe("among ourselves");
  const shown = async (who: string) => (await listed(who)).map(({ file }) => file);
  expect(await shown("agent")).toContain(theirs.content);
  expect(await shown("contact")).not.toContain(theirs.content);
});

test("ATT-5 API-5 who does not see a ticket, or only reads it, sends nothing for it, and nobody attaches what another sent", async () => {
  const before = await lying();
  const asked = [
    await send("other-contact", "x"),
    await send("end-user", "x"),
    await send("agent", "x", {}, `${nobodys}/files`),
  ];
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await send("auditor", "x")).status).toBe(403);
  expect((await send("nobody", "x")).status).toBe(401);
  const foreign = { origin: "https://evil.example" };
  expect((await send("contact", "x", foreign)).body.type).toBe("/problems/foreign-origin");
  expect(await lying()).toBe(before);
  const { body } = await send("contact", "mine");
  expect((await attach("agent", body)).status).toBe(422);
  expect((await attach("contact", { ...body, hash: "0".repeat(64) })).status).toBe(422);
});

test("ATT-5 what was sent for the supplier's own people is attached for them, and the database shows it to nobody else", async () => {
  const inside = `${ticket}/files?internal=true`;
  const [internal, open] = [(await send("agent", "ours", {}, inside)).body, (await send("agent", "shown")).body];
  expect([(await attach("agent", internal)).status, (await attach("agent", open, { internal: true })).status]).toEqual([
    422, 422,
  ]);
  expect((await send("contact", "x", {}, inside)).body.type).toBe("/problems/not-your-role");
  const rows = await api.at.db.read({ ...api.at.scope, customer: api.at.customer }, (tx) =>
    tx.query("SELECT content FROM peil.content WHERE tenant = $1 AND content = ANY($2)", [
      tx.scope.tenant,
      [internal.content, open.content],
    ]),
  );
  expect(rows).toEqual([{ content: open.content }]);
});

test("API-7 API-15 sent again under its key a file is kept once; another one under that key is refused and not kept", async () => {
  const key = { "idempotency-key": "one-file-once", "file-name": "a.txt" };
  const first = await send("contact", "the same", key);
  const before = await lying();
  const again = await send("contact", "the same", key);
  expect([again.status, again.body, again.headers.get("idempotency-replayed")]).toEqual([201, first.body, "true"]);
  const other = [
    await send("contact", "not the same", key),
    await send("contact", "the same", { ...key, "file-name": "b.txt" }),
  ];
  expect(other.map(({ body }) => body.type)).toEqual(["/problems/key-reused", "/problems/key-reused"]);
  expect(await lying()).toBe(before);
});

test("ATT-6 what nothing names in a day is forgotten, and cannot be attached any more", async () => {
  const { body } = await send("contact", "forgotten");
  await api.at.db.write(api.at.scope, (tx) => forgetUnattached(tx, api.at.now() + 1));
  expect((await attach("contact", body)).status).toBe(422);
});

test("API-13 a file that the store has lost is not there, and the log says so", async () => {
  const { body } = await send("contact", "lost");
  await attach("contact", body);
  await api.files.delete(body.hash);
  expect((await get("contact", ticket, body.content)).status).toBe(404);
});
