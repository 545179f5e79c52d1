-- The overview of contracts (FIG): what figures say of the present period and the twelve before, kept as facts come in, so that
-- nobody waits for it. A follower of the ledger makes all of it from facts; what stands here can be thrown away and counted anew.

-- What one ticket counts for: `places` are words joined by `;`, such as `3 k 2026-10`, each a row of the sums below. An earlier
-- epoch than the contract's was judged by other terms, and counts for nothing any more.
create table peil.counted_ticket (
  tenant uuid not null,
  ticket uuid not null,
  contract uuid not null,
  customer uuid not null,
  epoch integer not null,
  upto bigint not null,
  reported_at timestamptz,
  changes_at timestamptz,
  places text not null,
  primary key (tenant, ticket),
  foreign key (tenant, contract) references peil.contract
);
create index counted_ticket_by_epoch on peil.counted_ticket (tenant, contract, epoch);
create index counted_ticket_by_change on peil.counted_ticket (tenant, contract, changes_at) where changes_at is not null;

create table peil.overview_count (
  tenant uuid not null,
  contract uuid not null,
  customer uuid not null,
  what text not null,
  count integer not null,
  primary key (tenant, contract, what),
  foreign key (tenant, contract) references peil.contract
);

-- One row a contract: what is shown of it, and when that is to be looked at again without any fact. `work_from` and `service_from` say
-- from which moment on measures are to be judged anew; a measuring that finds another `mark` than it began with leaves them.
create table peil.overview (
  tenant uuid not null,
  contract uuid not null,
  customer uuid not null,
  version integer not null,
  epoch integer not null default 1,
  is_whole boolean not null default true,
  upto bigint not null default 0,
  revision integer not null default 1,
  as_of timestamptz,
  due_at timestamptz,
  shown json,
  services text[],
  measures json,
  measured_at timestamptz,
  measures_due_at timestamptz,
  pace_ms integer not null default 0,
  mark bigint not null default 0,
  work_from timestamptz,
  service_from timestamptz,
  primary key (tenant, contract),
  foreign key (tenant, contract) references peil.contract
);
create index overview_due on peil.overview (due_at) where due_at is not null;
create index overview_measures_due on peil.overview (measures_due_at) where measures_due_at is not null;

alter table peil.counted_ticket enable row level security, force row level security;
create policy own_counted_tickets on peil.counted_ticket using (tenant = peil.tenant_now() and peil.sees_customer(customer)
  and peil.sees_contract(contract));
alter table peil.overview_count enable row level security, force row level security;
create policy own_overview_counts on peil.overview_count using (tenant = peil.tenant_now() and peil.sees_customer(customer)
  and peil.sees_contract(contract));
alter table peil.overview enable row level security, force row level security;
create policy own_overviews on peil.overview using (tenant = peil.tenant_now() and peil.sees_customer(customer)
  and peil.sees_contract(contract));

grant select, insert, update on peil.counted_ticket, peil.overview to peil_app;
grant select, insert, update, delete on peil.overview_count to peil_app;
grant select on peil.counted_ticket, peil.overview_count, peil.overview to peil_read;

-- Of which contracts something is to be looked at by then, in any tenant, and nothing else of them.
create policy what_is_to_be_counted on peil.overview for select to peil_follower using (true);
grant select (tenant, contract, due_at, measures_due_at) on peil.overview to peil_follower;
create function peil.overviews_due(p_at timestamptz) returns table (tenant uuid, contract uuid, log uuid, is_count boolean, is_measure boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.tenant, o.contract, l.log, coalesce(o.due_at <= p_at, false), coalesce(o.measures_due_at <= p_at, false)
  from peil.overview o join peil.log l on l.tenant = o.tenant and l.contract = o.contract
  where o.due_at <= p_at or o.measures_due_at <= p_at
  order by least(o.due_at, o.measures_due_at), o.tenant, o.contract limit 1000 $$;
grant create on schema peil to peil_follower;
alter function peil.overviews_due owner to peil_follower;
revoke create on schema peil from peil_follower;
revoke all on function peil.overviews_due from public;
grant execute on function peil.overviews_due to peil_app;
