-- The ledger, whose it is, and what is projected of it. Every key starts with the tenant (the supplier's organisation);
-- row level security holds tenants apart, and within one its customers, by three settings of the transaction:
--   app.tenant    a UUID; unset or empty shows nothing
--   app.customer  a UUID, or 'all' for the supplier's own people; unset or empty shows nothing of any customer
--   app.contract  a UUID for the auditor of one contract, else 'all'
-- The role peil_app serves requests, peil_ledger owns the one function that appends, peil_read only reads, and
-- peil_follower reads every tenant's work that waits (its functions give away what is due, never what it says).

create schema peil;
grant usage on schema peil to peil_app, peil_ledger, peil_read, peil_follower;

create function peil.tenant_now() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;
-- As cases, for the planner takes those to let half of the rows through: of a comparison with a setting it believes that next to none
-- pass, and reads a million tickets to show fifty.
create function peil.sees_customer(customer uuid) returns boolean language sql stable parallel safe
  return case current_setting('app.customer', true) when 'all' then true else customer::text = current_setting('app.customer', true) end;
create function peil.sees_contract(contract uuid) returns boolean language sql stable parallel safe
  return case current_setting('app.contract', true) when 'all' then true else contract::text = current_setting('app.contract', true) end;
create function peil.is_supplier() returns boolean language sql stable parallel safe
  return current_setting('app.customer', true) = 'all' and current_setting('app.contract', true) = 'all';

-- Who is who ------------------------------------------------------------------------------------------------------------

create table peil.tenant (
  tenant uuid primary key,
  name text not null check (name <> ''),
  created_at timestamptz not null
);

create table peil.customer (
  tenant uuid not null references peil.tenant,
  customer uuid not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  primary key (tenant, customer)
);

-- Names and addresses are sealed with the person's own key (LED-3); what they may do is not.
create table peil.person (
  tenant uuid not null references peil.tenant,
  person uuid not null,
  customer uuid,
  contract uuid,
  role text not null check (role in ('agent', 'second-line-agent', 'manager', 'administrator',
    'customer-administrator', 'contact', 'end-user', 'auditor')),
  state text not null default 'active' check (state in ('active', 'left', 'erased')),
  sealed bytea,
  created_at timestamptz not null,
  primary key (tenant, person),
  foreign key (tenant, customer) references peil.customer,
  check ((customer is null) = (role in ('agent', 'second-line-agent', 'manager', 'administrator'))),
  check ((contract is not null) = (role = 'auditor'))
);
create index on peil.person (tenant, customer);

-- What was agreed, with whom --------------------------------------------------------------------------------------------

create table peil.agreement (
  tenant uuid not null references peil.tenant,
  hash text not null,
  name text not null,
  edition text not null,
  source text not null,
  created_at timestamptz not null,
  primary key (tenant, hash)
);

create table peil.contract (
  tenant uuid not null references peil.tenant,
  contract uuid not null,
  customer uuid not null,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{0,15}$'),
  agreement text not null,
  fields jsonb not null default '{}',
  annex jsonb not null default '{}',
  fees jsonb not null default '[]',
  opening jsonb not null default '[]',
  term_from date not null,
  term_to date,
  recorded_from timestamptz, -- since when its record tells everything: its beginning, or earlier where it moved in with its past
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant, contract),
  unique (tenant, code),
  foreign key (tenant, customer) references peil.customer,
  foreign key (tenant, agreement) references peil.agreement
);
create index on peil.contract (tenant, customer);
alter table peil.person add foreign key (tenant, contract) references peil.contract;

create table peil.asset (
  tenant uuid not null,
  asset uuid not null,
  contract uuid not null,
  customer uuid not null,
  name text not null,
  attributes jsonb not null default '{}',
  retired_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant, asset),
  foreign key (tenant, contract) references peil.contract
);
create index on peil.asset (tenant, contract);

create table peil.service (
  tenant uuid not null references peil.tenant,
  service text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (tenant, service)
);

-- The ledger (LED-1, LED-2, LED-4) --------------------------------------------------------------------------------------

