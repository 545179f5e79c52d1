import { error, redirect, type RequestEvent } from "@sveltejs/kit";
import { allOf } from "#lib/admin/all-of.ts";
import { previewOf } from "#lib/report/preview.server.ts";
import { attachAll, filesIn } from "#lib/report/attach.server.ts";
import { reportFormOf, type ReportForm } from "#lib/report/report-form.ts";
import { reportInput } from "#lib/report/report-input.ts";
import { contractsOf } from "#lib/queue/queue-load.server.ts";
import { isRefused, refused, sent, text, wished } from "#lib/server/answers.ts";
import { deskOf } from "#lib/server/desks.ts";
import { words } from "#lib/server/words.ts";
import { reach } from "#lib/words/reach.ts";
import { report, reportNames, reportNamesTaken, reportTaken, type ReportWords } from "#lib/words/report.ts";
import { shell } from "#lib/words/shell.ts";
import type { Language } from "$peil/i18n/words.ts";
import type { Actions, PageServerLoad } from "./$types";

type Where = Pick<RequestEvent, "locals" | "url">;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const { language, session } = locals;
  if (session!.role === "auditor") notFound(language); // who only reads
  const contracts = await contractsOf(event);
  const only = contracts.length === 1 ? contracts[0]!.contract : undefined;
  const chosen = url.searchParams.get("contract") ?? only;
  const found = contracts.find(({ contract }) => contract === chosen);
  const shape = found && (await shapeOf(event, found.contract));
  const wanted = [...new Set(contracts.map(({ customer }) => customer))].slice(0, 200);
  const names =
    shape === undefined || session!.customer === null
      ? await wished(locals.api.GET("/api/v1/names", { params: { query: { customer: wanted } } }))
      : undefined;
  const nameOf = new Map(names?.customers.map(({ customer, name }) => [customer, name]));
  const isOfCustomer = session!.customer !== null;
  return {
    shape,
    callers: isOfCustomer || found === undefined ? [] : await callersOf(event, found.customer),
    contracts: contracts
      .map(({ contract, code, customer }) => ({ contract, code, customer: nameOf.get(customer) ?? "" }))
      .toSorted((a, b) => a.customer.localeCompare(b.customer)),
    isOfCustomer,
    me: session!.person,
    key: locals.newId(),
    follows: url.searchParams.get("follows"),
    w: wordsFor(isOfCustomer, language),
    names: namesFor(isOfCustomer, language),
  };
};

/** Whoever writes down the words of another is spoken to otherwise. */
function wordsFor(isOfCustomer: boolean, language: Language): ReportWords {
  const [own, taken] = [words({ ...report, ...reach }, language), words(reportTaken, language)];
  return isOfCustomer ? { ...taken, ...own } : { ...own, ...taken };
}

function namesFor(isOfCustomer: boolean, language: Language): Readonly<Record<string, string>> {
  return { ...words(reportNames, language), ...(isOfCustomer ? {} : words(reportNamesTaken, language)) };
}

async function callersOf({ locals }: Where, customer: string): Promise<{ person: string; name: string }[]> {
  const people = await allOf((cursor) =>
    locals.api.GET("/api/v1/people", { params: { query: { customer, limit: 200, ...(cursor && { cursor }) } } }),
  );
  return people
    .flatMap(({ person, name, state }) => (state === "active" && name !== null ? [{ person, name }] : []))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function notFound(language: Language): never {
  const w = words(shell, language);
  error(404, w.notFound, { advice: w.notFoundAdvice });
}

async function shapeOf({ locals }: Where, contract: string): Promise<ReportForm> {
  const { api, language, session } = locals;
  const desk = await deskOf(api, contract);
  if (desk === undefined) notFound(language);
  return reportFormOf(desk, language, {
    isOfCustomer: session!.customer !== null,
    names: namesFor(session!.customer !== null, language),
  });
}

export const actions: Actions = {
  preview: async (event) => {
    const form = await event.request.formData();
    const input = reportInput(form, await shapeOf(event, text(form, "contract") ?? ""));
    const typed = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === "string"));
    return { preview: await previewOf(event.locals.api, input, event.locals.language), typed };
  },
  report: async (event) => {
    const { locals } = event;
    const form = await event.request.formData();
    const body = reportInput(form, await shapeOf(event, text(form, "contract") ?? ""));
    if (body.from === "customer" && body.caller === undefined) {
      const { callerLacking } = words(reportTaken, locals.language);
      return refused(form, "report", { title: callerLacking, status: 422 });
    }
    const header = { "Idempotency-Key": text(form, "key") ?? locals.newId() };
    const done = await sent(
      form,
      "report",
      locals.api.POST("/api/v1/tickets", { params: { header }, body: body as never }),
    );
    if (isRefused(done)) return done;
    const made = { ticket: done.ticket!, number: done.number ?? "" };
    // A browser with a script sends the files itself, once it knows for which ticket.
    if (form.get("later") === "yes") return { made };
    const failed = await attachAll(locals, made.ticket, filesIn(form), words(report, locals.language));
    return failed.length > 0 ? { made, failed } : redirect(303, `/tickets/${made.ticket}`);
  },
};
