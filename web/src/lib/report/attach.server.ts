/** Files that came with a form of a browser without a script: each is sent on to the API and then named on the ticket together. */
import { mostFiles, whyOf, type LeftOut } from "#lib/report/file-limits.ts";

export function filesIn(form: FormData): File[] {
  return form.getAll("files").filter((one): one is File => typeof one !== "string" && one.size > 0);
}

/** Those that were not taken; the others are on the ticket. */
export async function attachAll(
  { api, newId }: Pick<App.Locals, "api" | "newId">,
  ticket: string,
  files: readonly File[],
  w: Readonly<Record<"tooManyFiles" | "fileLost", string>>,
): Promise<LeftOut[]> {
  const kept: { content: string; hash: string }[] = [];
  const failed: LeftOut[] = files.slice(mostFiles).map(({ name }) => ({ name, why: w.tooManyFiles }));
  for (const file of files.slice(0, mostFiles)) {
    const { data, error } = await api.POST("/api/v1/tickets/{ticket}/files", {
      params: {
        path: { ticket },
        header: { "Idempotency-Key": newId(), "File-Name": encodeURIComponent(file.name) } as never,
      },
      headers: { "content-type": "application/octet-stream" },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
    });
    if (data === undefined) failed.push({ name: file.name, why: whyOf(error, w.fileLost) });
    else kept.push({ content: data.content, hash: data.hash });
  }
  if (kept.length === 0) return failed;
  const { response } = await api.POST("/api/v1/tickets/{ticket}/actions/attach", {
    params: { path: { ticket }, header: { "Idempotency-Key": newId() } },
    body: { files: kept },
  });
  return response.ok ? failed : files.map(({ name }) => ({ name, why: w.fileLost }));
}
