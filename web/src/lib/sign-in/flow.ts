/** What a browser keeps while it is at another sign-in service: without it nobody comes back in its place. */
import type { Cookies } from "@sveltejs/kit";

const name = "peil-flow";
const path = "/sign-in/return";

export function keepFlow(cookies: Cookies, flow: string, { protocol }: URL): void {
  cookies.set(name, flow, { path, maxAge: 900, httpOnly: true, sameSite: "lax", secure: protocol === "https:" });
}

export function takeFlow(cookies: Cookies): string {
  const flow = cookies.get(name) ?? "";
  cookies.delete(name, { path });
  return flow;
}
