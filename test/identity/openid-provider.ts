/**
 * A real OpenID provider on this machine, and a browser that signs in there by its forms. Whoever is typed as login is told of
 * as that address, verified unless it begins with `unverified`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { vi } from "vitest";

export interface GivenProvider {
  readonly issuer: string;
  /** Goes to `url`, signs in as `login`, and gives the address that the browser is sent back to. */
  signIn(url: string, login: string): Promise<string>;
  close(): Promise<void>;
}

interface ProviderClass {
  new (
    issuer: string,
    configuration: object,
  ): {
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    on(event: string, listener: (...given: unknown[]) => void): void;
  };
}

export const client = { clientId: "peil", clientSecret: "a secret of the test, longer than thirty-two bytes" };
export const redirectUri = "http://localhost:7345/sign-in/openid";

/** `back` is where it may send a browser back to. */
export async function givenProvider(back = redirectUri): Promise<GivenProvider> {
  // It says at length that it is no provider to run for real.
  for (const way of ["info", "warn"] as const) vi.spyOn(console, way).mockImplementation(() => {});
  // It brings no types along, and so it is named where the compiler does not look.
  const name = "oidc-provider";
  const { default: Provider } = (await import(name)) as { default: ProviderClass };
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  answer = new Provider(issuer, configuration(back)).callback();
  return {
    issuer,
    signIn: browse,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const configuration = (back: string) => ({
  clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [back] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  pkce: { required: () => true },
  cookies: { keys: ["a key of the test"] },
  findAccount: (_: unknown, login: string) => ({
    accountId: login,
    claims: () => ({ sub: login, email: login, email_verified: !login.startsWith("unverified") }),
  }),
});

async function browse(url: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = url;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const response = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: form } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    const page = await response.text();
    const location = response.headers.get("location");
    form = undefined;
    if (location !== null) {
      next = new URL(location, next).href;
      if (next.startsWith(redirectUri)) return next;
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    const action = /action="([^"]+)"/.exec(page)?.[1];
    if (prompt === undefined || action === undefined) throw new Error(`${next} answered ${response.status}: ${page}`);
    form = new URLSearchParams({ prompt, login, password: "anything" });
    next = new URL(action, next).href;
  }
  throw new Error("the provider sends the browser round in circles");
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = ""] = cookie.split(";");
  const [name = "", ...value] = pair.split("=");
  if (value.join("=") === "") jar.delete(name);
  else jar.set(name, value.join("="));
}
