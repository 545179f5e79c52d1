/** One verb on the tickets that were chosen: each is done or refused by itself, and what was refused stays chosen, with why. */
import { fail, type RequestEvent } from "@sveltejs/kit";
import { chosenOf } from "#lib/queue/chosen.ts";
import { isRefused, refused, sent, text } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { bulk as bulkWords } from "#lib/words/queue.ts";

export interface BulkOutcome {
  /** Which verb it was, as its button says it. */
  readonly what: string;
  readonly done: number;
  /** What was done, as the form that takes it back sends it; empty once it was taken back. */
  readonly undo: readonly string[];
  readonly isUndone: boolean;
  readonly refused: readonly {
    readonly ticket: string;
    readonly number: string;
    readonly title: string;
    readonly detail: string;
    readonly article?: string;
  }[];
}

export async function doInBulk({ request, locals }: Pick<RequestEvent, "request" | "locals">) {
  const form = await request.formData();
  const w = words(bulkWords, locals.language);
  const stop = (title: string) => refused(form, "bulk", { title, status: 400 });
  const chosen = form.getAll("ticket").flatMap(chosenOf);
  if (chosen.length === 0) return stop(w.nothingChosen);
  const asked = await askedIn(form, locals.session!.person);
  if (asked === undefined) return stop(form.get("verb") === "classify" ? w.noLevelGiven : w.noTextGiven);
  const { verb, body, heedsVersion } = asked;
  const tickets = chosen.map(({ ticket, version }) => (heedsVersion ? { ticket, version } : { ticket }));
  const key = `${text(form, "key") ?? locals.newId()}.${verb}`;
  const done = await sent(
    form,
    "bulk",
    locals.api.POST(`/api/v1/tickets/actions/${verb}` as "/api/v1/tickets/actions/assign", {
      params: { header: { "Idempotency-Key": key } },
      body: { ...body, tickets },
    }),
  );
  if (isRefused(done)) return done;
  const numbers = new Map(chosen.map(({ ticket, number }) => [ticket, number]));
  const bulk: BulkOutcome = {
    what: { assign: w.assign, classify: w.classify, note: w.note, resolve: w.resolve, close: w.close }[verb] ?? w.spam,
    done: done.done,
    undo: done.outcomes.flatMap(({ ticket, done: one }) => (one === null ? [] : undoable(ticket, one, numbers))),
    isUndone: false,
    refused: done.outcomes.flatMap(({ ticket, problem }) => {
      if (problem === null) return [];
      const { title, detail, article } = problem;
      return [
        { ticket, number: numbers.get(ticket) ?? "", title, detail, ...(article === undefined ? {} : { article }) },
      ];
    }),
  };
  return bulk.done === 0 ? fail(409, { bulk }) : { bulk };
}

/** Of one ticket: which it is, its version after it, and the facts that it came to, newest first. */
function undoable(
  ticket: string,
  { version, facts }: { readonly version: number | null; readonly facts: readonly { readonly id: string }[] },
  numbers: ReadonlyMap<string, string>,
): string[] {
  if (facts.length === 0 || version === null) return [];
  return [[ticket, version, numbers.get(ticket) ?? "", ...facts.map(({ id }) => id).toReversed()].join(" ")];
}

/** Takes back what was done with several tickets: of each that nobody touched since, by a fact that says so. */
export async function undoInBulk({ request, locals }: Pick<RequestEvent, "request" | "locals">) {
  const form = await request.formData();
  const key = text(form, "key") ?? locals.newId();
  const given = form
    .getAll("undo")
    .flatMap((one) => (typeof one === "string" ? [one] : []))
    .slice(0, mostUndone);
  const outcomes = await Promise.all(given.map((one) => takenBack(locals.api, form, key, one.split(" "))));
  const refusals = outcomes.flatMap((one) => one ?? []);
  const bulk: BulkOutcome = {
    what: "",
    done: outcomes.length - refusals.length,
    undo: [],
    isUndone: true,
    refused: refusals,
  };
  return { bulk };
}

/** As many as are done at once. */
const mostUndone = 100;

async function takenBack(
  api: App.Locals["api"],
  form: FormData,
  key: string,
  [ticket = "", version = "", number = "", ...facts]: readonly string[],
): Promise<BulkOutcome["refused"][number] | undefined> {
  let seen = version;
  for (const fact of facts) {
    const done = await sent(
      form,
      "bulk",
      api.POST("/api/v1/tickets/{ticket}/actions/withdraw", {
        params: { path: { ticket } },
        headers: { "Idempotency-Key": `${key}-${fact.slice(-12)}`, "If-Match": `"${seen}"` },
        body: { fact },
      }),
    );
    if (isRefused(done)) {
      const { title, detail = title, article } = done.data.problem;
      return { ticket, number, title, detail, ...(article === undefined ? {} : { article }) };
    }
    seen = String(done.version);
  }
  return undefined;
}

interface Asked {
  readonly verb: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether it would undo what somebody else did meanwhile: a note never does. */
  readonly heedsVersion: boolean;
}

async function askedIn(form: FormData, me: string): Promise<Asked | undefined> {
  const body = text(form, "body") ?? text(form, "finish");
  const spoken = body === undefined ? {} : { body };
  const verb = text(form, "verb");
  switch (verb) {
    case "to-me":
      return { verb: "assign", body: { assignee: me }, heedsVersion: true };
    case "assign": {
      const [assignee, team] = [text(form, "assignee"), text(form, "team")];
      const whose = { ...(assignee === undefined ? {} : { assignee }), ...(team === undefined ? {} : { team }) };
      return { verb: "assign", body: whose, heedsVersion: true };
    }
    case "classify":
      return classified(form);
    case "note":
      if (text(form, "body") === undefined) return undefined;
      return { verb: "note", body: { ...spoken, internal: form.get("internal") === "yes" }, heedsVersion: false };
    case "resolve":
    case "close":
    case "mark-spam": {
      const told = text(form, "finish");
      return { verb, body: told === undefined ? {} : { body: told }, heedsVersion: true };
    }
    default:
      return undefined;
  }
}

/** Levels that are left as they are, are not said. `reclassify` where it was decided before, and asks for its reason. */
function classified(form: FormData): Asked | undefined {
  const levels = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith("level.") && typeof value === "string" && value !== "" ? [[name.slice(6), value]] : [],
    ),
  );
  if (Object.keys(levels).length === 0) return undefined;
  const why = text(form, "why");
  const verb = why === undefined ? "classify" : "reclassify";
  return { verb, body: { levels, ...(why === undefined ? {} : { why }) }, heedsVersion: true };
}
