/** The agreements that come along with Peil, to begin with: read into the build, each on its own, so that none costs anything until it is asked for. */
import { agreementHead, type AgreementHead } from "#lib/admin/agreement-head.ts";
import type { Language } from "$peil/i18n/words.ts";

const sources = import.meta.glob<string>("../../../../agreements/*/agreement.yaml", {
  query: "?raw",
  import: "default",
});

const byName = new Map(Object.entries(sources).map(([path, read]) => [path.split("/").at(-2) ?? path, read]));

export async function bundledSource(name: string): Promise<string | undefined> {
  return byName.get(name)?.();
}

let heads: Promise<readonly AgreementHead[]> | undefined;

/** What they call themselves, by name; they never change while Peil runs. */
export function bundledHeads(): Promise<readonly AgreementHead[]> {
  return (heads ??= Promise.all(
    [...byName.keys()].toSorted().map(async (name) => agreementHead((await bundledSource(name))!)),
  ).then((found) => found.flatMap((head) => head ?? [])));
}

/** What to call an agreement that is kept: by its title where it came along, else as its file calls it. */
export async function calledAs(language: Language): Promise<(of: Pick<AgreementHead, "name" | "edition">) => string> {
  const known = await bundledHeads();
  return ({ name, edition }) =>
    known.find((head) => head.name === name && head.edition === edition)?.title[language] ?? name;
}
