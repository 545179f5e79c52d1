/** What may go along with a report or a message, as the API takes it (ATT-4); said before anybody chooses, and looked at when they did. */
export const mostFiles = 20;
export const mostFileBytes = 25 * 1024 * 1024;

/** A file that did not go along, and why in words. */
export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

interface Limits {
  readonly fileTooLarge: string;
  readonly tooManyFiles: string;
}

/** Of those that are chosen beside `before`, which can go along; the rest with the reason. */
export function fitting(
  before: number,
  chosen: readonly File[],
  { fileTooLarge, tooManyFiles }: Limits,
): { readonly files: File[]; readonly leftOut: LeftOut[] } {
  const files: File[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of chosen) {
    const why =
      file.size > mostFileBytes ? fileTooLarge : before + files.length >= mostFiles ? tooManyFiles : undefined;
    if (why === undefined) files.push(file);
    else leftOut.push({ name: file.name, why });
  }
  return { files, leftOut };
}

/** What the API said of a file, or that nothing came back. */
export function whyOf(problem: unknown, otherwise: string): string {
  const { title = "", detail = "" } = (problem ?? {}) as { title?: string; detail?: string };
  return title === "" ? otherwise : `${title}. ${detail}`.trim();
}
