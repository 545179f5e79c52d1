-- What the migrations make, as the catalogue of PostgreSQL tells it. Written by `npm run gen`; do not edit, and do not run.
-- A policy to public holds for every role; what nobody was granted, only the owner may.

create schema identity;
grant usage on schema identity to peil_door;
grant usage on schema identity to peil_identity;

create schema peil;
grant usage on schema peil to peil_app;
grant usage on schema peil to peil_follower;
grant usage on schema peil to peil_ledger;
grant usage on schema peil to peil_read;
grant usage on schema peil to peil_search;

create schema vault;
grant usage on schema vault to peil_app;

create table identity.account (
  tenant uuid not null,
  account uuid not null,
  person uuid not null,
  login text,
  role text not null,
  customer uuid,
  contract uuid,
  state text not null default 'active'::text,
  password text,
  first_signed_in_at timestamp with time zone,
  last_signed_in_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (tenant, account),
  constraint account_account_key UNIQUE (account),
  constraint account_tenant_login_key UNIQUE (tenant, login),
  constraint account_tenant_person_key UNIQUE (tenant, person),
  constraint account_check CHECK (((customer IS NULL) = (role = ANY (ARRAY['agent'::text, 'second-line-agent'::text, 'manager'::text, 'administrator'::text])))),
  constraint account_check1 CHECK (((contract IS NOT NULL) = (role = 'auditor'::text))),
  constraint account_login_check CHECK (((login = lower(login)) AND ((length(login) >= 3) AND (length(login) <= 254)))),
  constraint account_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'second-line-agent'::text, 'manager'::text, 'administrator'::text, 'customer-administrator'::text, 'contact'::text, 'end-user'::text, 'auditor'::text]))),
  constraint account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'left'::text])))
);
CREATE INDEX account_of_login ON identity.account USING btree (login);
alter table identity.account enable row level security, force row level security;
create policy door_to_accounts on identity.account for select to peil_door using (true);
create policy own_accounts on identity.account to peil_identity using ((tenant = identity.tenant_now()));
grant select on identity.account to peil_door;
grant delete, insert, select, update on identity.account to peil_identity;

create table identity.api_key (
  key uuid not null,
  tenant uuid not null,
  account uuid not null,
  hash bytea not null,
  name text not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (key),
  constraint api_key_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE,
  constraint api_key_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX api_key_tenant_account_idx ON identity.api_key USING btree (tenant, account);
alter table identity.api_key enable row level security, force row level security;
create policy door_to_keys on identity.api_key for select to peil_door using (true);
create policy own_keys on identity.api_key to peil_identity using ((tenant = identity.tenant_now()));
grant select on identity.api_key to peil_door;
grant delete, insert, select, update on identity.api_key to peil_identity;

create table identity.attempt (
  subject text not null,
  level double precision not null,
  at timestamp with time zone not null,
  blocked_until timestamp with time zone not null,
  constraint attempt_pkey PRIMARY KEY (subject)
);
CREATE INDEX attempt_at_idx ON identity.attempt USING btree (at);
grant delete, insert, select, update on identity.attempt to peil_identity;

create table identity.authenticator (
  tenant uuid not null,
  account uuid not null,
  sealed bytea not null,
  last_step bigint not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  constraint authenticator_pkey PRIMARY KEY (tenant, account),
  constraint authenticator_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE
);
alter table identity.authenticator enable row level security, force row level security;
create policy own_authenticators on identity.authenticator to peil_identity using ((tenant = identity.tenant_now()));
grant delete, insert, select, update on identity.authenticator to peil_identity;

create table identity.device (
  hash bytea not null,
  tenant uuid not null,
  account uuid not null,
  last_used_at timestamp with time zone not null,
  constraint device_pkey PRIMARY KEY (hash),
  constraint device_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE
);
CREATE INDEX device_tenant_account_idx ON identity.device USING btree (tenant, account);
alter table identity.device enable row level security, force row level security;
create policy door_to_devices on identity.device to peil_door using (true);
create policy own_devices on identity.device to peil_identity using ((tenant = identity.tenant_now()));
grant delete, select on identity.device to peil_door;
grant delete, insert, select, update on identity.device to peil_identity;

create table identity.flow (
  hash bytea not null,
  sealed bytea not null,
  expires_at timestamp with time zone not null,
  constraint flow_pkey PRIMARY KEY (hash)
);
CREATE INDEX flow_expires_at_idx ON identity.flow USING btree (expires_at);
grant delete, insert, select on identity.flow to peil_identity;

create table identity.link (
  hash bytea not null,
  tenant uuid not null,
  account uuid not null,
  purpose text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint link_pkey PRIMARY KEY (hash),
  constraint link_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE,
  constraint link_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'reset'::text, 'first-administrator'::text, 'recovery'::text])))
);
CREATE INDEX link_expires_at_idx ON identity.link USING btree (expires_at);
CREATE INDEX link_tenant_account_idx ON identity.link USING btree (tenant, account);
alter table identity.link enable row level security, force row level security;
create policy door_to_links on identity.link to peil_door using (true);
create policy own_links on identity.link to peil_identity using ((tenant = identity.tenant_now()));
grant delete, select on identity.link to peil_door;
grant delete, insert, select on identity.link to peil_identity;

create table identity.passkey (
  credential text not null,
  tenant uuid not null,
  account uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  is_synced boolean not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (credential),
  constraint passkey_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE,
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX passkey_tenant_account_idx ON identity.passkey USING btree (tenant, account);
alter table identity.passkey enable row level security, force row level security;
create policy door_to_passkeys on identity.passkey for select to peil_door using (true);
create policy own_passkeys on identity.passkey to peil_identity using ((tenant = identity.tenant_now()));
grant select on identity.passkey to peil_door;
grant delete, insert, select, update on identity.passkey to peil_identity;

create table identity.preference (
  tenant uuid not null,
  account uuid not null,
  language text,
  theme text not null,
  filters jsonb not null,
  version integer not null,
  constraint preference_pkey PRIMARY KEY (tenant, account),
  constraint preference_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE,
  constraint preference_language_check CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
  constraint preference_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])))
);
alter table identity.preference enable row level security, force row level security;
create policy door_to_preferences on identity.preference for select to peil_door using (true);
create policy own_preferences on identity.preference to peil_identity using ((tenant = identity.tenant_now()));
grant select on identity.preference to peil_door;
grant insert, select, update on identity.preference to peil_identity;

