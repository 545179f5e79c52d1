-- Webhooks: who is told of which facts, and what came of telling them (HOK). They are the supplier's own business: nobody of a
-- customer sees them. Secrets lie sealed with the master key, which the database never sees.

create table peil.webhook (
  tenant uuid not null references peil.tenant,
  webhook uuid not null,
  url text not null,
  description text not null default '',
  types text[] not null check (cardinality(types) > 0),
  customer uuid,
  state text not null default 'active' check (state in ('active', 'disabled')),
  disabled_because text check (disabled_because in ('gone', 'failing', 'asked')),
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  since timestamptz not null,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant, webhook),
  foreign key (tenant, customer) references peil.customer,
  check ((state = 'disabled') = (disabled_because is not null)),
  check ((former_secret is null) = (former_until is null))
);

-- One row a message; what it says is the fact, which stays where it is. A ping has no fact. `fact` is the fact's own name, and with
-- the webhook the name of the message: the same one is never made twice.
create table peil.delivery (
  tenant uuid not null,
  webhook uuid not null,
  fact uuid not null,
  log uuid,
  idx bigint,
  type text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  first_try_at timestamptz,
  next_try_at timestamptz,
  status smallint,
  failure text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant, webhook, fact),
  foreign key (tenant, webhook) references peil.webhook on delete cascade,
  check ((log is null) = (idx is null)),
  check ((state = 'waiting') = (next_try_at is not null)),
  check ((state = 'waiting') = (ended_at is null))
);
create index delivery_waiting on peil.delivery (tenant, webhook, next_try_at) where state = 'waiting';
create index delivery_next on peil.delivery (next_try_at) where state = 'waiting';
create index delivery_by_creation on peil.delivery (tenant, webhook, created_at desc, fact);
create index delivery_ended on peil.delivery (tenant, ended_at) where state <> 'waiting';

alter table peil.webhook enable row level security, force row level security;
create policy own_webhooks on peil.webhook using (tenant = peil.tenant_now() and peil.is_supplier());
alter table peil.delivery enable row level security, force row level security;
create policy own_deliveries on peil.delivery using (tenant = peil.tenant_now() and peil.is_supplier());

-- Of which tenant something is to be sent by then, and nothing else of it.
create policy what_is_to_be_sent on peil.delivery for select to peil_follower using (true);
grant select on peil.delivery to peil_follower;
create function peil.tenants_to_tell(p_at timestamptz) returns table (tenant uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select distinct d.tenant from peil.delivery d where d.state = 'waiting' and d.next_try_at <= p_at $$;

-- Files (ATT): which of these sealed forms anybody can still read, in any tenant. What nobody names is thrown away.
create index content_file on peil.content (hash) where kind = 'file' and sealed is not null;
create policy what_is_kept on peil.content for select to peil_follower using (true);
grant select (hash, kind, sealed) on peil.content to peil_follower;
create function peil.files_kept(p_hashes bytea[]) returns table (hash bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select distinct c.hash from peil.content c where c.kind = 'file' and c.sealed is not null and c.hash = any (p_hashes) $$;

grant create on schema peil to peil_follower;
alter function peil.tenants_to_tell owner to peil_follower;
alter function peil.files_kept owner to peil_follower;
revoke create on schema peil from peil_follower;
revoke all on function peil.tenants_to_tell, peil.files_kept from public;
grant execute on function peil.tenants_to_tell, peil.files_kept to peil_app;
grant select, insert, update, delete on peil.webhook, peil.delivery to peil_app;
grant select (tenant, webhook, url, description, types, customer, state, disabled_because, since, created_at, version)
  on peil.webhook to peil_read;
grant select on peil.delivery to peil_read;
