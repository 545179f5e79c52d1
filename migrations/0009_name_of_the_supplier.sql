-- A supplier says how it is called: the first start could not know. Nothing else of a tenant is changed, and no customer's person does it.
grant update (name) on peil.tenant to peil_app;
alter policy own_tenant on peil.tenant with check (tenant = peil.tenant_now() and peil.is_supplier());