create table identity.provider (
  tenant uuid not null,
  provider uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea not null,
  domains text[] not null,
  has_second_factor boolean not null,
  created_at timestamp with time zone not null,
  constraint provider_pkey PRIMARY KEY (tenant, provider),
  constraint provider_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
alter table identity.provider enable row level security, force row level security;
create policy own_providers on identity.provider to peil_identity using ((tenant = identity.tenant_now()));
grant delete, insert, select, update on identity.provider to peil_identity;

create table identity.provider_account (
  tenant uuid not null,
  provider uuid not null,
  subject text not null,
  account uuid not null,
  created_at timestamp with time zone not null,
  constraint provider_account_pkey PRIMARY KEY (tenant, provider, subject),
  constraint provider_account_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE,
  constraint provider_account_tenant_provider_fkey FOREIGN KEY (tenant, provider) REFERENCES identity.provider(tenant, provider) ON DELETE CASCADE
);
CREATE INDEX provider_account_tenant_account_idx ON identity.provider_account USING btree (tenant, account);
alter table identity.provider_account enable row level security, force row level security;
create policy own_provider_accounts on identity.provider_account to peil_identity using ((tenant = identity.tenant_now()));
grant delete, insert, select on identity.provider_account to peil_identity;

create table identity.recovery_code (
  tenant uuid not null,
  account uuid not null,
  hash bytea not null,
  constraint recovery_code_pkey PRIMARY KEY (tenant, account, hash),
  constraint recovery_code_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE
);
alter table identity.recovery_code enable row level security, force row level security;
create policy own_recovery_codes on identity.recovery_code to peil_identity using ((tenant = identity.tenant_now()));
grant delete, insert, select on identity.recovery_code to peil_identity;

create table identity.session (
  hash bytea not null,
  tenant uuid not null,
  account uuid not null,
  session uuid not null,
  stage text not null,
  how text not null,
  address text not null,
  agent text not null,
  created_at timestamp with time zone not null,
  authenticated_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (hash),
  constraint session_session_key UNIQUE (session),
  constraint session_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES identity.account(tenant, account) ON DELETE CASCADE,
  constraint session_how_check CHECK ((how = ANY (ARRAY['password'::text, 'passkey'::text, 'openid'::text, 'link'::text]))),
  constraint session_stage_check CHECK ((stage = ANY (ARRAY['second-factor'::text, 'enrolment'::text, 'full'::text])))
);
CREATE INDEX session_expires_at_idx ON identity.session USING btree (expires_at);
CREATE INDEX session_tenant_account_idx ON identity.session USING btree (tenant, account);
alter table identity.session enable row level security, force row level security;
create policy door_to_sessions on identity.session to peil_door using (true);
create policy own_sessions on identity.session to peil_identity using ((tenant = identity.tenant_now()));
grant delete, select on identity.session to peil_door;
grant delete, insert, select, update on identity.session to peil_identity;

create table peil.agreement (
  tenant uuid not null,
  hash text not null,
  name text not null,
  edition text not null,
  source text not null,
  created_at timestamp with time zone not null,
  constraint agreement_pkey PRIMARY KEY (tenant, hash),
  constraint agreement_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant)
);
alter table peil.agreement enable row level security, force row level security;
create policy own_agreements on peil.agreement to public using ((tenant = peil.tenant_now())) with check (((tenant = peil.tenant_now()) AND peil.is_supplier()));
grant insert, select on peil.agreement to peil_app;
grant select on peil.agreement to peil_read;

create table peil.asset (
  tenant uuid not null,
  asset uuid not null,
  contract uuid not null,
  customer uuid not null,
  name text not null,
  attributes jsonb not null default '{}'::jsonb,
  retired_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint asset_pkey PRIMARY KEY (tenant, asset),
  constraint asset_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract)
);
CREATE INDEX asset_tenant_contract_idx ON peil.asset USING btree (tenant, contract);
alter table peil.asset enable row level security, force row level security;
create policy own_assets on peil.asset to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
grant insert, select, update on peil.asset to peil_app;
grant select on peil.asset to peil_read;

create table peil.checkpoint (
  tenant uuid not null,
  log uuid not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  made_at timestamp with time zone not null,
  constraint checkpoint_pkey PRIMARY KEY (tenant, log, size),
  constraint checkpoint_tenant_log_fkey FOREIGN KEY (tenant, log) REFERENCES peil.log(tenant, log)
);
alter table peil.checkpoint enable row level security, force row level security;
create policy own_checkpoints on peil.checkpoint to public using (((tenant = peil.tenant_now()) AND (EXISTS ( SELECT
   FROM peil.log
  WHERE ((log.tenant = checkpoint.tenant) AND (log.log = checkpoint.log))))));
grant insert, select on peil.checkpoint to peil_app;
grant select on peil.checkpoint to peil_read;

create table peil.command (
  tenant uuid not null,
  log uuid not null,
  key text not null,
  request bytea not null,
  first bigint not null,
  count integer not null,
  constraint command_pkey PRIMARY KEY (tenant, log, key)
);
alter table peil.command enable row level security, force row level security;
create policy own_commands on peil.command to public using (((tenant = peil.tenant_now()) AND (EXISTS ( SELECT
   FROM peil.log
  WHERE ((log.tenant = command.tenant) AND (log.log = command.log))))));
grant select on peil.command to peil_app;
grant insert, select on peil.command to peil_ledger;
grant select on peil.command to peil_read;

create table peil.content (
  tenant uuid not null,
  content uuid not null,
  customer uuid,
  contract uuid,
  ticket uuid,
  person uuid not null,
  kind text not null,
  sealed bytea,
  hash bytea not null,
  bytes bigint not null,
  created_at timestamp with time zone not null,
  constraint content_pkey PRIMARY KEY (tenant, content),
  constraint content_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES peil.person(tenant, person),
  constraint content_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'file'::text])))
);
CREATE INDEX content_file ON peil.content USING btree (hash) WHERE ((kind = 'file'::text) AND (sealed IS NOT NULL));
CREATE INDEX content_tenant_person_idx ON peil.content USING btree (tenant, person);
CREATE INDEX content_tenant_ticket_idx ON peil.content USING btree (tenant, ticket);
alter table peil.content enable row level security, force row level security;
create policy own_content on peil.content to public using (((tenant = peil.tenant_now()) AND (peil.is_supplier() OR ((customer IS NOT NULL) AND peil.sees_customer(customer) AND peil.sees_contract(contract)))));
create policy what_is_kept on peil.content for select to peil_follower using (true);
grant insert, select on peil.content to peil_app;
grant select on peil.content to peil_read;
grant update (sealed) on peil.content to peil_app;
grant select (hash, kind, sealed) on peil.content to peil_follower;

create table peil.contract (
  tenant uuid not null,
  contract uuid not null,
  customer uuid not null,
  code text not null,
  agreement text not null,
  fields jsonb not null default '{}'::jsonb,
  annex jsonb not null default '{}'::jsonb,
  fees jsonb not null default '[]'::jsonb,
  opening jsonb not null default '[]'::jsonb,
  term_from date not null,
  term_to date,
  recorded_from timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint contract_pkey PRIMARY KEY (tenant, contract),
  constraint contract_tenant_code_key UNIQUE (tenant, code),
  constraint contract_tenant_agreement_fkey FOREIGN KEY (tenant, agreement) REFERENCES peil.agreement(tenant, hash),
  constraint contract_tenant_customer_fkey FOREIGN KEY (tenant, customer) REFERENCES peil.customer(tenant, customer),
  constraint contract_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant),
  constraint contract_code_check CHECK ((code ~ '^[A-Z0-9][A-Z0-9-]{0,15}$'::text))
);
CREATE INDEX contract_tenant_customer_idx ON peil.contract USING btree (tenant, customer);
alter table peil.contract enable row level security, force row level security;
create policy own_contracts on peil.contract to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
grant insert, select, update on peil.contract to peil_app;
grant select on peil.contract to peil_read;

