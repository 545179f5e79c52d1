/**
 * Every object of the database and what each role may do with it, written down a second time: whoever adds a table, a grant or a
 * policy says so here as well, and whoever reviews sees one line.
 */
export const known: Readonly<Record<string, string>> = {
  identity: "door: usage · identity: usage",
  peil: "app: usage · follower: usage · ledger: usage · read: usage · search: usage",
  vault: "app: usage",
  "identity.account":
    "closed · policy door_to_accounts · policy own_accounts · door: select · identity: delete insert select update",
  "identity.api_key":
    "closed · policy door_to_keys · policy own_keys · door: select · identity: delete insert select update",
  "identity.attempt": "identity: delete insert select update",
  "identity.authenticator": "closed · policy own_authenticators · identity: delete insert select update",
  "identity.device":
    "closed · policy door_to_devices · policy own_devices · door: delete select · identity: delete insert select update",
  "identity.flow": "identity: delete insert select",
  "identity.link":
    "closed · policy door_to_links · policy own_links · door: delete select · identity: delete insert select",
  "identity.passkey":
    "closed · policy door_to_passkeys · policy own_passkeys · door: select · identity: delete insert select update",
  "identity.preference":
    "closed · policy door_to_preferences · policy own_preferences · door: select · identity: insert select update",
  "identity.provider": "closed · policy own_providers · identity: delete insert select update",
  "identity.provider_account": "closed · policy own_provider_accounts · identity: delete insert select",
  "identity.recovery_code": "closed · policy own_recovery_codes · identity: delete insert select",
  "identity.session":
    "closed · policy door_to_sessions · policy own_sessions · door: delete select · identity: delete insert select update",
  "peil.agreement": "closed · policy own_agreements · app: insert select · read: select",
  "peil.asset": "closed · policy own_assets · app: insert select update · read: select",
  "peil.checkpoint": "closed · policy own_checkpoints · app: insert select · read: select",
  "peil.command": "closed · policy own_commands · app: select · ledger: insert select · read: select",
  "peil.content":
    "closed · policy own_content · policy what_is_kept · app: insert select · read: select · app: update (sealed) · follower: select (hash, kind, sealed)",
  "peil.contract": "closed · policy own_contracts · app: insert select update · read: select",
  "peil.counted_ticket": "closed · policy own_counted_tickets · app: insert select update · read: select",
  "peil.customer": "closed · policy own_customer · app: insert select · read: select · app: update (name)",
  "peil.deadline":
    "closed · policy own_deadlines · policy what_is_due · app: delete insert select update · follower: select · read: select",
  "peil.delivery":
    "closed · policy own_deliveries · policy what_is_to_be_sent · app: delete insert select update · follower: select · read: select",
  "peil.fact": "closed · policy own_facts · app: select · ledger: insert select · read: select",
  "peil.found": "closed · policy of_the_search · search: delete insert select update",
  "peil.log":
    "closed · policy own_logs · policy what_grew · app: insert select · follower: select · ledger: select · read: select · ledger: update (size, tickets)",
  "peil.node": "closed · policy own_nodes · app: insert select · read: select",
  "peil.overview":
    "closed · policy own_overviews · policy what_is_to_be_counted · app: insert select update · read: select · follower: select (contract, due_at, measures_due_at, tenant)",
  "peil.overview_count": "closed · policy own_overview_counts · app: delete insert select update · read: select",
  "peil.person": "closed · policy own_people · app: insert select update · read: select",
  "peil.reply": "closed · policy own_replies · app: delete insert select update · read: select",
  "peil.search":
    "closed · policy of_the_search · policy own_search · app: delete insert select update · read: select · search: select",
  "peil.service": "closed · policy own_services · app: insert select · read: select · app: update (name)",
  "peil.tenant":
    "closed · policy every_tenant · policy own_tenant · app: select · follower: select · read: select · app: update (name)",
  "peil.ticket":
    "closed · policy of_the_search · policy own_tickets · app: delete insert select update · read: select · search: select (contract, customer, number, reported_at, reporter, tenant, ticket, watchers)",
  "peil.watermark":
    "closed · policy own_watermarks · policy what_was_read · app: insert select update · follower: select · read: select",
  "peil.webhook":
    "closed · policy own_webhooks · app: delete insert select update · read: select (created_at, customer, description, disabled_because, since, state, tenant, types, url, version, webhook)",
  "public.peil_migration": "",
  "vault.person_key": "closed · policy own_keys · app: insert select · app: update (erased_at, sealed)",
  "identity.administrators()": "definer · as door · identity: execute",
  "identity.count_attempts()": "identity: execute",
  "identity.key_of()": "definer · as door · identity: execute",
  "identity.link_of()": "definer · as door · identity: execute",
  "identity.prune()": "definer · as door · identity: execute",
  "identity.session_of()": "definer · as door · identity: execute",
  "identity.tenant_now()": "identity: execute",
  "identity.tenant_of_passkey()": "definer · as door · identity: execute",
  "identity.tenants_of_login()": "definer · as door · identity: execute",
  "peil.append()": "definer · as ledger · app: execute",
  "peil.begun()": "app: execute · read: execute · search: execute",
  "peil.day_of()": "search: execute",
  "peil.files_kept()": "definer · as follower · app: execute",
  "peil.is_supplier()": "app: execute · follower: execute · ledger: execute · read: execute · search: execute",
  "peil.logs_behind()": "definer · as follower · app: execute",
  "peil.mark()": "search: execute",
  "peil.migrations_run()": "definer · app: execute",
  "peil.next_deadline()": "definer · as follower · app: execute",
  "peil.overviews_due()": "definer · as follower · app: execute",
  "peil.put_together()": "definer · as search",
  "peil.query_of()": "search: execute",
  "peil.search_changed()": "definer · as search",
  "peil.search_tickets()": "definer · as search · app: execute · read: execute",
  "peil.sees_contract()": "app: execute · follower: execute · ledger: execute · read: execute · search: execute",
  "peil.sees_customer()": "app: execute · follower: execute · ledger: execute · read: execute · search: execute",
  "peil.tenant_now()": "app: execute · follower: execute · ledger: execute · read: execute · search: execute",
  "peil.tickets_with()": "search: execute",
  "peil.tenants()": "definer · as follower · app: execute",
  "peil.tenants_due()": "definer · as follower · app: execute",
  "peil.tenants_to_tell()": "definer · as follower · app: execute",
  "peil.together()": "search: execute",
  "peil.week_of()": "search: execute",
};

/**
 * Keys that begin with something else than the tenant: what is looked up before a tenant is known, by a secret, by what a browser
 * or a passkey brings, or by what somebody types.
 */
export const keysWithoutTenant = [
  "identity.account_account_key",
  "identity.api_key_pkey",
  "identity.attempt_pkey",
  "identity.device_pkey",
  "identity.flow_pkey",
  "identity.link_pkey",
  "identity.passkey_pkey",
  "identity.session_pkey",
  "identity.session_session_key",
];

/** Tables of no tenant: written before one is known, or about the schema itself. */
export const tablesWithoutTenant = ["identity.attempt", "identity.flow", "public.peil_migration"];
