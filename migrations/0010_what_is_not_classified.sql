-- A queue finds what nobody classified yet. The rows that are there learn it with their next fact, or at once by `peil rebuild`.
alter table peil.ticket add column unclassified boolean not null default false;