create table peil.counted_ticket (
  tenant uuid not null,
  ticket uuid not null,
  contract uuid not null,
  customer uuid not null,
  epoch integer not null,
  upto bigint not null,
  reported_at timestamp with time zone,
  changes_at timestamp with time zone,
  places text not null,
  constraint counted_ticket_pkey PRIMARY KEY (tenant, ticket),
  constraint counted_ticket_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract)
);
CREATE INDEX counted_ticket_by_change ON peil.counted_ticket USING btree (tenant, contract, changes_at) WHERE (changes_at IS NOT NULL);
CREATE INDEX counted_ticket_by_epoch ON peil.counted_ticket USING btree (tenant, contract, epoch);
alter table peil.counted_ticket enable row level security, force row level security;
create policy own_counted_tickets on peil.counted_ticket to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
grant insert, select, update on peil.counted_ticket to peil_app;
grant select on peil.counted_ticket to peil_read;

create table peil.customer (
  tenant uuid not null,
  customer uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint customer_pkey PRIMARY KEY (tenant, customer),
  constraint customer_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant),
  constraint customer_name_check CHECK ((name <> ''::text))
);
alter table peil.customer enable row level security, force row level security;
create policy own_customer on peil.customer to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer)));
grant insert, select on peil.customer to peil_app;
grant select on peil.customer to peil_read;
grant update (name) on peil.customer to peil_app;

create table peil.deadline (
  tenant uuid not null,
  ticket uuid not null,
  contract uuid not null,
  customer uuid not null,
  at timestamp with time zone not null,
  constraint deadline_pkey PRIMARY KEY (tenant, ticket),
  constraint deadline_tenant_ticket_fkey FOREIGN KEY (tenant, ticket) REFERENCES peil.ticket(tenant, ticket)
);
CREATE INDEX deadline_at ON peil.deadline USING btree (at);
alter table peil.deadline enable row level security, force row level security;
create policy own_deadlines on peil.deadline to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
create policy what_is_due on peil.deadline for select to peil_follower using (true);
grant delete, insert, select, update on peil.deadline to peil_app;
grant select on peil.deadline to peil_follower;
grant select on peil.deadline to peil_read;

create table peil.delivery (
  tenant uuid not null,
  webhook uuid not null,
  fact uuid not null,
  log uuid,
  idx bigint,
  type text not null,
  state text not null default 'waiting'::text,
  tries integer not null default 0,
  first_try_at timestamp with time zone,
  next_try_at timestamp with time zone,
  status smallint,
  failure text,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint delivery_pkey PRIMARY KEY (tenant, webhook, fact),
  constraint delivery_tenant_webhook_fkey FOREIGN KEY (tenant, webhook) REFERENCES peil.webhook(tenant, webhook) ON DELETE CASCADE,
  constraint delivery_check CHECK (((log IS NULL) = (idx IS NULL))),
  constraint delivery_check1 CHECK (((state = 'waiting'::text) = (next_try_at IS NOT NULL))),
  constraint delivery_check2 CHECK (((state = 'waiting'::text) = (ended_at IS NULL))),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX delivery_by_creation ON peil.delivery USING btree (tenant, webhook, created_at DESC, fact);
CREATE INDEX delivery_ended ON peil.delivery USING btree (tenant, ended_at) WHERE (state <> 'waiting'::text);
CREATE INDEX delivery_next ON peil.delivery USING btree (next_try_at) WHERE (state = 'waiting'::text);
CREATE INDEX delivery_waiting ON peil.delivery USING btree (tenant, webhook, next_try_at) WHERE (state = 'waiting'::text);
alter table peil.delivery enable row level security, force row level security;
create policy own_deliveries on peil.delivery to public using (((tenant = peil.tenant_now()) AND peil.is_supplier()));
create policy what_is_to_be_sent on peil.delivery for select to peil_follower using (true);
grant delete, insert, select, update on peil.delivery to peil_app;
grant select on peil.delivery to peil_follower;
grant select on peil.delivery to peil_read;

create table peil.fact (
  tenant uuid not null,
  log uuid not null,
  idx bigint not null,
  customer uuid,
  contract uuid,
  ticket uuid,
  kind text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  bytes bytea not null,
  leaf bytea not null,
  constraint fact_pkey PRIMARY KEY (tenant, log, idx)
);
CREATE INDEX fact_of_relation ON peil.fact USING btree (tenant, log, idx) WHERE (ticket IS NULL);
CREATE INDEX fact_of_ticket ON peil.fact USING btree (tenant, ticket, idx) WHERE (ticket IS NOT NULL);
CREATE INDEX fact_of_work ON peil.fact USING btree (tenant, log, at) WHERE (kind = 'work-booked'::text);
alter table peil.fact enable row level security, force row level security;
create policy own_facts on peil.fact to public using (((tenant = peil.tenant_now()) AND
CASE
    WHEN (contract IS NOT NULL) THEN (peil.sees_customer(customer) AND peil.sees_contract(contract))
    ELSE (EXISTS ( SELECT
       FROM peil.log
      WHERE ((log.tenant = fact.tenant) AND (log.log = fact.log))))
END));
grant select on peil.fact to peil_app;
grant insert, select on peil.fact to peil_ledger;
grant select on peil.fact to peil_read;

create table peil.found (
  tenant uuid not null,
  ticket uuid not null,
  is_internal boolean not null,
  customer uuid not null,
  contract uuid not null,
  reported_at timestamp with time zone not null,
  document tsvector not null,
  constraint found_pkey PRIMARY KEY (tenant, ticket, is_internal)
);
CREATE INDEX found_by_report ON peil.found USING btree (tenant, reported_at DESC);
CREATE INDEX found_internal ON peil.found USING gin (document) WITH (fastupdate=off) WHERE is_internal;
CREATE INDEX found_shown ON peil.found USING gin (document) WITH (fastupdate=off) WHERE (NOT is_internal);
alter table peil.found enable row level security, force row level security;
create policy of_the_search on peil.found to peil_search using (true);
grant delete, insert, select, update on peil.found to peil_search;

create table peil.log (
  tenant uuid not null,
  log uuid not null,
  kind text not null,
  customer uuid,
  contract uuid,
  size bigint not null default 0,
  tickets bigint not null default 0,
  created_at timestamp with time zone not null,
  constraint log_pkey PRIMARY KEY (tenant, log),
  constraint log_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract),
  constraint log_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant),
  constraint log_check CHECK (((kind = 'contract'::text) = ((contract IS NOT NULL) AND (customer IS NOT NULL)))),
  constraint log_kind_check CHECK ((kind = ANY (ARRAY['contract'::text, 'service'::text, 'tenant'::text])))
);
CREATE UNIQUE INDEX log_tenant_contract_idx ON peil.log USING btree (tenant, contract) WHERE (contract IS NOT NULL);
CREATE UNIQUE INDEX log_tenant_kind_idx ON peil.log USING btree (tenant, kind) WHERE (contract IS NULL);
alter table peil.log enable row level security, force row level security;
create policy own_logs on peil.log to public using (((tenant = peil.tenant_now()) AND
CASE kind
    WHEN 'contract'::text THEN (peil.sees_customer(customer) AND peil.sees_contract(contract))
    WHEN 'service'::text THEN (current_setting('app.customer'::text, true) <> ''::text)
    ELSE peil.is_supplier()
END));
create policy what_grew on peil.log for select to peil_follower using (true);
grant insert, select on peil.log to peil_app;
grant select on peil.log to peil_follower;
grant select on peil.log to peil_ledger;
grant select on peil.log to peil_read;
grant update (size, tickets) on peil.log to peil_ledger;

