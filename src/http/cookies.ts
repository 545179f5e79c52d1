/**
 * The two cookies of Peil (IDN-6): the session's, and the one by which a browser is known at the next sign-in. With HTTPS they
 * are bound to the host by their name.
 */
import type { Cookie } from "./operation.ts";

export class CookieJar {
  private readonly names: Readonly<Record<Cookie["name"], string>>;
  private readonly attributes: string;

  constructor(origin: string) {
    const isSecure = origin.startsWith("https:");
    const prefix = isSecure ? "__Host-" : "";
    this.names = { session: `${prefix}peil`, device: `${prefix}peil-device` };
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  }

  /** The first of that name in a Cookie header; undefined when there is none, or it is nothing of ours. */
  read(header: string | undefined, name: Cookie["name"]): string | undefined {
    if (header === undefined || header.length > 8192) return undefined;
    const wanted = `${this.names[name]}=`;
    const pair = header.split(";").find((one) => one.trimStart().startsWith(wanted));
    const value = pair?.trim().slice(wanted.length);
    return value !== undefined && /^[\w.~+/=-]{1,512}$/.test(value) ? value : undefined;
  }

  /** How long it is kept is said as a length: the clock of a reader may stand elsewhere. */
  write({ name, value, expiresAt }: Cookie, now: number): string {
    if (value === null) return `${this.names[name]}=; ${this.attributes}; Max-Age=0`;
    const kept = expiresAt === undefined ? "" : `; Max-Age=${Math.max(0, Math.floor((expiresAt - now) / 1000))}`;
    return `${this.names[name]}=${value}; ${this.attributes}${kept}`;
  }
}