create table peil.log (
  tenant uuid not null references peil.tenant,
  log uuid not null,
  kind text not null check (kind in ('contract', 'service', 'tenant')),
  customer uuid,
  contract uuid,
  size bigint not null default 0,
  tickets bigint not null default 0,
  created_at timestamptz not null,
  primary key (tenant, log),
  foreign key (tenant, contract) references peil.contract,
  check ((kind = 'contract') = (contract is not null and customer is not null))
);
create unique index on peil.log (tenant, contract) where contract is not null;
create unique index on peil.log (tenant, kind) where contract is null;

-- No reference to the log here: the one function that writes these holds its row already. One row a fact; bytes are its canonical form as written and hashed, the columns beside them are for finding it.
create table peil.fact (
  tenant uuid not null,
  log uuid not null,
  idx bigint not null,
  customer uuid,
  contract uuid,
  ticket uuid,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  bytes bytea not null,
  leaf bytea not null,
  primary key (tenant, log, idx)
);
create index fact_of_ticket on peil.fact (tenant, ticket, idx) where ticket is not null;
create index fact_of_relation on peil.fact (tenant, log, idx) where ticket is null;

create table peil.command (
  tenant uuid not null,
  log uuid not null,
  key text not null,
  request bytea not null,
  first bigint not null,
  count integer not null,
  primary key (tenant, log, key)
);

-- Whole subtrees of the Merkle tree, built when a checkpoint is made: level 0 would be the leaves, which stand in fact.
create table peil.node (
  tenant uuid not null,
  log uuid not null,
  level smallint not null check (level > 0),
  idx bigint not null,
  hash bytea not null,
  primary key (tenant, log, level, idx),
  foreign key (tenant, log) references peil.log
);

create table peil.checkpoint (
  tenant uuid not null,
  log uuid not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  made_at timestamptz not null,
  primary key (tenant, log, size),
  foreign key (tenant, log) references peil.log
);

-- What persons wrote, sealed with their keys; the fact that tells of it carries the hash of the sealed form (LED-3).
create table peil.content (
  tenant uuid not null,
  content uuid not null,
  customer uuid,
  contract uuid,
  ticket uuid,
  person uuid not null,
  kind text not null check (kind in ('text', 'file')),
  sealed bytea,
  hash bytea not null,
  bytes bigint not null,
  created_at timestamptz not null,
  primary key (tenant, content),
  foreign key (tenant, person) references peil.person
);
create index on peil.content (tenant, ticket);
create index on peil.content (tenant, person);

-- Keys live in a schema of their own, which an ordinary backup leaves out; each is sealed with the master key.
create schema vault;
grant usage on schema vault to peil_app;
create table vault.person_key (
  tenant uuid not null,
  person uuid not null,
  sealed bytea,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant, person),
  check ((sealed is null) = (erased_at is not null))
);

-- Projected in the transaction of the append ----------------------------------------------------------------------------

create table peil.ticket (
  tenant uuid not null,
  ticket uuid not null,
  contract uuid not null,
  customer uuid not null,
  number text not null,
  version integer not null,
  upto bigint not null,
  opening jsonb not null,
  attributes jsonb not null,
  type text,
  priority text,
  state text not null check (state in ('new', 'open', 'waiting', 'resolved', 'closed', 'merged', 'spam')),
  waiting_for text,
  title uuid,
  reporter uuid,
  assignee uuid,
  team text,
  watchers uuid[] not null default '{}',
  reported_at timestamptz not null,
  changed_at timestamptz not null,
  resolved_at timestamptz,
  closed_at timestamptz,
  breaks_at timestamptz,
  breaks_clock text,
  missed boolean not null,
  at_risk boolean not null,
  clocks jsonb not null,
  primary key (tenant, ticket),
  unique (tenant, number),
  foreign key (tenant, contract) references peil.contract
);
create index ticket_queue on peil.ticket (tenant, breaks_at, ticket) where state in ('new', 'open', 'waiting');
create index ticket_queue_of_customer on peil.ticket (tenant, customer, breaks_at, ticket) where state in ('new', 'open', 'waiting');
create index ticket_queue_of_contract on peil.ticket (tenant, contract, breaks_at, ticket) where state in ('new', 'open', 'waiting');
create index ticket_by_report on peil.ticket (tenant, reported_at desc, ticket);
create index ticket_by_report_of_customer on peil.ticket (tenant, customer, reported_at desc, ticket);
create index ticket_by_change on peil.ticket (tenant, changed_at desc, ticket);
create index ticket_of_assignee on peil.ticket (tenant, assignee, breaks_at, ticket) where state in ('new', 'open', 'waiting');
create index ticket_of_contract on peil.ticket (tenant, contract, reported_at);

