-- Who is asking, and what proves it (IDN). A schema of its own for a role of its own: peil_app sees nothing here, and
-- peil_identity sees nothing of schema peil, so a hole in either leaves the other closed. Row level security holds tenants
-- apart by app.tenant, as everywhere; what has to be found before a tenant is known is found through the functions of
-- peil_door, each by a secret or a name that the asker must have.

create schema identity;
grant usage on schema identity to peil_identity, peil_door;

create function identity.tenant_now() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;

-- A copy of what identity needs of a person, so that a sign-in reads no other schema.
create table identity.account (
  tenant uuid not null,
  account uuid not null,
  person uuid not null,
  login text check (login = lower(login) and length(login) between 3 and 254),
  role text not null check (role in ('agent', 'second-line-agent', 'manager', 'administrator',
    'customer-administrator', 'contact', 'end-user', 'auditor')),
  customer uuid,
  contract uuid,
  state text not null default 'active' check (state in ('active', 'left')),
  password text,
  first_signed_in_at timestamptz,
  last_signed_in_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant, account),
  unique (account),
  unique (tenant, person),
  unique (tenant, login),
  check ((customer is null) = (role in ('agent', 'second-line-agent', 'manager', 'administrator'))),
  check ((contract is not null) = (role = 'auditor'))
);
create index account_of_login on identity.account (login);

-- Of tokens only the SHA-256 is kept: whoever reads this table can sign in with nothing in it.
create table identity.session (
  hash bytea primary key,
  tenant uuid not null,
  account uuid not null,
  session uuid not null unique,
  stage text not null check (stage in ('second-factor', 'enrolment', 'full')),
  how text not null check (how in ('password', 'passkey', 'openid', 'link')),
  address text not null,
  agent text not null,
  created_at timestamptz not null,
  authenticated_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (tenant, account) references identity.account on delete cascade
);
create index on identity.session (tenant, account);
create index on identity.session (expires_at);

-- The secret is sealed; last_step is the newest step of which a code was taken, so that no code is taken twice.
create table identity.authenticator (
  tenant uuid not null,
  account uuid not null,
  sealed bytea not null,
  last_step bigint not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (tenant, account),
  foreign key (tenant, account) references identity.account on delete cascade
);

create table identity.recovery_code (
  tenant uuid not null,
  account uuid not null,
  hash bytea not null,
  primary key (tenant, account, hash),
  foreign key (tenant, account) references identity.account on delete cascade
);

create table identity.passkey (
  credential text primary key,
  tenant uuid not null,
  account uuid not null,
  name text not null check (length(name) between 1 and 100),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  is_synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  foreign key (tenant, account) references identity.account on delete cascade
);
create index on identity.passkey (tenant, account);

create table identity.provider (
  tenant uuid not null,
  provider uuid not null,
  name text not null check (length(name) between 1 and 100),
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  domains text[] not null,
  has_second_factor boolean not null,
  created_at timestamptz not null,
  primary key (tenant, provider)
);

create table identity.provider_account (
  tenant uuid not null,
  provider uuid not null,
  subject text not null,
  account uuid not null,
  created_at timestamptz not null,
  primary key (tenant, provider, subject),
  foreign key (tenant, provider) references identity.provider on delete cascade,
  foreign key (tenant, account) references identity.account on delete cascade
);
create index on identity.provider_account (tenant, account);

create table identity.link (
  hash bytea primary key,
  tenant uuid not null,
  account uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset', 'first-administrator', 'recovery')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (tenant, account) references identity.account on delete cascade
);
create index on identity.link (tenant, account);
create index on identity.link (expires_at);

create table identity.api_key (
  key uuid primary key,
  tenant uuid not null,
  account uuid not null,
  hash bytea not null,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  foreign key (tenant, account) references identity.account on delete cascade
);
create index on identity.api_key (tenant, account);

-- A browser that signed in before: its own failures are counted apart from those of strangers.
create table identity.device (
  hash bytea primary key,
  tenant uuid not null,
  account uuid not null,
  last_used_at timestamptz not null,
  foreign key (tenant, account) references identity.account on delete cascade
);
create index on identity.device (tenant, account);

-- Of no tenant, since they are written before one is known: what a browser went away with, sealed, and failed attempts.
create table identity.flow (
  hash bytea primary key,
  sealed bytea not null,
  expires_at timestamptz not null
);
create index on identity.flow (expires_at);

create table identity.attempt (
  subject text primary key,
  level double precision not null,
  at timestamptz not null,
  blocked_until timestamptz not null
);
create index on identity.attempt (at);

-- Row level security ----------------------------------------------------------------------------------------------------

alter table identity.account enable row level security, force row level security;
create policy own_accounts on identity.account to peil_identity using (tenant = identity.tenant_now());
create policy door_to_accounts on identity.account for select to peil_door using (true);

alter table identity.session enable row level security, force row level security;
create policy own_sessions on identity.session to peil_identity using (tenant = identity.tenant_now());
create policy door_to_sessions on identity.session to peil_door using (true);

alter table identity.authenticator enable row level security, force row level security;
create policy own_authenticators on identity.authenticator to peil_identity using (tenant = identity.tenant_now());

alter table identity.recovery_code enable row level security, force row level security;
create policy own_recovery_codes on identity.recovery_code to peil_identity using (tenant = identity.tenant_now());

alter table identity.passkey enable row level security, force row level security;
create policy own_passkeys on identity.passkey to peil_identity using (tenant = identity.tenant_now());
create policy door_to_passkeys on identity.passkey for select to peil_door using (true);

alter table identity.provider enable row level security, force row level security;
create policy own_providers on identity.provider to peil_identity using (tenant = identity.tenant_now());

