/**
 * A form as it comes in (WEB-8, WEB-9): read once it is clear that there is room for it and that it has no more fields than a form of ours, refused
 * in words where it cannot be read, and known by whose page it was sent from.
 */
import { error, type RequestEvent } from "@sveltejs/kit";
import type { BesidePage } from "$peil/http/web.ts";
import { words } from "#lib/server/words.ts";
import { troubles } from "#lib/words/trouble.ts";

const mostFields = 1000;
/** What texts come to at most, written as a browser writes them: files come in parts. */
const mostTextBytes = 4_194_304;
/** Anybody may send as much; more takes one of the few places that there are. */
const smallBytes = 262_144;

type Event = Pick<RequestEvent, "request" | "locals" | "route">;

/** From now on a form is read so; the result gives back the room that it took. */
export function readFormsWithin(event: Event, beside: Pick<BesidePage, "roomForForm">): () => void {
  const { request } = event;
  let giveBack: (() => void) | undefined;
  Object.defineProperty(request, "formData", {
    value: async () => {
      giveBack = roomFor(event, beside);
      const form = await parsed(event);
      noteWhose(event, form);
      return form;
    },
  });
  return () => giveBack?.();
}

function roomFor({ request, locals }: Event, beside: Pick<BesidePage, "roomForForm">): (() => void) | undefined {
  const w = words(troubles, locals.language);
  const length = request.headers.get("content-length");
  if (length !== null && Number(length) <= smallBytes) return undefined;
  const person = locals.session?.person;
  if (person === undefined) error(413, w.tooLarge, { advice: w.tooLargeAdvice });
  const giveBack = beside.roomForForm(person);
  if (giveBack === undefined) error(503, w.busy, { advice: w.busyAdvice });
  return giveBack;
}

async function parsed({ request, locals }: Event): Promise<FormData> {
  const w = words(troubles, locals.language);
  const type = request.headers.get("content-type") ?? "";
  try {
    const bytes = Buffer.from(await request.arrayBuffer());
    const boundary = /^multipart\/form-data;.*\bboundary="?([^";,]+)/i.exec(type)?.[1];
    if (boundary === undefined && bytes.length > mostTextBytes) error(413, w.tooLarge, { advice: w.tooLargeAdvice });
    if (countOf(boundary === undefined ? "&" : `--${boundary}`, bytes) <= mostFields)
      return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (caught) {
    if ((caught as { status?: unknown }).status === 413) error(413, w.tooLarge, { advice: w.tooLargeAdvice });
  }
  return error(400, w.malformed, { advice: w.malformedAdvice });
}

/** Up to one more than there may be. */
function countOf(sign: string, bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(sign); at >= 0 && count <= mostFields; at = bytes.indexOf(sign, at + 1)) count++;
  return count;
}

/** A browser has one session, and tabs of whoever was in before: their forms are not sent in somebody else's name. */
function noteWhose({ locals, route }: Event, form: FormData): void {
  const key = form.get("key");
  const whose = form.get("for") ?? (typeof key === "string" ? /^[0-9a-f-]{36}~([0-9a-f-]{36})/.exec(key)?.[1] : null);
  form.delete("for");
  if (route.id?.startsWith("/(app)") !== true || typeof whose !== "string") return;
  locals.formFor = whose;
}

/** A key by which a form is done once, and known to be of this person's page. */
export function keyFor(newId: () => string, person: string | undefined): string {
  return person === undefined ? newId() : `${newId()}~${person}`;
}
