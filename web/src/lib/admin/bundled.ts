/** The agreements that come along with Peil, to begin with: read into the build, each on its own, so that none costs anything until it is asked for. */
const sources = import.meta.glob<string>("../../../../agreements/*/agreement.yaml", {
  query: "?raw",
  import: "default",
});

const byName = new Map(Object.entries(sources).map(([path, read]) => [path.split("/").at(-2) ?? path, read]));

export const bundledNames: readonly string[] = [...byName.keys()].toSorted();

export async function bundledSource(name: string): Promise<string | undefined> {
  return byName.get(name)?.();
}
