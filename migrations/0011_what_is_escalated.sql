-- A queue finds what was brought higher and not answered yet. The rows that are there learn it with their next fact, or at once by `peil rebuild`.
alter table peil.ticket add column escalated_at timestamptz;
create index ticket_escalated on peil.ticket (tenant, changed_at desc, ticket) where escalated_at is not null;
