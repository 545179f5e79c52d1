/**
 * Writes projected tickets, any number in one statement. Whoever calls holds the lock on each ticket that is there already.
 * A row depends on facts alone, so writing it twice changes nothing.
 */
import type { Transaction } from "../database/database.ts";
import type { TicketRow } from "./ticket-row.ts";

const columns = `ticket uuid, contract uuid, customer uuid, number text, version integer, upto bigint, opening jsonb,
  attributes jsonb, type text, priority text, state text, waiting_for text, title uuid, reporter uuid, assignee uuid,
  team text, watchers uuid[], reported_at timestamptz, changed_at timestamptz, resolved_at timestamptz,
  closed_at timestamptz, breaks_at timestamptz, breaks_clock text, unclassified boolean, missed boolean, at_risk boolean, escalated_at timestamptz, clocks jsonb`;
const names = columns.split(",").map((column) => column.trim().split(" ")[0]!);
const identity = new Set(["ticket", "contract", "customer", "number"]);

const upsert = `
  WITH given AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t(${columns}, deadline timestamptz)),
  written AS (
    INSERT INTO peil.ticket (tenant, ${names.join(", ")}) SELECT $1, ${names.join(", ")} FROM given
    ON CONFLICT (tenant, ticket) DO UPDATE SET ${names
      .filter((name) => !identity.has(name))
      .map((name) => `${name} = excluded.${name}`)
      .join(", ")}
    RETURNING ticket),
  over AS (
    DELETE FROM peil.deadline d USING given g WHERE d.tenant = $1 AND d.ticket = g.ticket AND g.deadline IS NULL)
  INSERT INTO peil.deadline AS d (tenant, ticket, contract, customer, at)
    SELECT $1, g.ticket, g.contract, g.customer, g.deadline FROM given g JOIN written USING (ticket)
    WHERE g.deadline IS NOT NULL
  ON CONFLICT (tenant, ticket) DO UPDATE SET at = excluded.at WHERE d.at <> excluded.at`;

const own = names.map((name) => `g.${name}`).join(", ");
const there = names.map((name) => `t.${name}`).join(", ");
const differing = `
  SELECT g.ticket FROM jsonb_to_recordset($2::jsonb) AS g(${columns}, deadline timestamptz)
  LEFT JOIN peil.ticket t ON t.tenant = $1 AND t.ticket = g.ticket
  LEFT JOIN peil.deadline d ON d.tenant = $1 AND d.ticket = g.ticket
  WHERE (${own}) IS DISTINCT FROM (${there}) OR g.deadline IS DISTINCT FROM d.at`;

/** The tickets among these that stand otherwise in the database, or not at all. */
export async function differingTickets(tx: Transaction, rows: readonly TicketRow[]): Promise<string[]> {
  const found = await tx.query<{ ticket: string }>(
    differing,
    [tx.scope.tenant, JSON.stringify(rows)],
    "differing tickets",
  );
  return found.map(({ ticket }) => ticket);
}

export async function projectTickets(tx: Transaction, rows: readonly TicketRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(upsert, [tx.scope.tenant, JSON.stringify(rows)], "project tickets");
}
