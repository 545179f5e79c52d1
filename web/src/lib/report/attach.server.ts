/** Files that came with a form of a browser without a script: each is sent on to the API and then named on the ticket together. */
const most = 20;

export function filesIn(form: FormData): File[] {
  return form.getAll("files").filter((one): one is File => typeof one !== "string" && one.size > 0);
}

/** The names of those that were not taken. */
export async function attachAll(
  { api, newId }: Pick<App.Locals, "api" | "newId">,
  ticket: string,
  files: readonly File[],
): Promise<string[]> {
  const kept: { content: string; hash: string }[] = [];
  const failed: string[] = files.slice(most).map(({ name }) => name);
  for (const file of files.slice(0, most)) {
    const { data } = await api.POST("/api/v1/tickets/{ticket}/files", {
      params: {
        path: { ticket },
        header: { "Idempotency-Key": newId(), "File-Name": encodeURIComponent(file.name) } as never,
      },
      headers: { "content-type": "application/octet-stream" },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
    });
    if (data === undefined) failed.push(file.name);
    else kept.push({ content: data.content, hash: data.hash });
  }
  if (kept.length === 0) return failed;
  const { response } = await api.POST("/api/v1/tickets/{ticket}/actions/attach", {
    params: { path: { ticket }, header: { "Idempotency-Key": newId() } },
    body: { files: kept },
  });
  return response.ok ? failed : files.map(({ name }) => name);
}
