/** How somebody wants to see Peil (IDN-16): language, theme, and the filters of the queue that they keep under a name. */
import { z } from "zod";
import type { PreferenceRow, SavedFilter } from "../identity/identity.ts";
import { line } from "./fields.ts";
import { operation, type AnyOperation } from "./operation.ts";
import { ticketQuery } from "./ticket-filters.ts";
import { everybody } from "./who-may.ts";

const own = { resource: "account", place: "none", roles: everybody, scope: "session" } as const;
const asked = z.strictObject(ticketQuery);

/** Kept as it was written, and only where the list of tickets takes it: what it narrows down to may be gone tomorrow. */
const query = z
  .record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]))
  .superRefine((given, context) => {
    const read = asked.safeParse(given, { reportInput: true });
    for (const issue of read.error?.issues ?? []) context.addIssue({ ...issue });
  })
  .describe("What `listTickets` takes, but for `limit` and `cursor`");

const filter = z.strictObject({ name: line(100), query }).meta({ id: "SavedFilter" });
const languages = z.enum(["nl", "en"]).nullable().describe("Null: as the browser asks");
const themes = z.enum(["system", "light", "dark"]);

const preferences = z
  .object({
    language: languages,
    theme: themes,
    filters: z.array(
      z.object({ name: z.string(), query: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }),
    ),
    version: z.int(),
  })
  .meta({ id: "Preferences" });

export const preferenceOperations: readonly AnyOperation[] = [
  operation({
    ...own,
    method: "GET",
    path: "/api/v1/account/preferences",
    id: "getPreferences",
    summary: "How this person wants to see Peil, with the filters that they keep",
    reply: preferences,
    handle: async ({ principal }, { identity }) => answer(await identity.preferences.of(principal)),
  }),
  operation({
    ...own,
    method: "PATCH",
    path: "/api/v1/account/preferences",
    id: "changePreferences",
    summary: "Change what is named; a list of filters takes the place of the one that was kept",
    match: "optional",
    body: z.strictObject({
      language: languages.optional(),
      theme: themes.optional(),
      filters: z.array(filter).max(50).optional(),
    }),
    reply: preferences,
    handle: async ({ principal, body, version }, { identity }) =>
      answer(await identity.preferences.change(principal, body, version)),
  }),
];

function answer({ filters, ...rest }: PreferenceRow) {
  return { body: { ...rest, filters: filters.map(shown) }, version: rest.version };
}

function shown({ name, query }: SavedFilter) {
  const pairs = Object.entries(query).map(
    ([key, value]) => [key, typeof value === "string" ? value : [...value]] as const,
  );
  return { name, query: Object.fromEntries(pairs) };
}
