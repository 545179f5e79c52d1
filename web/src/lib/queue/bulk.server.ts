/** One verb on the tickets that were chosen: each is done or refused by itself, and what was refused stays chosen, with why. */
import { fail, type RequestEvent } from "@sveltejs/kit";
import { chosenOf } from "#lib/queue/chosen.ts";
import { isRefused, refused, sent, text } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { bulk as bulkWords } from "#lib/words/queue.ts";

export interface BulkOutcome {
  readonly done: number;
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
    done: done.done,
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
