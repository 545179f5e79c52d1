/** What an agreement calls itself at the top of its file: its title, its edition and the supplier's own name, without reading all of its terms. */
import { parse } from "yaml";
import type { Language } from "$peil/i18n/words.ts";

export interface AgreementHead {
  readonly name: string;
  readonly edition: string;
  readonly title: Readonly<Record<Language, string>>;
  /** "" where the file does not say it. */
  readonly supplier: string;
}

/** Undefined of a text that does not begin each of these on a line of its own. */
export function agreementHead(source: string): AgreementHead | undefined {
  const [name, edition, title, parties] = ["agreement", "edition", "title", "parties"].map((key) =>
    partOf(source, key),
  );
  if (typeof name !== "string" || !isTitle(title)) return undefined;
  if (typeof edition !== "string" && typeof edition !== "number") return undefined;
  const supplier = (parties as { supplier?: { name?: unknown } } | undefined)?.supplier?.name;
  return { name, edition: String(edition), title, supplier: typeof supplier === "string" ? supplier : "" };
}

/** The line with the key, and those after it that belong to it. */
function partOf(source: string, key: string): unknown {
  const written = new RegExp(`^${key}:.*(?:\\n(?:[ \\t].*|))*`, "m").exec(source)?.[0];
  if (written === undefined) return undefined;
  try {
    return (parse(written, { schema: "failsafe" }) as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

function isTitle(value: unknown): value is AgreementHead["title"] {
  const { nl, en } = (value ?? {}) as Record<string, unknown>;
  return typeof nl === "string" && typeof en === "string";
}
