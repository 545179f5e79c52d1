/** Files on their way to the server while somebody still writes: each with how far it is, and what names it once it is there. */
import { forHeader } from "#lib/left-behind.ts";
import type { LeftOut } from "#lib/report/file-limits.ts";

export interface Upload {
  readonly id: string;
  readonly name: string;
  share: number;
  state: "sending" | "ready" | "failed";
  content: string;
  hash: string;
  /** What the server said where it did not take it. */
  why: string;
}

export class Uploads {
  list = $state<Upload[]>([]);
  private readonly requests = new Map<string, XMLHttpRequest>();

  /** What does not fit is said at once, and not sent. */
  leaveOut({ name, why }: LeftOut): void {
    this.list.push({ id: crypto.randomUUID(), name, share: 0, state: "failed", content: "", hash: "", why });
  }

  /** `isInternal`: for the supplier's own people. Sent by the browser itself, which alone knows how far it is. */
  add(ticket: string, file: File, isInternal: boolean): void {
    const id = crypto.randomUUID();
    this.list.push({ id, name: file.name, share: 0, state: "sending", content: "", hash: "", why: "" });
    const upload = this.list.at(-1)!;
    const request = new XMLHttpRequest();
    this.requests.set(id, request);
    request.open("POST", `/api/v1/tickets/${ticket}/files${isInternal ? "?internal=true" : ""}`);
    request.setRequestHeader("File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", id);
    for (const [name, value] of Object.entries(forHeader())) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      upload.share = Math.floor((100 * loaded) / Math.max(1, total));
    });
    request.addEventListener("error", () => (upload.state = "failed"));
    request.addEventListener("load", () => {
      if (request.status !== 201) {
        Object.assign(upload, { state: "failed", why: whyOf(request.responseText) });
        return;
      }
      const { content, hash } = JSON.parse(request.responseText) as { content: string; hash: string };
      Object.assign(upload, { content, hash, state: "ready", share: 100 });
    });
    request.send(file);
  }

  remove(id: string): void {
    this.requests.get(id)?.abort();
    this.list = this.list.filter((one) => one.id !== id);
  }

  clear(): void {
    this.list = [];
  }
}

function whyOf(reply: string): string {
  try {
    const { title = "", detail = "" } = JSON.parse(reply) as { title?: string; detail?: string };
    return `${title}. ${detail}`;
  } catch {
    return "";
  }
}
