import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiAtWork, type Api, type Reply } from "../../test/http/api-at-work.ts";
import { Zip, ZipError } from "../imports/read/zip.ts";
import { nameToTake } from "./take-along.ts";

let api: Api;
let origin: string;
beforeAll(async () => {
  api = await apiAtWork({ agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  origin = `${await api.app.listen({ port: 0, host: "127.0.0.1" })}/api/v1`;
}, 60_000);
afterAll(() => api.close());

async function attached(who: string, ticket: string, name: string, bytes: Buffer, more: object = {}): Promise<string> {
  const headers = { cookie: `peil=${who}`, "file-name": name, "content-type": "application/octet-stream" };
  const query = Object.keys(more).length > 0 ? "?internal=true" : "";
  const sent = await fetch(`${origin}/tickets/${ticket}/files${query}`, {
    method: "POST",
    headers,
    body: bytes as never,
  });
  const { content, hash } = (await sent.json()) as { content: string; hash: string };
  const done = await api.ask(who, "POST", `/tickets/${ticket}/actions/attach`, { files: [{ content, hash }], ...more });
  expect(done.status).toBe(200);
  return hash;
}

async function opened({ bytes }: Reply) {
  const zip = new Zip(bytes, 100_000_000);
  const read = (name: string) => buffer(Readable.from(zip.unpack(name)));
  const lines = JSON.parse((await read("data.json")).toString()) as Record<string, unknown>[];
  return { read, lines, page: (await read("index.html")).toString() };
}

test("API-19 LED-3 somebody has what is kept of them: who they are, what they wrote and sent, to read and for a computer", async () => {
  const { ask, at } = api;
  const who = {
    role: "end-user",
    customer: at.customer,
    login: "eva@example.org",
    name: "Eva <Eind> & Co",
    phone: "070 123",
  };
  const { person } = (await ask("manager", "POST", "/people", who)).body as { person: string };
  const { ticket } = await at.done("end-user", "report", {
    title: "Slow & late",
    body: "Everything is slow.\nSince <nine>.",
  });
  const [one, two] = [Buffer.from(randomBytes(90_000).toString("hex")), Buffer.from("later")];
  await attached("end-user", ticket, "scherm.txt", one);
  await attached("end-user", ticket, "scherm.txt", two);
  await attached("agent", ticket, "ours.txt", Buffer.from("ours"), { internal: true });
  await ask("agent", "POST", `/tickets/${ticket}/actions/note`, { body: "Among ourselves.", internal: true });
  await ask("agent", "POST", `/tickets/${ticket}/actions/answer`, { body: "We look into it." });
  const self = await ask("end-user", "GET", `/people/${at.people["end-user"]}/data`);
  expect([self.status, self.headers["content-type"]]).toEqual([200, "application/zip"]);
  const { read, lines, page } = await opened(self);
  expect(new Set(lines.map(({ is }) => is))).toEqual(new Set(["person", "left-out", "ticket", "text", "file", "fact"]));
  expect(lines[0]).toMatchObject({ organisation: "Customer 1" });
  expect(lines.find(({ text }) => text === "We look into it.")).toMatchObject({
    is: "text",
    role: "supplier",
    isInternal: false,
  });
  expect(page).toContain("We look into it.");
  expect(page).toContain("<h2>What is not in here</h2>");
  expect(lines.filter(({ is }) => is === "ticket")).toMatchObject([{ title: "Slow & late", state: "open" }]);
  const number = lines.find(({ is }) => is === "ticket")!["number"] as string;
  const paths = lines.filter(({ is }) => is === "file").map(({ path }) => path as string);
  expect(paths).toEqual([`attachments/${number}/scherm.txt`, `attachments/${number}/2 scherm.txt`]);
  expect((await read(paths[0]!)).equals(one)).toBe(true);
  expect((await read(paths[1]!)).equals(two)).toBe(true);
  expect(page).toContain(`href="attachments/${number}/2%20scherm.txt"`);
  expect(page).toContain("Everything is slow.<br>Since &lt;nine&gt;.");
  expect(page).not.toContain("Among ourselves");
  const eva = await ask("customer-administrator", "GET", `/people/${person}/data`);
  expect(eva.headers["content-disposition"]).toBe(`attachment; filename="peil-eva-eind-co-2026-11-20.zip"`);
  const known = await opened(eva);
  expect(known.lines[0]).toMatchObject({
    is: "person",
    name: "Eva <Eind> & Co",
    phone: "070 123",
    login: "eva@example.org",
    theme: "system",
    language: null,
  });
  expect(known.page).toContain("<dd>eva@example.org</dd>");
  expect(known.page).toContain("<bdi>Data of Eva &lt;Eind&gt; &amp; Co</bdi>");
  expect((await ask("contact", "GET", `/people/${person}/data`)).status).toBe(403);
  expect((await ask("other-contact", "GET", `/people/${person}/data`)).status).toBe(404);
});

test("API-19 API-4 a customer takes along what is kept of it, as its administrator or the supplier's manager, with facts like a person's", async () => {
  const { ask, at } = api;
  const own = await ask("customer-administrator", "GET", `/customers/${at.customer}/data`);
  expect([own.status, own.headers["content-disposition"]]).toEqual([
    200,
    `attachment; filename="peil-customer-1-2026-11-20.zip"`,
  ]);
  const { lines, page } = await opened(own);
  const text = JSON.stringify(lines);
  expect(text).toContain(at.contract);
  expect(text).not.toContain(at.customers[1]!.contract);
  expect(text).not.toContain("Among ourselves");
  expect(text).not.toContain("ours.txt");
  expect(text).toContain("eva@example.org");
  expect(page).toContain("Slow &amp; late");
  const mine = (await opened(await ask("end-user", "GET", `/people/${at.people["end-user"]}/data`))).lines;
  const facts = lines.filter(({ is }) => is === "fact");
  for (const fact of mine.filter(({ is }) => is === "fact")) expect(facts).toContainEqual(fact);
  const managers = await opened(await ask("manager", "GET", `/customers/${at.customer}/data`));
  expect(managers.lines).toEqual(lines);
  expect((await ask("other-customer-administrator", "GET", `/customers/${at.customer}/data`)).status).toBe(404);
  expect((await ask("contact", "GET", `/customers/${at.customer}/data`)).status).toBe(403);
});

test("API-19 a file that was lost or damaged is said to be missing, with what to do; the rest of the zip is whole", async () => {
  const { ask, at, files, folder } = api;
  const { ticket } = await at.done("contact", "report", { title: "Three files", body: "See them." });
  const send = (name: string) => attached("contact", ticket, `${name}.txt`, Buffer.from(`${name} `.repeat(30_000)));
  const [, lost, broken] = [await send("kept"), await send("lost"), await send("broken")];
  const own = `/people/${at.people["contact"]}/data`;
  const before = await opened(await ask("contact", "GET", own));
  const named = (lines: readonly Record<string, unknown>[], name: string) =>
    lines.find((line) => line["name"] === `${name}.txt`)!;
  expect(before.page).not.toContain("Files that are missing");
  expect(named(before.lines, "lost")).not.toHaveProperty("lack");
  await files.delete(lost);
  const place = path.join(folder, broken.slice(0, 2), broken.slice(2, 4), broken);
  const bytes = await readFile(place);
  bytes[bytes.length - 20]! ^= 1;
  await writeFile(place, bytes);

  const { read, lines, page } = await opened(await ask("contact", "GET", own));
  expect((await read(named(lines, "kept")["path"] as string)).toString()).toBe("kept ".repeat(30_000));
  expect(named(lines, "lost")).toMatchObject({
    path: null,
    lack: "lost",
    note: "this file is missing: Peil no longer has it; ask the supplier for it",
  });
  expect(named(lines, "broken")).toMatchObject({ path: null, lack: "broken" });
  expect(lines.length).toBe(before.lines.length);
  for (const name of ["lost", "broken"])
    await expect(read(named(before.lines, name)["path"] as string)).rejects.toThrow(ZipError);
  const number = named(lines, "kept")["number"] as string;
  expect(page).toContain("<h2>Files that are missing</h2>");
  expect(page).toContain(`<li>${number} · <bdi>lost.txt</bdi>: Peil no longer has it</li>`);
  expect(page).toContain(`<li>${number} · <bdi>broken.txt</bdi>: it is damaged</li>`);
  expect(page).not.toContain('lost.txt"');
  const dutch = await opened(await ask("contact", "GET", own, undefined, { "accept-language": "nl" }));
  expect(dutch.page).toContain(
    "<bdi>lost.txt</bdi> (dit bestand ontbreekt: Peil heeft het niet meer; vraag de leverancier erom)",
  );
});

test("API-19 a file that breaks while it goes out breaks the download: half a file is never taken for a whole one", async () => {
  const { at, files } = api;
  const { ticket } = await at.done("contact", "report", { title: "One file", body: "See it." });
  const long = await attached("contact", ticket, "long.txt", Buffer.from(randomBytes(150_000).toString("hex")));
  const get = files.get.bind(files);
  let asked = 0;
  files.get = async (hash) => {
    const form = await get(hash);
    return hash === long && ++asked === 2 ? Readable.from(form!.take(2)) : form;
  };
  try {
    const sent = await fetch(`${origin}/people/${at.people["contact"]}/data`, { headers: { cookie: "peil=contact" } });
    expect(sent.status).toBe(200);
    await expect(sent.arrayBuffer()).rejects.toThrow("terminated");
    expect(asked).toBe(2);
  } finally {
    files.get = get;
  }
});

test("API-19 what is taken along is named after whose it is, in any script", () => {
  const now = Date.parse("2026-11-22T23:30:00Z");
  expect(nameToTake("Gemeente 's-Hertogenbosch", now)).toBe("peil-gemeente-s-hertogenbosch-2026-11-23.zip");
  expect(nameToTake("株式会社", now)).toBe("peil-株式会社-2026-11-23.zip");
});
