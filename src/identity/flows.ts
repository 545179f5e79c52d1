/**
 * What a browser goes away with and comes back to, for ten minutes and once: a challenge, a state, a verifier. It is sealed,
 * because it stands in the database before anybody knows whose it is.
 */
import type { IdentityOptions } from "./identity.ts";
import { IdentityRefused } from "./refusal.ts";
import { hashOf, newToken, seal, unseal } from "./secrets.ts";

const KEPT_MS = 10 * 60_000;

export async function beginFlow(options: IdentityOptions, kind: string, content: object): Promise<string> {
  const token = newToken(options.random);
  await options.database.pool.query("INSERT INTO identity.flow (hash, sealed, expires_at) VALUES ($1, $2, $3)", [
    hashOf(token),
    seal(options.key, options.random, `flow ${kind}`, JSON.stringify(content)),
    new Date(options.now() + KEPT_MS),
  ]);
  return token;
}

/** Uses it up. Refuses with `flow-not-valid`, also where it is of another kind. */
export async function endFlow<Content>(options: IdentityOptions, kind: string, token: string): Promise<Content> {
  const { rows } = await options.database.pool.query<{ sealed: Buffer; expires_at: Date }>(
    "DELETE FROM identity.flow WHERE hash = $1 RETURNING sealed, expires_at",
    [hashOf(token)],
  );
  const row = rows[0];
  if (!row || row.expires_at.getTime() <= options.now()) throw new IdentityRefused("flow-not-valid");
  try {
    return JSON.parse(unseal(options.key, `flow ${kind}`, row.sealed).toString()) as Content;
  } catch (cause) {
    throw new IdentityRefused("flow-not-valid", {}, { cause });
  }
}
