import type { components } from "#lib/made/schema.js";

/** What an API key may be limited to. */
export type KeyScope = components["schemas"]["ApiKey"]["scopes"][number];