create table peil.node (
  tenant uuid not null,
  log uuid not null,
  level smallint not null,
  idx bigint not null,
  hash bytea not null,
  constraint node_pkey PRIMARY KEY (tenant, log, level, idx),
  constraint node_tenant_log_fkey FOREIGN KEY (tenant, log) REFERENCES peil.log(tenant, log),
  constraint node_level_check CHECK ((level > 0))
);
alter table peil.node enable row level security, force row level security;
create policy own_nodes on peil.node to public using (((tenant = peil.tenant_now()) AND (EXISTS ( SELECT
   FROM peil.log
  WHERE ((log.tenant = node.tenant) AND (log.log = node.log))))));
grant insert, select on peil.node to peil_app;
grant select on peil.node to peil_read;

create table peil.overview (
  tenant uuid not null,
  contract uuid not null,
  customer uuid not null,
  version integer not null,
  epoch integer not null default 1,
  is_whole boolean not null default true,
  upto bigint not null default 0,
  revision integer not null default 1,
  as_of timestamp with time zone,
  due_at timestamp with time zone,
  shown json,
  services text[],
  measures json,
  measured_at timestamp with time zone,
  measures_due_at timestamp with time zone,
  pace_ms integer not null default 0,
  mark bigint not null default 0,
  work_from timestamp with time zone,
  service_from timestamp with time zone,
  constraint overview_pkey PRIMARY KEY (tenant, contract),
  constraint overview_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract)
);
CREATE INDEX overview_due ON peil.overview USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX overview_measures_due ON peil.overview USING btree (measures_due_at) WHERE (measures_due_at IS NOT NULL);
alter table peil.overview enable row level security, force row level security;
create policy own_overviews on peil.overview to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
create policy what_is_to_be_counted on peil.overview for select to peil_follower using (true);
grant insert, select, update on peil.overview to peil_app;
grant select on peil.overview to peil_read;
grant select (contract, due_at, measures_due_at, tenant) on peil.overview to peil_follower;

create table peil.overview_count (
  tenant uuid not null,
  contract uuid not null,
  customer uuid not null,
  what text not null,
  count integer not null,
  constraint overview_count_pkey PRIMARY KEY (tenant, contract, what),
  constraint overview_count_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract)
);
alter table peil.overview_count enable row level security, force row level security;
create policy own_overview_counts on peil.overview_count to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
grant delete, insert, select, update on peil.overview_count to peil_app;
grant select on peil.overview_count to peil_read;

create table peil.person (
  tenant uuid not null,
  person uuid not null,
  customer uuid,
  contract uuid,
  role text not null,
  state text not null default 'active'::text,
  sealed bytea,
  created_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (tenant, person),
  constraint person_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract),
  constraint person_tenant_customer_fkey FOREIGN KEY (tenant, customer) REFERENCES peil.customer(tenant, customer),
  constraint person_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant),
  constraint person_check CHECK (((customer IS NULL) = (role = ANY (ARRAY['agent'::text, 'second-line-agent'::text, 'manager'::text, 'administrator'::text])))),
  constraint person_check1 CHECK (((contract IS NOT NULL) = (role = 'auditor'::text))),
  constraint person_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'second-line-agent'::text, 'manager'::text, 'administrator'::text, 'customer-administrator'::text, 'contact'::text, 'end-user'::text, 'auditor'::text]))),
  constraint person_state_check CHECK ((state = ANY (ARRAY['active'::text, 'left'::text, 'erased'::text])))
);
CREATE INDEX person_tenant_customer_idx ON peil.person USING btree (tenant, customer);
alter table peil.person enable row level security, force row level security;
create policy own_people on peil.person to public using (((tenant = peil.tenant_now()) AND ((customer IS NULL) OR peil.sees_customer(customer)))) with check (((tenant = peil.tenant_now()) AND (peil.is_supplier() OR peil.sees_customer(customer))));
grant insert, select, update on peil.person to peil_app;
grant select on peil.person to peil_read;

create table peil.reply (
  tenant uuid not null,
  principal text not null,
  key text not null,
  request bytea not null,
  status smallint,
  headers jsonb,
  body bytea,
  at timestamp with time zone not null,
  constraint reply_pkey PRIMARY KEY (tenant, principal, key)
);
CREATE INDEX reply_at_idx ON peil.reply USING btree (at);
alter table peil.reply enable row level security, force row level security;
create policy own_replies on peil.reply to public using ((tenant = peil.tenant_now()));
grant delete, insert, select, update on peil.reply to peil_app;
grant select on peil.reply to peil_read;

create table peil.search (
  tenant uuid not null,
  content uuid not null,
  customer uuid not null,
  contract uuid not null,
  ticket uuid not null,
  person uuid not null,
  is_internal boolean not null default false,
  document tsvector not null,
  is_title boolean not null default false,
  bytes integer not null default 0,
  constraint search_pkey PRIMARY KEY (tenant, content),
  constraint search_tenant_content_fkey FOREIGN KEY (tenant, content) REFERENCES peil.content(tenant, content)
);
CREATE INDEX search_of_ticket ON peil.search USING btree (tenant, ticket);
CREATE INDEX search_tenant_person_idx ON peil.search USING btree (tenant, person);
alter table peil.search enable row level security, force row level security;
create policy of_the_search on peil.search for select to peil_search using (true);
create policy own_search on peil.search to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract) AND ((NOT is_internal) OR peil.is_supplier())));
CREATE TRIGGER words_added AFTER INSERT ON peil.search REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION peil.search_changed();
CREATE TRIGGER words_changed AFTER UPDATE ON peil.search REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION peil.search_changed();
CREATE TRIGGER words_taken AFTER DELETE ON peil.search REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION peil.search_changed();
grant delete, insert, select, update on peil.search to peil_app;
grant select on peil.search to peil_read;
grant select on peil.search to peil_search;

create table peil.service (
  tenant uuid not null,
  service text not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint service_pkey PRIMARY KEY (tenant, service),
  constraint service_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant)
);
alter table peil.service enable row level security, force row level security;
create policy own_services on peil.service to public using ((tenant = peil.tenant_now())) with check (((tenant = peil.tenant_now()) AND peil.is_supplier()));
grant insert, select on peil.service to peil_app;
grant select on peil.service to peil_read;
grant update (name) on peil.service to peil_app;

