-- How somebody wants to see Peil, and the filters of the queue that they keep under a name (IDN-16). What a person calls a filter is
-- theirs alone, so it stands with the account, and goes with it.
create table identity.preference (
  tenant uuid not null,
  account uuid not null,
  language text check (language in ('nl', 'en')), -- none: as the browser asks
  theme text not null check (theme in ('system', 'light', 'dark')),
  filters jsonb not null,
  version integer not null,
  primary key (tenant, account),
  foreign key (tenant, account) references identity.account on delete cascade
);
alter table identity.preference enable row level security, force row level security;
create policy own_preferences on identity.preference to peil_identity using (tenant = identity.tenant_now());
create policy door_to_preferences on identity.preference for select to peil_door using (true);
grant select, insert, update on identity.preference to peil_identity;
grant select on identity.preference to peil_door;

-- Whoever asks is answered in their own language where the request says none, so it comes along with who they are.
drop function identity.session_of;
create function identity.session_of(p_hash bytea)
  returns table (tenant uuid, account uuid, person uuid, role text, customer uuid, contract uuid, session uuid, stage text,
    authenticated_at timestamptz, last_used_at timestamptz, expires_at timestamptz, language text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.tenant, a.account, a.person, a.role, a.customer, a.contract, s.session, s.stage,
    s.authenticated_at, s.last_used_at, s.expires_at, p.language
  from identity.session s join identity.account a on a.tenant = s.tenant and a.account = s.account
    left join identity.preference p on p.tenant = a.tenant and p.account = a.account
  where s.hash = p_hash and a.state = 'active' $$;

drop function identity.key_of;
create function identity.key_of(p_key uuid)
  returns table (tenant uuid, account uuid, person uuid, role text, customer uuid, contract uuid, hash bytea, scopes text[],
    created_at timestamptz, last_used_at timestamptz, expires_at timestamptz, language text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.tenant, a.account, a.person, a.role, a.customer, a.contract, k.hash, k.scopes,
    k.created_at, k.last_used_at, k.expires_at, p.language
  from identity.api_key k join identity.account a on a.tenant = k.tenant and a.account = k.account
    left join identity.preference p on p.tenant = a.tenant and p.account = a.account
  where k.key = p_key and a.state = 'active' $$;

grant create on schema identity to peil_door;
alter function identity.session_of owner to peil_door;
alter function identity.key_of owner to peil_door;
revoke create on schema identity from peil_door;
revoke all on function identity.session_of, identity.key_of from public;
grant execute on function identity.session_of, identity.key_of to peil_identity;
