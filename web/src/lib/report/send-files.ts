/** Files that go along with a report, sent by the browser itself, which alone knows how far each one is; then named on the ticket together. */
import { whyOf, type LeftOut } from "#lib/report/file-limits.ts";
import { forHeader } from "#lib/left-behind.ts";

interface Kept {
  readonly content: string;
  readonly hash: string;
}

/** `tell` gets the share that was sent, from 0 to 1. Rejects where a file was not taken, with what the API said. */
export function sendFile(ticket: string, file: File, tell: (share: number) => void): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/tickets/${ticket}/files`);
    request.setRequestHeader("File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", crypto.randomUUID());
    for (const [name, value] of Object.entries(forHeader())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(total === 0 ? 0 : loaded / total));
    request.addEventListener("error", () => reject(new Error("")));
    request.addEventListener("load", () =>
      request.status === 201
        ? resolve(JSON.parse(request.responseText) as Kept)
        : reject(new Error(whyOf(problemIn(request.responseText), ""))),
    );
    request.send(file);
  });
}

function problemIn(reply: string): unknown {
  try {
    return JSON.parse(reply);
  } catch {
    return undefined;
  }
}

/** Those that did not go along, each with why; the others are on the ticket. */
export async function sendFiles(
  ticket: string,
  files: readonly File[],
  tell: (name: string, share: number) => void,
  lost: string,
): Promise<LeftOut[]> {
  const kept: Kept[] = [];
  const failed: LeftOut[] = [];
  for (const file of files) {
    try {
      const { content, hash } = await sendFile(ticket, file, (share) => tell(file.name, share));
      kept.push({ content, hash });
    } catch (thrown) {
      failed.push({ name: file.name, why: (thrown as Error).message || lost });
    }
  }
  if (kept.length === 0) return failed;
  const response = await fetch(`/api/v1/tickets/${ticket}/actions/attach`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...forHeader() },
    body: JSON.stringify({ files: kept }),
  }).catch(() => undefined);
  return response?.ok === true ? failed : files.map(({ name }) => ({ name, why: lost }));
}