create table peil.tenant (
  tenant uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint tenant_pkey PRIMARY KEY (tenant),
  constraint tenant_name_check CHECK ((name <> ''::text))
);
alter table peil.tenant enable row level security, force row level security;
create policy every_tenant on peil.tenant for select to peil_follower using (true);
create policy own_tenant on peil.tenant to public using ((tenant = peil.tenant_now())) with check (((tenant = peil.tenant_now()) AND peil.is_supplier()));
grant select on peil.tenant to peil_app;
grant select on peil.tenant to peil_follower;
grant select on peil.tenant to peil_read;
grant update (name) on peil.tenant to peil_app;

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
  state text not null,
  waiting_for text,
  title uuid,
  reporter uuid,
  assignee uuid,
  team text,
  watchers uuid[] not null default '{}'::uuid[],
  reported_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  breaks_at timestamp with time zone,
  breaks_clock text,
  missed boolean not null,
  at_risk boolean not null,
  clocks jsonb not null,
  unclassified boolean not null default false,
  escalated_at timestamp with time zone,
  constraint ticket_pkey PRIMARY KEY (tenant, ticket),
  constraint ticket_tenant_number_key UNIQUE (tenant, number),
  constraint ticket_tenant_contract_fkey FOREIGN KEY (tenant, contract) REFERENCES peil.contract(tenant, contract),
  constraint ticket_state_check CHECK ((state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text, 'resolved'::text, 'closed'::text, 'merged'::text, 'spam'::text])))
);
CREATE INDEX ticket_by_change ON peil.ticket USING btree (tenant, changed_at DESC, ticket);
CREATE INDEX ticket_by_change_of_customer ON peil.ticket USING btree (tenant, customer, changed_at DESC, ticket);
CREATE INDEX ticket_by_report ON peil.ticket USING btree (tenant, reported_at DESC, ticket);
CREATE INDEX ticket_by_report_of_customer ON peil.ticket USING btree (tenant, customer, reported_at DESC, ticket);
CREATE INDEX ticket_escalated ON peil.ticket USING btree (tenant, changed_at DESC, ticket) WHERE (escalated_at IS NOT NULL);
CREATE INDEX ticket_of_assignee ON peil.ticket USING btree (tenant, assignee, breaks_at, ticket) WHERE (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text]));
CREATE INDEX ticket_of_contract ON peil.ticket USING btree (tenant, contract, reported_at);
CREATE INDEX ticket_of_reporter ON peil.ticket USING btree (tenant, reporter, reported_at DESC);
CREATE INDEX ticket_of_watcher ON peil.ticket USING gin (watchers) WHERE (watchers <> '{}'::uuid[]);
CREATE INDEX ticket_queue ON peil.ticket USING btree (tenant, breaks_at, ticket) WHERE (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text]));
CREATE INDEX ticket_queue_of_contract ON peil.ticket USING btree (tenant, contract, breaks_at, ticket) WHERE (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text]));
CREATE INDEX ticket_queue_of_customer ON peil.ticket USING btree (tenant, customer, breaks_at, ticket) WHERE (state = ANY (ARRAY['new'::text, 'open'::text, 'waiting'::text]));
alter table peil.ticket enable row level security, force row level security;
create policy of_the_search on peil.ticket for select to peil_search using (true);
create policy own_tickets on peil.ticket to public using (((tenant = peil.tenant_now()) AND peil.sees_customer(customer) AND peil.sees_contract(contract)));
grant delete, insert, select, update on peil.ticket to peil_app;
grant select on peil.ticket to peil_read;
grant select (contract, customer, number, reported_at, reporter, tenant, ticket, watchers) on peil.ticket to peil_search;

create table peil.watermark (
  tenant uuid not null,
  follower text not null,
  log uuid not null,
  upto bigint not null,
  constraint watermark_pkey PRIMARY KEY (tenant, follower, log),
  constraint watermark_tenant_log_fkey FOREIGN KEY (tenant, log) REFERENCES peil.log(tenant, log)
);
alter table peil.watermark enable row level security, force row level security;
create policy own_watermarks on peil.watermark to public using (((tenant = peil.tenant_now()) AND peil.is_supplier()));
create policy what_was_read on peil.watermark for select to peil_follower using (true);
grant insert, select, update on peil.watermark to peil_app;
grant select on peil.watermark to peil_follower;
grant select on peil.watermark to peil_read;

create table peil.webhook (
  tenant uuid not null,
  webhook uuid not null,
  url text not null,
  description text not null default ''::text,
  types text[] not null,
  customer uuid,
  state text not null default 'active'::text,
  disabled_because text,
  secret bytea not null,
  former_secret bytea,
  former_until timestamp with time zone,
  since timestamp with time zone not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint webhook_pkey PRIMARY KEY (tenant, webhook),
  constraint webhook_tenant_customer_fkey FOREIGN KEY (tenant, customer) REFERENCES peil.customer(tenant, customer),
  constraint webhook_tenant_fkey FOREIGN KEY (tenant) REFERENCES peil.tenant(tenant),
  constraint webhook_check CHECK (((state = 'disabled'::text) = (disabled_because IS NOT NULL))),
  constraint webhook_check1 CHECK (((former_secret IS NULL) = (former_until IS NULL))),
  constraint webhook_disabled_because_check CHECK ((disabled_because = ANY (ARRAY['gone'::text, 'failing'::text, 'asked'::text]))),
  constraint webhook_state_check CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text]))),
  constraint webhook_types_check CHECK ((cardinality(types) > 0))
);
alter table peil.webhook enable row level security, force row level security;
create policy own_webhooks on peil.webhook to public using (((tenant = peil.tenant_now()) AND peil.is_supplier()));
grant delete, insert, select, update on peil.webhook to peil_app;
grant select (created_at, customer, description, disabled_because, since, state, tenant, types, url, version, webhook) on peil.webhook to peil_read;

create table public.peil_migration (
  name text not null,
  hash text not null,
  ran_at timestamp with time zone not null,
  constraint peil_migration_pkey PRIMARY KEY (name)
);

create table vault.person_key (
  tenant uuid not null,
  person uuid not null,
  sealed bytea,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint person_key_pkey PRIMARY KEY (tenant, person),
  constraint person_key_check CHECK (((sealed IS NULL) = (erased_at IS NOT NULL)))
);
alter table vault.person_key enable row level security, force row level security;
create policy own_keys on vault.person_key to public using (((tenant = peil.tenant_now()) AND (EXISTS ( SELECT
   FROM peil.person
  WHERE ((person.tenant = person_key.tenant) AND (person.person = person_key.person))))));
grant insert, select on vault.person_key to peil_app;
grant update (erased_at, sealed) on vault.person_key to peil_app;

