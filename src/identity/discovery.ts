/** What providers say of themselves, asked again after an hour; and what they refuse, in two codes of ours (IDN-14). */
import * as openid from "openid-client";
import type { IdentityOptions, ProviderRow } from "./identity.ts";
import { IdentityRefused } from "./refusal.ts";

const KEPT_MS = 3_600_000;
const TIMEOUT_SECONDS = 10;

export class Discovery {
  private readonly options: IdentityOptions;
  private readonly known = new Map<string, { at: number; configuration: openid.Configuration }>();

  constructor(options: IdentityOptions) {
    this.options = options;
  }

  /** Refuses with `provider-unreachable`. */
  async of({ issuer, clientId }: ProviderRow, clientSecret: string): Promise<openid.Configuration> {
    const key = JSON.stringify([issuer, clientId, clientSecret]);
    const known = this.known.get(key);
    const now = this.options.now();
    if (known && now >= known.at && now < known.at + KEPT_MS) return known.configuration;
    const server = new URL(issuer);
    const fetching = this.options.fetch;
    try {
      const configuration = await openid.discovery(server, clientId, clientSecret, undefined, {
        timeout: TIMEOUT_SECONDS,
        // Marked as deprecated so that nobody uses it unseen: here for a provider on this machine, which may have plain http.
        // oxlint-disable-next-line typescript/no-deprecated
        ...(server.protocol === "http:" ? { execute: [openid.allowInsecureRequests] } : {}),
        ...(fetching ? { [openid.customFetch]: (url, given) => fetching(url, given as RequestInit) } : {}),
      });
      this.known.set(key, { at: now, configuration });
      return configuration;
    } catch (cause) {
      throw new IdentityRefused("provider-unreachable", {}, { cause });
    }
  }
}

/** What it answered is `provider-refused`; that it did not, `provider-unreachable`. */
export function refusedByProvider(error: unknown): IdentityRefused {
  const name = (error as Error).name;
  const isUnreachable = name === "TimeoutError" || (error instanceof TypeError && error.message === "fetch failed");
  return new IdentityRefused(isUnreachable ? "provider-unreachable" : "provider-refused", {}, { cause: error });
}
