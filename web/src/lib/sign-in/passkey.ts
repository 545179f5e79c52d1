/**
 * Passkeys, in the browser alone: only it can ask the device. The library that speaks with the device is loaded when somebody wants one. What the API
 * refuses comes back as its problem; a window that was closed is `cancelled`.
 */
import { forHeader } from "#lib/left-behind.ts";
import type { Problem } from "#lib/server/answers.ts";
import type { Step } from "./steps.ts";

export type Asked<Done> = { readonly done: Done } | { readonly problem: Problem } | "cancelled";

export async function signInWithPasskey(): Promise<Asked<Step>> {
  return asked("/api/v1/session/passkey-options", "/api/v1/session/passkey", async (options) => {
    const { startAuthentication } = await import("@simplewebauthn/browser");
    return { answer: await startAuthentication({ optionsJSON: options as never }) };
  }) as Promise<Asked<Step>>;
}

export async function addPasskey(name: string): Promise<Asked<Step & { recoveryCodes: string[] }>> {
  return asked("/api/v1/account/passkeys/options", "/api/v1/account/passkeys", async (options) => {
    const { startRegistration } = await import("@simplewebauthn/browser");
    return { answer: await startRegistration({ optionsJSON: options as never }), name };
  }) as Promise<Asked<Step & { recoveryCodes: string[] }>>;
}

/** Asks what to ask the device, asks the device, and tells what it said. */
async function asked(from: string, to: string, answer: (options: unknown) => Promise<object>): Promise<Asked<unknown>> {
  const begun = await post(from);
  if ("problem" in begun) return begun;
  const { flow, options } = begun.done as { flow: string; options: unknown };
  let given: object;
  try {
    given = await answer(options);
  } catch {
    return "cancelled";
  }
  return post(to, { flow, ...given });
}

async function post(path: string, body?: object): Promise<{ done: unknown } | { problem: Problem }> {
  const headers = { "accept-language": document.documentElement.lang, ...forHeader() };
  const sent =
    body === undefined
      ? { headers }
      : { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
  const reply = await fetch(path, { method: "POST", ...sent });
  const told: unknown = await reply.json();
  return reply.ok ? { done: told } : { problem: told as Problem };
}

/** What a list of passkeys calls this device, where its owner names it no better: its system. */
export function deviceName(agent: string): string {
  const known = ["iPhone", "iPad", "Android", "Windows", "Mac", "CrOS", "Linux"].find((one) => agent.includes(one));
  return known === "CrOS" ? "Chromebook" : (known ?? "Passkey");
}
