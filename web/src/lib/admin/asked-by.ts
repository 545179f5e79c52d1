/** What a kept agreement asks of a contract, in the reader's language. */
import type { Api } from "#lib/server/api.ts";
import type { Language } from "$peil/i18n/words.ts";
import { askedOf, type AskedOfContract } from "./contract-form.ts";

export async function askedBy(api: Api, language: Language, agreement: string): Promise<AskedOfContract | undefined> {
  const params = { path: { agreement } };
  const [kept, document] = await Promise.all([
    api.GET("/api/v1/agreements/{agreement}", { params }),
    api.GET("/api/v1/agreements/{agreement}/document", { params }),
  ]);
  if (kept.data === undefined) return undefined;
  const titles = (document.data?.values ?? []).map(({ item, title }) => [item, title[language]]);
  return askedOf(kept.data.source, Object.fromEntries(titles) as Record<string, string>, language);
}