create FUNCTION identity.administrators()
 RETURNS TABLE(tenant uuid, person uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select a.tenant, a.person from identity.account a where a.role = 'administrator' order by a.created_at $function$;
alter routine identity.administrators() owner to peil_door;
grant execute on routine identity.administrators() to peil_identity;

create FUNCTION identity.count_attempts(p_subjects text[], p_free double precision[], p_forgiven_ms double precision[], p_at timestamp with time zone, p_longest_ms double precision)
 RETURNS double precision
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
alter routine identity.count_attempts(text[],double precision[],double precision[],timestamp with time zone,double precision) owner to the owner;
grant execute on routine identity.count_attempts(text[],double precision[],double precision[],timestamp with time zone,double precision) to peil_identity;

create FUNCTION identity.key_of(p_key uuid)
 RETURNS TABLE(tenant uuid, account uuid, person uuid, role text, customer uuid, contract uuid, hash bytea, scopes text[], created_at timestamp with time zone, last_used_at timestamp with time zone, expires_at timestamp with time zone, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select a.tenant, a.account, a.person, a.role, a.customer, a.contract, k.hash, k.scopes,
    k.created_at, k.last_used_at, k.expires_at, p.language
  from identity.api_key k join identity.account a on a.tenant = k.tenant and a.account = k.account
    left join identity.preference p on p.tenant = a.tenant and p.account = a.account
  where k.key = p_key and a.state = 'active' $function$;
alter routine identity.key_of(uuid) owner to peil_door;
grant execute on routine identity.key_of(uuid) to peil_identity;

create FUNCTION identity.link_of(p_hash bytea)
 RETURNS TABLE(tenant uuid, account uuid, purpose text, login text, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select l.tenant, l.account, l.purpose, a.login, l.expires_at
  from identity.link l join identity.account a on a.tenant = l.tenant and a.account = l.account
  where l.hash = p_hash and a.state = 'active' $function$;
alter routine identity.link_of(bytea) owner to peil_door;
grant execute on routine identity.link_of(bytea) to peil_identity;

create FUNCTION identity.prune(p_at timestamp with time zone, p_idle_before timestamp with time zone, p_devices_before timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  delete from identity.session where expires_at <= p_at or last_used_at <= p_idle_before;
  delete from identity.link where expires_at <= p_at;
  delete from identity.device where last_used_at <= p_devices_before;
  $function$;
alter routine identity.prune(timestamp with time zone,timestamp with time zone,timestamp with time zone) owner to peil_door;
grant execute on routine identity.prune(timestamp with time zone,timestamp with time zone,timestamp with time zone) to peil_identity;

create FUNCTION identity.session_of(p_hash bytea)
 RETURNS TABLE(tenant uuid, account uuid, person uuid, role text, customer uuid, contract uuid, session uuid, stage text, authenticated_at timestamp with time zone, last_used_at timestamp with time zone, expires_at timestamp with time zone, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select a.tenant, a.account, a.person, a.role, a.customer, a.contract, s.session, s.stage,
    s.authenticated_at, s.last_used_at, s.expires_at, p.language
  from identity.session s join identity.account a on a.tenant = s.tenant and a.account = s.account
    left join identity.preference p on p.tenant = a.tenant and p.account = a.account
  where s.hash = p_hash and a.state = 'active' $function$;
alter routine identity.session_of(bytea) owner to peil_door;
grant execute on routine identity.session_of(bytea) to peil_identity;

create FUNCTION identity.tenant_now()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid;
alter routine identity.tenant_now() owner to the owner;
grant execute on routine identity.tenant_now() to peil_identity;

create FUNCTION identity.tenant_of_passkey(p_credential text)
 RETURNS TABLE(tenant uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select k.tenant from identity.passkey k where k.credential = p_credential $function$;
alter routine identity.tenant_of_passkey(text) owner to peil_door;
grant execute on routine identity.tenant_of_passkey(text) to peil_identity;

create FUNCTION identity.tenants_of_login(p_login text)
 RETURNS TABLE(tenant uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select a.tenant from identity.account a where a.login = p_login and a.state = 'active' limit 2 $function$;
alter routine identity.tenants_of_login(text) owner to peil_door;
grant execute on routine identity.tenants_of_login(text) to peil_identity;

create FUNCTION peil.append(p_tenant uuid, p_log uuid, p_expected bigint, p_keys text[], p_requests bytea[], p_counts integer[], p_tickets uuid[], p_kinds text[], p_at timestamp with time zone[], p_recorded timestamp with time zone[], p_bytes bytea[])
 RETURNS TABLE(first bigint, ticket_number bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$;
alter routine peil.append(uuid,uuid,bigint,text[],bytea[],integer[],uuid[],text[],timestamp with time zone[],timestamp with time zone[],bytea[]) owner to peil_ledger;
grant execute on routine peil.append(uuid,uuid,bigint,text[],bytea[],integer[],uuid[],text[],timestamp with time zone[],timestamp with time zone[],bytea[]) to peil_app;

create FUNCTION peil.begun(p_words tsquery)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((p_words)::text ~ '(^|[^!])''([^'']|''''){4,}''$'::text) THEN (((p_words)::text || ':*'::text))::tsquery ELSE NULL::tsquery END;
alter routine peil.begun(tsquery) owner to the owner;
grant execute on routine peil.begun(tsquery) to peil_app;
grant execute on routine peil.begun(tsquery) to peil_read;
grant execute on routine peil.begun(tsquery) to peil_search;

create FUNCTION peil.day_of(p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM p_at) / (86400)::numeric)))::integer;
alter routine peil.day_of(timestamp with time zone) owner to the owner;
grant execute on routine peil.day_of(timestamp with time zone) to peil_search;

create FUNCTION peil.files_kept(p_hashes bytea[])
 RETURNS TABLE(hash bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select distinct c.hash from peil.content c where c.kind = 'file' and c.sealed is not null and c.hash = any (p_hashes) $function$;
alter routine peil.files_kept(bytea[]) owner to peil_follower;
grant execute on routine peil.files_kept(bytea[]) to peil_app;

create FUNCTION peil.is_supplier()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((current_setting('app.customer'::text, true) = 'all'::text) AND (current_setting('app.contract'::text, true) = 'all'::text));
alter routine peil.is_supplier() owner to the owner;
grant execute on routine peil.is_supplier() to peil_app;
grant execute on routine peil.is_supplier() to peil_follower;
grant execute on routine peil.is_supplier() to peil_ledger;
grant execute on routine peil.is_supplier() to peil_read;
grant execute on routine peil.is_supplier() to peil_search;

create FUNCTION peil.logs_behind(p_follower text)
 RETURNS TABLE(tenant uuid, log uuid, kind text, contract uuid, upto bigint, size bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select l.tenant, l.log, l.kind, l.contract, coalesce(w.upto, 0), l.size
  from peil.log l left join peil.watermark w on w.tenant = l.tenant and w.log = l.log and w.follower = p_follower
  where l.size > coalesce(w.upto, 0) $function$;
alter routine peil.logs_behind(text) owner to peil_follower;
grant execute on routine peil.logs_behind(text) to peil_app;

create FUNCTION peil.mark(p_kind text, p_value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((p_kind || ' '::text) || p_value);
alter routine peil.mark(text,text) owner to the owner;
grant execute on routine peil.mark(text,text) to peil_search;

create FUNCTION peil.migrations_run()
 RETURNS TABLE(name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select m.name from public.peil_migration m order by m.name $function$;
alter routine peil.migrations_run() owner to the owner;
grant execute on routine peil.migrations_run() to peil_app;

create FUNCTION peil.next_deadline(p_after timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select min(at) from peil.deadline where at > p_after $function$;
alter routine peil.next_deadline(timestamp with time zone) owner to peil_follower;
grant execute on routine peil.next_deadline(timestamp with time zone) to peil_app;

create FUNCTION peil.overviews_due(p_at timestamp with time zone)
 RETURNS TABLE(tenant uuid, contract uuid, log uuid, is_count boolean, is_measure boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select o.tenant, o.contract, l.log, coalesce(o.due_at <= p_at, false), coalesce(o.measures_due_at <= p_at, false)
  from peil.overview o join peil.log l on l.tenant = o.tenant and l.contract = o.contract
  where o.due_at <= p_at or o.measures_due_at <= p_at
  order by least(o.due_at, o.measures_due_at), o.tenant, o.contract limit 1000 $function$;
alter routine peil.overviews_due(timestamp with time zone) owner to peil_follower;
grant execute on routine peil.overviews_due(timestamp with time zone) to peil_app;

create FUNCTION peil.put_together(p_tenant uuid, p_tickets uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Whoever else changes words of these tickets waits here, so that neither misses the other's.
  perform pg_advisory_xact_lock(hashtextextended(t::text, 7345)) from (select distinct t from unnest(p_tickets) t order by 1) o;
  delete from peil.found f where f.tenant = p_tenant and f.ticket = any (p_tickets)
    and not exists (select from peil.search s where s.tenant = f.tenant and s.ticket = f.ticket and (f.is_internal or not s.is_internal));
  insert into peil.found as f (tenant, ticket, is_internal, customer, contract, reported_at, document)
  select t.tenant, t.ticket, v.is_internal, t.customer, t.contract, t.reported_at,
    peil.together(w.document order by w.is_title desc, w.content)
      || setweight(to_tsvector('simple', t.number), 'A')
      || array_to_tsvector(array[peil.mark('t', t.tenant::text), peil.mark('c', t.customer::text), peil.mark('k', t.contract::text),
           peil.mark('w', peil.week_of(t.reported_at)::text), peil.mark('d', peil.day_of(t.reported_at)::text)])
  from peil.ticket t cross join (values (true), (false)) v(is_internal)
  cross join lateral (
    select s.document, s.is_title, s.content,
      sum(s.bytes) over (order by s.is_title desc, s.content desc) as size
    from peil.search s where s.tenant = t.tenant and s.ticket = t.ticket and (v.is_internal or not s.is_internal)) w
  where t.tenant = p_tenant and t.ticket = any (p_tickets) and w.size <= 500000
  group by t.tenant, t.ticket, v.is_internal
  on conflict (tenant, ticket, is_internal) do update set document = excluded.document, reported_at = excluded.reported_at;
end $function$;
alter routine peil.put_together(uuid,uuid[]) owner to peil_search;

create FUNCTION peil.query_of(p_marks text[])
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT (string_agg(((''''::text || m.m) || ''''::text), ' | '::text))::tsquery AS string_agg FROM unnest(query_of.p_marks) m(m));
alter routine peil.query_of(text[]) owner to the owner;
grant execute on routine peil.query_of(text[]) to peil_search;

create FUNCTION peil.search_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare one record;
begin
  for one in select tenant, array_agg(distinct ticket) as tickets from changed group by tenant loop
    perform peil.put_together(one.tenant, one.tickets);
  end loop;
  return null;
end $function$;
alter routine peil.search_changed() owner to peil_search;

create FUNCTION peil.search_tickets(p_words text, p_person uuid, p_as_of timestamp with time zone, p_score double precision, p_ticket uuid, p_limit integer)
 RETURNS TABLE(ticket uuid, score double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'off'
AS $function$
declare
  v_tenant uuid := peil.tenant_now();
  v_customer text := coalesce(current_setting('app.customer', true), '');
  v_contract text := coalesce(current_setting('app.contract', true), '');
  v_dutch tsquery := websearch_to_tsquery('dutch', p_words);
  v_english tsquery := websearch_to_tsquery('english', p_words);
  -- What stands in quotes is meant as it is; one language may leave out a word that the other has.
  v_begun tsquery := case when strpos(p_words, '"') = 0 and coalesce(peil.begun(v_dutch), peil.begun(v_english)) is not null
    then coalesce(peil.begun(v_dutch), v_dutch) || coalesce(peil.begun(v_english), v_english) end;
begin
  if v_tenant is null or v_customer = '' or v_contract = '' then return; end if;
  return query
    with whole as materialized (select w.* from peil.tickets_with(v_dutch || v_english, p_person, p_as_of, 4) w),
    begun as (select b.* from peil.tickets_with(v_begun, p_person, p_as_of, 0) b where (select count(*) from whole) < 50)
    select o.ticket, max(o.score) from (
      -- A ticket of that number comes before all others.
      select t.ticket, 1000::double precision as score from peil.ticket t
      where t.tenant = v_tenant and t.number = upper(trim(p_words)) and (v_customer = 'all' or t.customer::text = v_customer)
        and (v_contract = 'all' or t.contract::text = v_contract) and t.reported_at <= p_as_of
        and (p_person is null or t.reporter = p_person or t.watchers @> array[p_person])
      union all
      select u.ticket, u.base + u.rank * (0.2 + 0.8 / (1 + greatest(0, extract(epoch from p_as_of - u.at)) / 7776000))
      from (select 1 as base, w.* from whole w union all select 0, b.* from begun b) u) o
    group by o.ticket
    having p_score is null or (max(o.score), o.ticket) < (p_score, p_ticket)
    order by 2 desc, 1 desc limit p_limit;
end $function$;
alter routine peil.search_tickets(text,uuid,timestamp with time zone,double precision,uuid,integer) owner to peil_search;
grant execute on routine peil.search_tickets(text,uuid,timestamp with time zone,double precision,uuid,integer) to peil_app;
grant execute on routine peil.search_tickets(text,uuid,timestamp with time zone,double precision,uuid,integer) to peil_read;

create FUNCTION peil.sees_contract(contract uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE current_setting('app.contract'::text, true) WHEN 'all'::text THEN true ELSE ((contract)::text = current_setting('app.contract'::text, true)) END;
alter routine peil.sees_contract(uuid) owner to the owner;
grant execute on routine peil.sees_contract(uuid) to peil_app;
grant execute on routine peil.sees_contract(uuid) to peil_follower;
grant execute on routine peil.sees_contract(uuid) to peil_ledger;
grant execute on routine peil.sees_contract(uuid) to peil_read;
grant execute on routine peil.sees_contract(uuid) to peil_search;

create FUNCTION peil.sees_customer(customer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN CASE current_setting('app.customer'::text, true) WHEN 'all'::text THEN true ELSE ((customer)::text = current_setting('app.customer'::text, true)) END;
alter routine peil.sees_customer(uuid) owner to the owner;
grant execute on routine peil.sees_customer(uuid) to peil_app;
grant execute on routine peil.sees_customer(uuid) to peil_follower;
grant execute on routine peil.sees_customer(uuid) to peil_ledger;
grant execute on routine peil.sees_customer(uuid) to peil_read;
grant execute on routine peil.sees_customer(uuid) to peil_search;

create FUNCTION peil.tenant_now()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid;
alter routine peil.tenant_now() owner to the owner;
grant execute on routine peil.tenant_now() to peil_app;
grant execute on routine peil.tenant_now() to peil_follower;
grant execute on routine peil.tenant_now() to peil_ledger;
grant execute on routine peil.tenant_now() to peil_read;
grant execute on routine peil.tenant_now() to peil_search;

create FUNCTION peil.tenants()
 RETURNS TABLE(tenant uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select t.tenant from peil.tenant t order by t.created_at, t.tenant $function$;
alter routine peil.tenants() owner to peil_follower;
grant execute on routine peil.tenants() to peil_app;

create FUNCTION peil.tenants_due(p_at timestamp with time zone)
 RETURNS TABLE(tenant uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select distinct d.tenant from peil.deadline d where d.at <= p_at $function$;
alter routine peil.tenants_due(timestamp with time zone) owner to peil_follower;
grant execute on routine peil.tenants_due(timestamp with time zone) to peil_app;

create FUNCTION peil.tenants_to_tell(p_at timestamp with time zone)
 RETURNS TABLE(tenant uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select distinct d.tenant from peil.delivery d where d.state = 'waiting' and d.next_try_at <= p_at $function$;
alter routine peil.tenants_to_tell(timestamp with time zone) owner to peil_follower;
grant execute on routine peil.tenants_to_tell(timestamp with time zone) to peil_app;

create FUNCTION peil.tickets_with(p_words tsquery, p_person uuid, p_as_of timestamp with time zone, p_weeks integer)
 RETURNS TABLE(ticket uuid, rank real, at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  c_enough constant integer := 500;
  c_few constant integer := 3000;
  c_most constant integer := 6000;
  v_tenant uuid := peil.tenant_now();
  v_customer text := coalesce(current_setting('app.customer', true), '');
  v_contract text := coalesce(current_setting('app.contract', true), '');
  v_internal boolean := peil.is_supplier();
  v_loose tsquery := regexp_replace(p_words::text, '<(-|[0-9]+)>', '&', 'g')::tsquery;
  v_whose tsquery;
  v_newest timestamptz;
  v_oldest timestamptz;
  v_from timestamptz;
  v_week integer;
  v_weeks integer := 0;
  v_marks text[];
  v_looked integer := 0;
  v_tickets uuid[] := '{}';
  v_ranks real[] := '{}';
  v_ats timestamptz[] := '{}';
  v_more record;
begin
  if coalesce(numnode(p_words), 0) = 0 then return; end if;
  if p_person is not null then
    select coalesce(array_agg(o.ticket), '{}'), coalesce(array_agg(o.rank), '{}'), coalesce(array_agg(o.reported_at), '{}')
    into v_tickets, v_ranks, v_ats from (
      select f.ticket, ts_rank(f.document, p_words, 1) as rank, f.reported_at
      from (select t.ticket from peil.ticket t where t.tenant = v_tenant and t.reporter = p_person
            union select t.ticket from peil.ticket t where t.tenant = v_tenant and t.watchers @> array[p_person] and t.watchers <> '{}') own
      join peil.found f on f.tenant = v_tenant and f.ticket = own.ticket and f.is_internal = v_internal
      where f.document @@ p_words and (v_customer = 'all' or f.customer::text = v_customer)
        and (v_contract = 'all' or f.contract::text = v_contract) and f.reported_at <= p_as_of
      order by f.reported_at desc limit c_enough) o;
  else
    v_whose := peil.query_of(array[case when v_contract <> 'all' then peil.mark('k', v_contract)
      when v_customer <> 'all' then peil.mark('c', v_customer) else peil.mark('t', v_tenant::text) end]);
    select max(f.reported_at), min(f.reported_at) into v_newest, v_oldest from peil.found f where f.tenant = v_tenant;
    v_newest := least(v_newest, p_as_of);
    v_week := peil.week_of(v_newest);
    v_marks := array[peil.mark('d', peil.day_of(v_newest)::text)];
    v_from := to_timestamp(peil.day_of(v_newest) * 86400.0);
    while v_marks is not null loop
      select count(*)::integer as looked, array_agg(f.ticket) filter (where f.document @@ p_words) as tickets,
        array_agg(ts_rank(f.document, p_words, 1)) filter (where f.document @@ p_words) as ranks,
        array_agg(f.reported_at) filter (where f.document @@ p_words) as ats
      into v_more from peil.found f
      where f.document @@ (v_loose && v_whose && peil.query_of(v_marks)) and f.tenant is not distinct from v_tenant
        and f.is_internal = v_internal and (v_customer = 'all' or f.customer::text = v_customer)
        and (v_contract = 'all' or f.contract::text = v_contract) and f.reported_at <= p_as_of;
      v_tickets := v_tickets || v_more.tickets; v_ranks := v_ranks || v_more.ranks; v_ats := v_ats || v_more.ats;
      v_looked := v_looked + v_more.looked;
      v_marks := null;
      exit when cardinality(v_tickets) >= c_enough or v_looked >= c_most or v_from <= v_oldest;
      if v_weeks = 0 and peil.day_of(v_from) > v_week * 7 then -- the rest of the week that is not over
        select array_agg(peil.mark('d', d::text)) into v_marks from generate_series(v_week * 7, peil.day_of(v_from) - 1) d;
        v_from := to_timestamp(v_week * 604800.0);
        v_weeks := 1;
      elsif v_weeks < p_weeks
        or v_looked * (extract(epoch from v_newest - v_oldest) / extract(epoch from v_newest - v_from)) > c_few then
        v_weeks := greatest(1, least(v_weeks * 2, 16));
        select array_agg(peil.mark('w', w::text)) into v_marks from generate_series(v_week - v_weeks, v_week - 1) w;
        v_week := v_week - v_weeks;
        v_from := to_timestamp(v_week * 604800.0);
      end if;
    end loop;
    if cardinality(v_tickets) < c_enough and v_looked < c_most and v_from > v_oldest then -- few: the others all at once
      select array_agg(o.ticket) as tickets, array_agg(ts_rank(o.document, p_words, 1)) as ranks, array_agg(o.reported_at) as ats
      into v_more from (
        select m.* from (
          select f.ticket, f.document, f.reported_at from peil.found f
          where f.document @@ (p_words && v_whose) and f.tenant is not distinct from v_tenant
            and f.is_internal = v_internal and (v_customer = 'all' or f.customer::text = v_customer)
            and (v_contract = 'all' or f.contract::text = v_contract) and f.reported_at < v_from limit c_most) m
        order by m.reported_at desc limit c_enough) o;
      v_tickets := v_tickets || v_more.tickets; v_ranks := v_ranks || v_more.ranks; v_ats := v_ats || v_more.ats;
    end if;
  end if;
  return query select u.ticket, u.rank, u.at from unnest(v_tickets, v_ranks, v_ats) u(ticket, rank, at);
end $function$;
alter routine peil.tickets_with(tsquery,uuid,timestamp with time zone,integer) owner to the owner;
grant execute on routine peil.tickets_with(tsquery,uuid,timestamp with time zone,integer) to peil_search;

create aggregate peil.together(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');
alter routine peil.together(tsvector) owner to the owner;
grant execute on routine peil.together(tsvector) to peil_search;

create FUNCTION peil.week_of(p_at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM p_at) / (604800)::numeric)))::integer;
alter routine peil.week_of(timestamp with time zone) owner to the owner;
grant execute on routine peil.week_of(timestamp with time zone) to peil_search;