-- The next due moment of each ticket that has one; whoever fires it locks the ticket first.
create table peil.deadline (
  tenant uuid not null,
  ticket uuid not null,
  contract uuid not null,
  customer uuid not null,
  at timestamptz not null,
  primary key (tenant, ticket),
  foreign key (tenant, ticket) references peil.ticket
);
create index deadline_at on peil.deadline (at);

-- Projected behind a watermark: per follower and log, up to which index it has read.
create table peil.watermark (
  tenant uuid not null,
  follower text not null,
  log uuid not null,
  upto bigint not null,
  primary key (tenant, follower, log),
  foreign key (tenant, log) references peil.log
);

create table peil.search (
  tenant uuid not null,
  content uuid not null,
  customer uuid not null,
  contract uuid not null,
  ticket uuid not null,
  person uuid not null,
  is_internal boolean not null default false,
  document tsvector not null,
  primary key (tenant, content),
  foreign key (tenant, content) references peil.content
);
create index search_document on peil.search using gin (document);
create index on peil.search (tenant, person);

-- The reply to a request with an Idempotency-Key, kept so that the same request gets the same reply.
create table peil.reply (
  tenant uuid not null,
  principal text not null,
  key text not null,
  request bytea not null,
  status smallint,
  headers jsonb,
  body bytea,
  at timestamptz not null,
  primary key (tenant, principal, key)
);
create index on peil.reply (at);

-- Row level security ----------------------------------------------------------------------------------------------------

alter table peil.tenant enable row level security, force row level security;
create policy own_tenant on peil.tenant using (tenant = peil.tenant_now());

alter table peil.customer enable row level security, force row level security;
create policy own_customer on peil.customer using (tenant = peil.tenant_now() and peil.sees_customer(customer));

-- The supplier's people are seen by its customers: somebody has to sign an answer.
alter table peil.person enable row level security, force row level security;
create policy own_people on peil.person using (tenant = peil.tenant_now() and (customer is null or peil.sees_customer(customer)))
  with check (tenant = peil.tenant_now() and (peil.is_supplier() or peil.sees_customer(customer)));

alter table peil.agreement enable row level security, force row level security;
create policy own_agreements on peil.agreement using (tenant = peil.tenant_now()) with check (tenant = peil.tenant_now() and peil.is_supplier());

alter table peil.contract enable row level security, force row level security;
create policy own_contracts on peil.contract using (tenant = peil.tenant_now() and peil.sees_customer(customer) and peil.sees_contract(contract));

alter table peil.asset enable row level security, force row level security;
create policy own_assets on peil.asset using (tenant = peil.tenant_now() and peil.sees_customer(customer) and peil.sees_contract(contract));

alter table peil.service enable row level security, force row level security;
create policy own_services on peil.service using (tenant = peil.tenant_now()) with check (tenant = peil.tenant_now() and peil.is_supplier());

-- The service log is shared by the contracts of a tenant (CON-2); the tenant's own log is the supplier's.
alter table peil.log enable row level security, force row level security;
create policy own_logs on peil.log using (tenant = peil.tenant_now() and case kind
  when 'contract' then peil.sees_customer(customer) and peil.sees_contract(contract)
  when 'service' then current_setting('app.customer', true) <> ''
  else peil.is_supplier() end);

