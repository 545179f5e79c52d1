/**
 * What the forms of a ticket's page send: one act, with the files that come along, once however often it is sent; and the taking back of an act
 * that nobody built upon yet, which the version of the ticket says.
 */
import type { RequestEvent } from "@sveltejs/kit";
import { isRefused, refused, sent, text, typedIn, wished, type Problem } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { say } from "#lib/say.ts";
import { consequenceOf } from "#lib/ticket/consequence.ts";
import { bodyOf } from "#lib/ticket/server/bodies.ts";
import { done as doneWords } from "#lib/words/done.ts";
import { fields as fieldWords } from "#lib/words/facts.ts";
import { verbs as verbWords } from "#lib/words/verbs.ts";
import type { Language } from "$peil/i18n/words.ts";

type Event = Pick<RequestEvent, "locals" | "request"> & { readonly params: { readonly ticket: string } };

/** What the page shows of what was done. */
export interface Done {
  readonly verb: string;
  /** What was done, as a sentence. */
  readonly said: string;
  /** Those that can be withdrawn again, newest first. */
  readonly facts: readonly string[];
  readonly version: number | null;
  readonly body: string | null;
  readonly advice: readonly { readonly outcome: string; readonly article: string; readonly say: string | null }[];
}

/** Any of the verbs: their paths differ in the name alone. */
const actionPath = (verb: string) =>
  `/api/v1/tickets/{ticket}/actions/${verb}` as "/api/v1/tickets/{ticket}/actions/answer";

const previewPath = (verb: string) =>
  `/api/v1/tickets/{ticket}/actions/${verb}/preview` as "/api/v1/tickets/{ticket}/actions/answer/preview";

const known = /^[a-z]+(?:-[a-z]+)*$/;

export async function act(event: Event) {
  const form = await event.request.formData();
  const name = text(form, "form") ?? "compose";
  const asked = text(form, "verb") ?? "";
  const isInternal = asked === "note-internal";
  const verb = isInternal ? "note" : asked;
  if (!known.test(verb)) return refused(form, name, { title: asked, status: 400 });
  if (isInternal) form.set("internal", "yes");
  const lookedUp = await otherTicket(event, form, name);
  if (isRefused(lookedUp)) return lookedUp;
  const uploads = await uploaded(event, form, name, isInternal);
  if (isRefused(uploads)) return uploads;
  const zone = text(form, "zone") ?? "UTC";
  const body = bodyOf(verb, form, zone);
  // A file alone is an act of its own.
  const isOnlyFiles = uploads.length > 0 && body["body"] === undefined && ["answer", "note"].includes(verb);
  const done: Reply[] = [];
  if (!isOnlyFiles) {
    const main = await sent(
      form,
      name,
      ask(event, form, verb, body, appends.has(verb) ? undefined : text(form, "version")),
    );
    if (isRefused(main)) return main;
    done.push(main as Reply);
  }
  if (uploads.length > 0) {
    const attached = await sent(
      form,
      name,
      ask(event, form, "attach", { files: uploads, ...(isInternal ? { internal: true } : {}) }, undefined),
    );
    if (isRefused(attached)) return attached;
    done.push(attached as Reply);
  }
  return { done: doneOf(isOnlyFiles ? "attach" : asked, done, form, event.locals.language), form: name };
}

/** What adds to a ticket undoes nobody's work, whatever happened meanwhile. */
const appends: ReadonlySet<string> = new Set([
  "note",
  "watch",
  "unwatch",
  "book-work",
  "attach",
  "notify",
  "link",
  "record",
]);

interface Reply {
  readonly version: number | null;
  readonly facts: readonly { readonly id: string; readonly kind: string }[];
  readonly advice: Done["advice"];
}

function ask({ locals, params }: Event, form: FormData, verb: string, body: object, version: string | undefined) {
  return locals.api.POST(actionPath(verb), {
    params: { path: { ticket: params.ticket } },
    headers: {
      "Idempotency-Key": `${text(form, "key") ?? locals.newId()}-${verb}`,
      ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
    },
    body: body as never,
  });
}

