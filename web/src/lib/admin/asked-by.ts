/** What a kept agreement asks of a contract, in the reader's language. */
import type { Api } from "#lib/server/api.ts";
import type { Language } from "$peil/i18n/words.ts";
import { askedOf, withServices, type AskedOfContract } from "./contract-form.ts";

export async function askedBy(api: Api, language: Language, agreement: string): Promise<AskedOfContract | undefined> {
  const params = { path: { agreement } };
  const [kept, document, services] = await Promise.all([
    api.GET("/api/v1/agreements/{agreement}", { params }),
    api.GET("/api/v1/agreements/{agreement}/document", { params }),
    api.GET("/api/v1/services"),
  ]);
  if (kept.data === undefined) return undefined;
  const titles = (document.data?.values ?? []).map(({ item, title }) => [item, title[language]]);
  const asked = askedOf(kept.data.source, Object.fromEntries(titles) as Record<string, string>, language);
  return withServices(
    asked,
    (services.data?.items ?? []).map(({ service }) => service),
  );
}
