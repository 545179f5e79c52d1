/**
 * Files of tickets (ATT-5, ATT-6): sent in first, named by the act `attach`, and read from a path of their own, where whether
 * somebody may is asked at every fetch. What is not theirs, not named, internal or erased is not there.
 */
import { z } from "zod";
import {
  attachmentOf,
  attachmentsOf,
  downloadHeaders,
  keepUpload,
  readAttachment,
  type Attachment,
} from "../attachments/attachment.ts";
import { patienceMs } from "../attachments/orphans.ts";
import { mostFileBytes } from "../attachments/receive-file.ts";
import type { Transaction } from "../database/database.ts";
import { attach } from "../desk/attach.ts";
import { moment, uuid } from "./fields.ts";
import { download, operation, upload, type AnyOperation, type Call } from "./operation.ts";
import { notFound } from "./problem.ts";
import { refusalProblem } from "./refusals.ts";
import { ticketsBy, type TicketRow } from "./ticket-rows.ts";
import { everybody } from "./who-may.ts";

const described = { name: z.string(), mediaType: z.string(), bytes: z.int() };

const uploadReply = z
  .object({
    content: uuid.meta({ description: "for `attach`, with its hash" }),
    hash: z.string(),
    ...described,
    forgottenAt: moment.meta({ description: "when nothing has named it by then" }),
  })
  .meta({ id: "Uploaded" });

const fileReply = z
  .object({
    file: uuid,
    ...described,
    at: moment.meta({ description: "when it was attached" }),
    person: uuid.nullable(),
    isInternal: z.boolean(),
  })
  .meta({ id: "File" });

const ofTicket = { resource: "attachment", place: "path:ticket", params: { ticket: uuid } } as const;
const reading = { roles: everybody, scope: "tickets:read" } as const;

export const fileOperations: readonly AnyOperation[] = [
  upload({
    ...ofTicket,
    method: "POST",
    path: "/api/v1/tickets/{ticket}/files",
    id: "uploadFile",
    summary: "Send a file for a ticket, as the body; `attach` names it, and what nothing names in a day is forgotten",
    query: { internal: z.enum(["true", "false"]).optional().meta({ description: "for the supplier's own people" }) },
    mostBytes: mostFileBytes,
    roles: attach.roles,
    scope: "tickets:write",
    status: 201,
    reply: uploadReply,
    objection: async (call, { database }) => {
      const { principal, query, scope } = call;
      if (query.internal === "true" && principal.customer !== null)
        return refusalProblem({ refused: "not-your-role", params: { verb: "internal", role: principal.role } });
      return database.read(scope, async (tx) => ((await theirs(tx, call)) ? undefined : notFound));
    },
    upload: (call, { database, vault, now, newId }) =>
      database.write(call.scope, async (tx) => {
        const { file, principal, query } = call;
        const of = await theirs(tx, call);
        if (!of) return notFound;
        const content = newId();
        const at = now();
        const { ticket, customer, contract } = of;
        const whose = query.internal === "true" ? {} : { customer, contract };
        await keepUpload(tx, vault, { content, person: principal.person, ticket, ...whose, file }, at);
        const { name, mediaType, bytes, hash } = file;
        return { body: { content, hash, name, mediaType, bytes, forgottenAt: at + patienceMs } };
      }),
  }),
  operation({
    ...ofTicket,
    ...reading,
    method: "GET",
    path: "/api/v1/tickets/{ticket}/files",
    id: "listFilesOfTicket",
    summary: "The files that were attached to a ticket, in the order of its log",
    reply: z.object({ items: z.array(fileReply) }),
    handle: (call, { database, vault }) =>
      database.read(call.scope, async (tx) => {
        if (!(await theirs(tx, call))) return notFound;
        const all = await attachmentsOf(tx, vault, call.params.ticket);
        const items = all.map(({ content, name, mediaType, bytes, at, person, isInternal }) => ({
          file: content,
          name,
          mediaType,
          bytes,
          at,
          person,
          isInternal,
        }));
        return { body: { items } };
      }),
  }),
  download({
    ...reading,
    method: "GET",
    path: "/api/v1/files/{ticket}/{file}",
    id: "getFile",
    summary: "A file of a ticket, always as a download",
    resource: "attachment",
    place: "path:file",
    params: { ticket: uuid, file: uuid },
    type: "application/octet-stream",
    holdsNothing: true,
    async download(call, { database, vault, files, log }) {
      const { ticket, file } = call.params;
      const found = await database.read(call.scope, async (tx): Promise<Attachment | undefined> =>
        (await theirs(tx, call)) ? attachmentOf(tx, vault, ticket, file) : undefined,
      );
      if (!found) return notFound;
      const pieces = await readAttachment(files, found);
      if (!pieces) {
        log.error({ file }, "a file that a fact names does not lie in the store");
        return notFound;
      }
      return {
        name: found.name,
        headers: downloadHeaders(found),
        async send(write) {
          for await (const piece of pieces) await write(piece);
        },
      };
    },
  }),
];

/** The ticket that the path names, where whoever asks sees it. */
async function theirs(
  tx: Transaction,
  { params, ownTicketsOf }: Pick<Call, "ownTicketsOf"> & { readonly params: { readonly ticket: string } },
): Promise<Pick<TicketRow, "ticket" | "customer" | "contract"> | undefined> {
  const [row] = await ticketsBy(tx, [params.ticket], ownTicketsOf);
  return row && { ticket: row.ticket, customer: row.customer, contract: row.contract };
}
