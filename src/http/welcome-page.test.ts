import { createHash } from "node:crypto";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { welcomeRoutes } from "./welcome-page.ts";

const app = Fastify();
welcomeRoutes(app);
const get = (url: string, language: string) => app.inject({ url, headers: { "accept-language": language } });

test.each(["/", "/link"])(
  "API-6 %s runs nothing but its own script and fetches nothing from elsewhere",
  async (url) => {
    const { statusCode, headers, body } = await get(url, "nl");
    const policy = String(headers["content-security-policy"]);
    expect([statusCode, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    for (const [, tag, text] of body.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)) {
      const hash = `'sha256-${createHash("sha256").update(text!).digest("base64")}'`;
      expect(policy).toContain(`${tag}-src ${hash}`);
    }
    expect(body).not.toMatch(/ (?:src|href)="(?!\/)| on[a-z]+="/);
  },
);

test("API-6 the pages speak the language that is asked for", async () => {
  expect((await get("/link", "en-GB,en;q=0.8")).body).toContain('<html lang="en"');
  expect((await get("/link", "nl")).body).toContain("Welkom bij Peil");
});