alter table peil.fact enable row level security, force row level security;
create policy own_facts on peil.fact using (tenant = peil.tenant_now() and case
  when contract is not null then peil.sees_customer(customer) and peil.sees_contract(contract)
  else exists (select from peil.log where log.tenant = fact.tenant and log.log = fact.log) end);

alter table peil.command enable row level security, force row level security;
create policy own_commands on peil.command using (tenant = peil.tenant_now()
  and exists (select from peil.log where log.tenant = command.tenant and log.log = command.log));
alter table peil.node enable row level security, force row level security;
create policy own_nodes on peil.node using (tenant = peil.tenant_now()
  and exists (select from peil.log where log.tenant = node.tenant and log.log = node.log));
alter table peil.checkpoint enable row level security, force row level security;
create policy own_checkpoints on peil.checkpoint using (tenant = peil.tenant_now()
  and exists (select from peil.log where log.tenant = checkpoint.tenant and log.log = checkpoint.log));

alter table peil.content enable row level security, force row level security;
create policy own_content on peil.content using (tenant = peil.tenant_now()
  and (peil.is_supplier() or (customer is not null and peil.sees_customer(customer) and peil.sees_contract(contract))));

alter table vault.person_key enable row level security, force row level security;
create policy own_keys on vault.person_key using (tenant = peil.tenant_now()
  and exists (select from peil.person where person.tenant = person_key.tenant and person.person = person_key.person));

alter table peil.ticket enable row level security, force row level security;
create policy own_tickets on peil.ticket using (tenant = peil.tenant_now() and peil.sees_customer(customer) and peil.sees_contract(contract));
alter table peil.deadline enable row level security, force row level security;
create policy own_deadlines on peil.deadline using (tenant = peil.tenant_now() and peil.sees_customer(customer) and peil.sees_contract(contract));
alter table peil.watermark enable row level security, force row level security;
create policy own_watermarks on peil.watermark using (tenant = peil.tenant_now() and peil.is_supplier());
alter table peil.search enable row level security, force row level security;
create policy own_search on peil.search using (tenant = peil.tenant_now() and peil.sees_customer(customer) and peil.sees_contract(contract));
alter table peil.reply enable row level security, force row level security;
create policy own_replies on peil.reply using (tenant = peil.tenant_now());

-- Appending (LED-1, LED-2, LED-4) ---------------------------------------------------------------------------------------