alter table identity.provider_account enable row level security, force row level security;
create policy own_provider_accounts on identity.provider_account to peil_identity using (tenant = identity.tenant_now());

alter table identity.link enable row level security, force row level security;
create policy own_links on identity.link to peil_identity using (tenant = identity.tenant_now());
create policy door_to_links on identity.link to peil_door using (true);

alter table identity.api_key enable row level security, force row level security;
create policy own_keys on identity.api_key to peil_identity using (tenant = identity.tenant_now());
create policy door_to_keys on identity.api_key for select to peil_door using (true);

alter table identity.device enable row level security, force row level security;
create policy own_devices on identity.device to peil_identity using (tenant = identity.tenant_now());
create policy door_to_devices on identity.device to peil_door using (true);

-- What is found before a tenant is known ----------------------------------------------------------------------------------

create function identity.session_of(p_hash bytea)
  returns table (tenant uuid, account uuid, person uuid, role text, customer uuid, contract uuid, session uuid, stage text,
    authenticated_at timestamptz, last_used_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.tenant, a.account, a.person, a.role, a.customer, a.contract, s.session, s.stage,
    s.authenticated_at, s.last_used_at, s.expires_at
  from identity.session s join identity.account a on a.tenant = s.tenant and a.account = s.account
  where s.hash = p_hash and a.state = 'active' $$;

create function identity.key_of(p_key uuid)
  returns table (tenant uuid, account uuid, person uuid, role text, customer uuid, contract uuid, hash bytea, scopes text[],
    created_at timestamptz, last_used_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.tenant, a.account, a.person, a.role, a.customer, a.contract, k.hash, k.scopes,
    k.created_at, k.last_used_at, k.expires_at
  from identity.api_key k join identity.account a on a.tenant = k.tenant and a.account = k.account
  where k.key = p_key and a.state = 'active' $$;

create function identity.tenants_of_login(p_login text) returns table (tenant uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select a.tenant from identity.account a where a.login = p_login and a.state = 'active' limit 2 $$;

create function identity.link_of(p_hash bytea)
  returns table (tenant uuid, account uuid, purpose text, login text, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.tenant, l.account, l.purpose, a.login, l.expires_at
  from identity.link l join identity.account a on a.tenant = l.tenant and a.account = l.account
  where l.hash = p_hash and a.state = 'active' $$;

create function identity.tenant_of_passkey(p_credential text) returns table (tenant uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select k.tenant from identity.passkey k where k.credential = p_credential $$;

-- For the command line of whoever runs the installation: names no secret.
create function identity.administrators() returns table (tenant uuid, person uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select a.tenant, a.person from identity.account a where a.role = 'administrator' order by a.created_at $$;

create function identity.prune(p_at timestamptz, p_idle_before timestamptz, p_devices_before timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from identity.session where expires_at <= p_at or last_used_at <= p_idle_before;
  delete from identity.link where expires_at <= p_at;
  delete from identity.device where last_used_at <= p_devices_before;
  $$;

-- Counts one attempt for each subject, or none where one of them is blocked: how long to wait then, in milliseconds, else 0.
-- The rows are locked first, in one order, so that attempts at the same moment see each other. A level leaks away with time.
-- A moment further ahead than the longest wait is that of a clock that was set back, and blocks nobody.
create function identity.count_attempts(p_subjects text[], p_free float8[], p_forgiven_ms float8[], p_at timestamptz, p_longest_ms float8)
  returns float8 language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  v_wait float8;
begin
  insert into identity.attempt select s, 0, p_at, p_at from unnest(p_subjects) s order by s on conflict do nothing;
  perform from identity.attempt where subject = any (p_subjects) order by subject for update;
  select max(extract(epoch from blocked_until - p_at) * 1000) into v_wait from identity.attempt
    where subject = any (p_subjects) and blocked_until > p_at and blocked_until <= p_at + p_longest_ms * interval '1 ms';
  if v_wait > 0 then return v_wait; end if;
  update identity.attempt t set level = n.level, at = p_at, blocked_until = p_at + interval '1 ms' *
    case when ceil(n.level) >= n.free then least(p_longest_ms, 1000 * power(2, least(20, ceil(n.level) - n.free))) else 0 end
  from (
    select a.subject, l.free,
      1 + greatest(0, a.level - greatest(0, extract(epoch from p_at - a.at)) * 1000 / l.forgiven_ms) as level
    from identity.attempt a join unnest(p_subjects, p_free, p_forgiven_ms) as l (subject, free, forgiven_ms) using (subject)
  ) n where n.subject = t.subject;
  return 0;
end $$;

grant create on schema identity to peil_door;
alter function identity.session_of owner to peil_door;
alter function identity.key_of owner to peil_door;
alter function identity.tenants_of_login owner to peil_door;
alter function identity.link_of owner to peil_door;
alter function identity.tenant_of_passkey owner to peil_door;
alter function identity.administrators owner to peil_door;
alter function identity.prune owner to peil_door;
revoke create on schema identity from peil_door;

-- Grants: what is not named here is not allowed -------------------------------------------------------------------------

revoke all on all functions in schema identity from public;
grant execute on all functions in schema identity to peil_identity;
grant select on identity.account, identity.passkey, identity.api_key to peil_door;
grant select, delete on identity.session, identity.link, identity.device to peil_door;
grant select, insert, update, delete on identity.account, identity.session, identity.authenticator, identity.passkey,
  identity.provider, identity.api_key, identity.device, identity.attempt to peil_identity;
grant select, insert, delete on identity.recovery_code, identity.provider_account, identity.link, identity.flow to peil_identity;
