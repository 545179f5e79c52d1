/**
 * What browsers, and those who only look like one, send to the pages: nothing of it is answered with 500 or written down as a failure of Peil's own,
 * and none of it takes more than a little room.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { livedIn, type LivedIn } from "./lived-in.ts";
import type { Known } from "./peil.ts";

let peil: LivedIn;
beforeAll(async () => {
  peil = await livedIn({
    agreement: "embrace",
    now: "2026-11-20T14:30:00+01:00",
    report: { type: "incident", levels: { environment: "production", effect: "delayed" }, via: "portal" },
  });
});
afterAll(async () => peil?.close());

interface Sent {
  readonly role?: Known;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function send(
  path: string,
  body: string | Record<string, string> | FormData,
  { role, type, headers }: Sent = {},
) {
  const reply = await fetch(peil.origin + path, {
    method: "POST",
    redirect: "manual",
    headers: {
      origin: peil.origin,
      accept: "text/html",
      ...(role === undefined ? {} : { cookie: await peil.session(role) }),
      ...(body instanceof FormData ? {} : { "content-type": type ?? "application/x-www-form-urlencoded" }),
      ...headers,
    },
    body: typeof body === "string" || body instanceof FormData ? body : new URLSearchParams(body),
  });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}

const ownAccount = (fields: Record<string, string>) => ["/account?/makeKey", fields] as const;
const onTicket = (fields: Record<string, string>) => [`/tickets/${peil.tickets.open}?/act`, fields] as const;
const malformed: readonly [
  name: string,
  body: () => readonly [path: string, body: any, sent?: Sent],
  status: number,
][] = [
  ["an action that a name of SvelteKit's own asks for", () => ["/account?/default", {}], 404],
  ["an action of an object's", () => ["/account?/__proto__", {}], 404],
  ["a form to a page without forms", () => ["/agreements", {}], 405],
  ["parts without a boundary", () => ["/sign-in", "abc", { type: "multipart/form-data" }], 400],
  ["parts that break off", () => ["/sign-in", "--x\r\nContent-Disp", { type: "multipart/form-data; boundary=x" }], 400],
  ["nothing that has parts", () => ["/sign-in", "\0\0", { type: "multipart/form-data; boundary=x" }], 400],
  ["plain text", () => ["/sign-in", "login=a", { type: "text/plain" }], 400],
  ["JSON", () => ["/sign-in", "{}", { type: "application/json" }], 415],
  ["a thousand fields and one", () => ["/sign-in", "a=&".repeat(1001)], 400],
  ["months that are no number", () => ownAccount({ name: "x", scope: "tickets:read", months: "abc" }), 422],
  ["months beyond the end of time", () => ownAccount({ name: "x", scope: "tickets:read", months: "1e99" }), 422],
  ["a line in what becomes a header", () => onTicket({ verb: "note", body: "x", key: "abcdefgh\r\nX: y" }), 400],
  ["letters that no header holds", () => onTicket({ verb: "assign", version: "€", key: "abcdefgi" }), 400],
  ["a key beyond ASCII", () => ownAccount({ name: "x", scope: "tickets:read", months: "1", key: "kéy€-456" }), 200],
  ["U+0000", () => onTicket({ verb: "note", body: "a\0b", key: "abcdefgj" }), 422],
  ["names of an object's", () => onTicket({ verb: "classify", "level.__proto__": "x", key: "abcdefgk" }), 409],
];

test.each(malformed)("WEB-8 %s is refused and no failure", async (_name, made, status) => {
  const [path, body, sent] = made();
  const reply = await send(path, body, { role: "agent", ...sent });
  expect(reply.status).toBe(status);
  expect(headingOf(reply.text)).not.toBe("Dit ging mis bij ons");
  expect(peil.failures).toEqual([]);
});

function headingOf(html: string): string {
  return /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "";
}

test("WEB-8 what was typed into a password's field is in no answer", async () => {
  const typed = { present: "a secret of before 1", wanted: "a secret of after 2" };
  for (const accept of ["text/html", "application/json"]) {
    const { status, text } = await send("/account?/password", typed, { role: "agent", headers: { accept } });
    expect([status, text.includes("a secret of")]).toEqual([403, false]);
  }
});

test("WEB-8 whoever is not signed in has no large form read, and of who is a few at a time", async () => {
  const large = () => {
    const form = new FormData();
    form.set("login", "x");
    form.set("file", new Blob([Buffer.alloc(3_000_000)]), "x.txt");
    return form;
  };
  expect((await send("/sign-in", large())).status).toBe(413);
  const replies = await Promise.all(Array.from({ length: 8 }, () => send(onTicket({})[0], large(), { role: "agent" })));
  const statuses = new Set(replies.map(({ status }) => status));
  expect([...statuses].every((status) => status === 503 || status === 400)).toBe(true);
  expect((await send(onTicket({})[0], large(), { role: "agent" })).status).toBe(400);
  expect(peil.failures).toEqual([]);
});

test("WEB-2 nothing that the pages answer is without a policy, whatever a client says of it", async () => {
  const asked = [
    "/nope",
    "/sign-in/",
    "/tickets",
    "/_app/immutable/nope.js",
    "/_app/remote/a/b",
    "/sign-in/__data.json",
    "/plain.css",
  ];
  for (const path of asked)
    for (const headers of [{}, { "x-sveltekit-error": "true" }, { accept: "application/json" }]) {
      const reply = await fetch(peil.origin + path, { headers, redirect: "manual" });
      const { headers: told } = reply;
      await reply.arrayBuffer();
      expect([path, told.get("content-security-policy")]).toEqual([
        path,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect(told.get("x-content-type-options")).toBe("nosniff");
    }
});

test("WEB-9 a form of somebody's page does nothing in the name of who signed in after them", async () => {
  const page = await fetch(peil.origin + onTicket({})[0].split("?")[0]!, {
    headers: { cookie: await peil.session("agent") },
  });
  const key = /name="key" value="([^"]+)"/.exec(await page.text())![1]!;
  const note = onTicket({ verb: "note", body: "van de een", key });
  const refused = await send(...note, { role: "second-line-agent" });
  expect([refused.status, refused.text.includes("nu iemand anders aangemeld")]).toEqual([409, true]);
  expect((await send(...note, { role: "agent" })).status).toBe(200);
  const byScript = await send("/account?/endOthers", { for: peil.people.agent.person }, { role: "manager" });
  expect(byScript.status).toBe(409);
});

test("WEB-20 a form that comes without a session stays in its browser; a page leads to signing in", async () => {
  const sent = await send(...onTicket({ verb: "note", body: "x", key: "abcdefgm" }));
  expect([sent.status, headingOf(sent.text)]).toEqual([401, "Je bent afgemeld"]);
  const byScript = await send(...onTicket({ verb: "note", body: "x" }), { headers: { accept: "application/json" } });
  expect(JSON.parse(byScript.text)).toMatchObject({ type: "redirect" });
});

test("API-9 an address of which nobody is signed in has so many pages made, and no more", async () => {
  const statuses = [];
  for (let n = 0; n < 160; n++) {
    const reply = await fetch(`${peil.origin}/design`);
    statuses.push(reply.status);
    await reply.arrayBuffer();
  }
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  const page = await fetch(`${peil.origin}/account`, { headers: { cookie: await peil.session("agent") } });
  expect(page.status).toBe(200);
});