-- Appends the facts of one or more commands to one log, in order, and gives the index of the first, and of tickets the number
-- that the first one reported among them gets: the nth report of a contract is its nth ticket, whoever replays it. A key
-- that was used before is an error here; whoever calls looks it up first, to give what it gave then. The head of the
-- log is locked here, as the last lock that a transaction takes, and until its commit: indexes have no gap and commit in order.
create function peil.append(
  p_tenant uuid, p_log uuid, p_expected bigint, p_keys text[], p_requests bytea[], p_counts integer[],
  p_tickets uuid[], p_kinds text[], p_at timestamptz[], p_recorded timestamptz[], p_bytes bytea[]
) returns table (first bigint, ticket_number bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head record;
  facts integer := coalesce(array_length(p_bytes, 1), 0);
begin
  if p_tenant is distinct from peil.tenant_now() then
    raise exception 'append outside the tenant of the transaction' using errcode = 'PL001';
  end if;
  if facts = 0 or facts <> (select sum(n) from unnest(p_counts) n) then
    raise exception 'the counts of the commands do not add up to the facts' using errcode = 'PL002';
  end if;
  update peil.log l set size = l.size + facts, tickets = l.tickets + cardinality(array_positions(p_kinds, 'reported'))
    where l.tenant = p_tenant and l.log = p_log
    returning l.size - facts as size, l.tickets - cardinality(array_positions(p_kinds, 'reported')) as tickets,
      l.customer, l.contract into head;
  if not found then raise exception 'no such log' using errcode = 'PL003'; end if;
  if p_expected is not null and p_expected <> head.size then
    raise exception 'the log holds % facts, not %', head.size, p_expected using errcode = 'PL005';
  end if;
  begin
    insert into peil.command (tenant, log, key, request, first, count)
      select p_tenant, p_log, p_keys[n], p_requests[n],
        head.size + coalesce((select sum(c) from unnest(p_counts[:n - 1]) c), 0), p_counts[n]
      from generate_subscripts(p_keys, 1) n;
  exception when unique_violation then
    raise exception 'a key was used before' using errcode = 'PL004';
  end;
  insert into peil.fact (tenant, log, idx, customer, contract, ticket, kind, at, recorded_at, bytes, leaf)
    select p_tenant, p_log, head.size + n - 1, head.customer, head.contract, p_tickets[n], p_kinds[n], p_at[n],
      p_recorded[n], p_bytes[n], sha256('\x00'::bytea || p_bytes[n])
    from generate_subscripts(p_bytes, 1) n;
  return query select head.size, head.tickets + 1;
end $$;
grant create on schema peil to peil_ledger; -- an owner who is no superuser may give a function only to a role that could make it
alter function peil.append owner to peil_ledger;
revoke create on schema peil from peil_ledger;
grant select, insert on peil.fact, peil.command to peil_ledger;
grant select on peil.log to peil_ledger;
grant update (size, tickets) on peil.log to peil_ledger;

-- What waits, in every tenant -------------------------------------------------------------------------------------------

-- Whoever wakes for a moment or follows the ledger has to know of which tenant something waits, and nothing else of it.
create policy what_is_due on peil.deadline for select to peil_follower using (true);
create policy what_grew on peil.log for select to peil_follower using (true);
create policy what_was_read on peil.watermark for select to peil_follower using (true);
create policy every_tenant on peil.tenant for select to peil_follower using (true);
grant select on peil.deadline, peil.log, peil.watermark, peil.tenant to peil_follower;

create function peil.migrations_run() returns table (name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select m.name from public.peil_migration m order by m.name $$;
create function peil.tenants() returns table (tenant uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select t.tenant from peil.tenant t order by t.created_at, t.tenant $$;
create function peil.next_deadline(p_after timestamptz) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select min(at) from peil.deadline where at > p_after $$;
create function peil.tenants_due(p_at timestamptz) returns table (tenant uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select distinct d.tenant from peil.deadline d where d.at <= p_at $$;
create function peil.logs_behind(p_follower text) returns table (tenant uuid, log uuid, kind text, contract uuid, upto bigint, size bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.tenant, l.log, l.kind, l.contract, coalesce(w.upto, 0), l.size
  from peil.log l left join peil.watermark w on w.tenant = l.tenant and w.log = l.log and w.follower = p_follower
  where l.size > coalesce(w.upto, 0) $$;
grant create on schema peil to peil_follower;
alter function peil.tenants owner to peil_follower;
alter function peil.next_deadline owner to peil_follower;
alter function peil.tenants_due owner to peil_follower;
alter function peil.logs_behind owner to peil_follower;
revoke create on schema peil from peil_follower;

-- Grants: what is not named here is not allowed -------------------------------------------------------------------------

revoke all on all functions in schema peil from public;
grant execute on function peil.tenant_now, peil.sees_customer, peil.sees_contract, peil.is_supplier
  to peil_app, peil_ledger, peil_read, peil_follower;
grant execute on function peil.append, peil.migrations_run, peil.tenants, peil.next_deadline, peil.tenants_due, peil.logs_behind to peil_app;
grant select on peil.tenant, peil.fact, peil.command, peil.log to peil_app;
grant insert on peil.log to peil_app;
grant select, insert on peil.customer, peil.agreement, peil.service, peil.node, peil.checkpoint to peil_app;
grant update (name) on peil.customer, peil.service to peil_app;
grant select, insert, update on peil.person, peil.contract, peil.asset, peil.ticket, peil.watermark to peil_app;
grant select, insert, update, delete on peil.deadline, peil.search, peil.reply to peil_app;
grant delete on peil.ticket to peil_app;
grant select, insert on peil.content to peil_app;
grant update (sealed) on peil.content to peil_app;
grant select, insert on vault.person_key to peil_app;
grant update (sealed, erased_at) on vault.person_key to peil_app;
grant select on all tables in schema peil to peil_read;