/** What would follow, and nothing of it: asked while somebody still chooses. */
export async function preview(event: Event) {
  const { locals, params } = event;
  const form = await event.request.formData();
  const name = text(form, "form") ?? "";
  const verb = text(form, "verb") ?? "";
  if (!known.test(verb)) return refused(form, name, { title: verb, status: 400 });
  const body = bodyOf(verb, form, text(form, "zone") ?? "UTC");
  const [told, desk] = await Promise.all([
    sent(
      form,
      name,
      locals.api.POST(previewPath(verb), { params: { path: { ticket: params.ticket } }, body: body as never }),
    ),
    wished(
      locals.api.GET("/api/v1/contracts/{contract}/desk", {
        params: { path: { contract: text(form, "contract") ?? "" } },
      }),
    ),
  ]);
  if (isRefused(told)) return told;
  const { language } = locals;
  const promised = (body["details"] ?? {}) as Readonly<Record<string, string>>;
  const consequence = consequenceOf(told, desk, language, words(fieldWords, language), promised);
  return { consequence, typed: typedIn(form), form: name };
}

/** A correction, a report and a warning stay as they were said. */
const stays: ReadonlySet<string> = new Set(["corrected", "withdrawn", "reported", "alerted", "watched"]);

function doneOf(verb: string, replies: readonly Reply[], form: FormData, language: Language): Done {
  const isNoLongerNeeded = form.has("no-longer-needed"); // the customer took back what nobody had solved yet
  const facts = replies.flatMap((one) => one.facts).filter(({ kind }) => !stays.has(kind));
  return {
    verb,
    said: words(doneWords, language)[isNoLongerNeeded ? "noLongerNeeded" : (verb as keyof typeof doneWords)],
    facts: facts.map(({ id }) => id).toReversed(),
    version: replies.at(-1)?.version ?? null,
    body: text(form, "body") ?? null,
    advice: replies.flatMap((one) => one.advice),
  };
}

export async function undo(event: Event) {
  const form = await event.request.formData();
  let version = text(form, "version");
  for (const fact of form.getAll("fact").filter((one) => typeof one === "string")) {
    const taken = await sent(form, "undo", ask(event, keyed(form, fact), "withdraw", { fact }, version));
    if (isRefused(taken)) return taken;
    version = String((taken as Reply).version);
  }
  return { undone: { verb: text(form, "verb") ?? "", body: text(form, "body") ?? null }, form: "undo" };
}

function keyed(form: FormData, fact: string): FormData {
  const one = new FormData();
  one.set("key", `${text(form, "key") ?? ""}-${fact.slice(-12)}`);
  return one;
}

/** People name another ticket by its number; the API by its id. */
async function otherTicket({ locals }: Event, form: FormData, name: string) {
  const number = text(form, "number");
  if (number === undefined) return undefined;
  const { data } = await locals.api.GET("/api/v1/search", { params: { query: { q: number } } });
  const found = (data?.items ?? []).find((one) => one.number.toLowerCase() === number.toLowerCase());
  if (found === undefined) {
    const title = say(words(verbWords, locals.language).otherTicketUnknown, { number });
    return refused(form, name, { title, status: 422 } satisfies Problem);
  }
  form.set("ticket", found.ticket);
  return undefined;
}

/** Files that the browser sent before, and those that come with a form that no script touched. */
async function uploaded({ locals, params }: Event, form: FormData, name: string, isInternal: boolean) {
  const ready = form.getAll("file").flatMap((one) => {
    const [content, hash] = typeof one === "string" ? one.split(":") : [];
    return content === undefined || hash === undefined ? [] : [{ content, hash }];
  });
  for (const file of form.getAll("files")) {
    if (!(file instanceof File) || file.size === 0) continue;
    const kept = await sent(
      form,
      name,
      locals.api.POST("/api/v1/tickets/{ticket}/files", {
        params: { path: { ticket: params.ticket }, query: isInternal ? { internal: "true" } : {} },
        headers: { "File-Name": encodeURIComponent(file.name), "Content-Type": "application/octet-stream" },
        body: file as never,
        bodySerializer: (body) => body as never,
      }),
    );
    if (isRefused(kept)) {
      const { problem } = kept.data;
      return refused(form, name, { ...problem, title: `${file.name}: ${problem.title}` });
    }
    ready.push({ content: kept.content, hash: kept.hash });
  }
  return ready;
}
