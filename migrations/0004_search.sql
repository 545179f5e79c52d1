-- Full text (SRC). Row level security must look at a row before an operator that is not leakproof does, and `@@` is not: with a
-- policy on it the index of words is never used. So whoever searches calls one function, which runs as a role of its own that no
-- policy stops, and holds to the tenant, customer and contract of the transaction by itself. It gives away the numbers of
-- tickets; reading these goes through the policies again.
--
-- peil.search holds the words of each content, so that those of an erased person can be taken out; peil.found holds what is
-- searched: of a ticket all words together, once with and once without what only the supplier's own people may see.

-- Words that were kept before are read again from the ledger, which says what is a title. An owner who is no superuser sees no
-- watermark but with force taken off.
truncate peil.search;
alter table peil.watermark no force row level security;
delete from peil.watermark where follower = 'search';
alter table peil.watermark force row level security;
alter table peil.search add column is_title boolean not null default false, add column bytes integer not null default 0;
drop index peil.search_document;
create index search_of_ticket on peil.search (tenant, ticket);
drop policy own_search on peil.search;
create policy own_search on peil.search using (tenant = peil.tenant_now() and peil.sees_customer(customer)
  and peil.sees_contract(contract) and (not is_internal or peil.is_supplier()));

create table peil.found (
  tenant uuid not null,
  ticket uuid not null,
  is_internal boolean not null,
  customer uuid not null,
  contract uuid not null,
  reported_at timestamptz not null,
  document tsvector not null,
  primary key (tenant, ticket, is_internal)
);
-- Kept up to date at once: a list of what is still to be sorted in would make some searches slow and others not.
create index found_internal on peil.found using gin (document) with (fastupdate = off) where is_internal;
create index found_shown on peil.found using gin (document) with (fastupdate = off) where not is_internal;
create index found_by_report on peil.found (tenant, reported_at desc);
create index ticket_of_reporter on peil.ticket (tenant, reporter, reported_at desc);
create index ticket_of_watcher on peil.ticket using gin (watchers) where watchers <> '{}';

alter table peil.found enable row level security, force row level security;
create policy of_the_search on peil.found to peil_search using (true);
create policy of_the_search on peil.search for select to peil_search using (true);
create policy of_the_search on peil.ticket for select to peil_search using (true);
grant usage on schema peil to peil_search;
grant select, insert, update, delete on peil.found to peil_search;
grant select on peil.search to peil_search;
grant select (tenant, ticket, contract, customer, number, reporter, watchers, reported_at) on peil.ticket to peil_search;

-- Marks in a document that no word of a text can be: they let the index of words narrow down to whose and when. Texts are split at
-- white space, and the parser never gives a word with a space in it.
create function peil.mark(p_kind text, p_value text) returns text language sql immutable parallel safe
  return p_kind || ' ' || p_value;
create function peil.week_of(p_at timestamptz) returns integer language sql immutable parallel safe
  return floor(extract(epoch from p_at) / 604800)::integer;
create function peil.day_of(p_at timestamptz) returns integer language sql immutable parallel safe
  return floor(extract(epoch from p_at) / 86400)::integer;
create function peil.query_of(p_marks text[]) returns tsquery language sql immutable parallel safe
  return (select string_agg('''' || m || '''', ' | ')::tsquery from unnest(p_marks) m);

create aggregate peil.together (tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '', parallel = safe);

-- The words of some tickets, put together anew. A document has an end: titles first, then the newest, half a megabyte.
create function peil.put_together(p_tenant uuid, p_tickets uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

create function peil.search_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one record;
begin
  for one in select tenant, array_agg(distinct ticket) as tickets from changed group by tenant loop
    perform peil.put_together(one.tenant, one.tickets);
  end loop;
  return null;
end $$;
create trigger words_added after insert on peil.search referencing new table as changed
  for each statement execute function peil.search_changed();
create trigger words_changed after update on peil.search referencing new table as changed
  for each statement execute function peil.search_changed();
create trigger words_taken after delete on peil.search referencing old table as changed
  for each statement execute function peil.search_changed();

-- Tickets in which the words are found, best first, of the five hundred newest that hold them; of what one person reported or watches
-- where that person is given. The better of two tickets has the words more often and more prominently, or is newer.
--
-- A common word is found by going back in time over ever longer stretches until there is enough. After some weeks it is plain
-- how many there will be: of a word that is not common all are fetched at once. Words in order can only be told by reading each
-- ticket that holds them, so of common words in order the six thousand newest are read, and no more.
create function peil.search_tickets(
  p_words text, p_person uuid, p_as_of timestamptz, p_score double precision, p_ticket uuid, p_limit integer
) returns table (ticket uuid, score double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
-- Only the index of words will do, whatever the planner expects of a tenant: so the plan is made for the words at hand, and the
-- tenant is compared in a way for which no other index serves.
set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
declare
  c_enough constant integer := 500;
  c_few constant integer := 3000;
  c_most constant integer := 6000;
  v_tenant uuid := peil.tenant_now();
  v_customer text := coalesce(current_setting('app.customer', true), '');
  v_contract text := coalesce(current_setting('app.contract', true), '');
  v_internal boolean := peil.is_supplier();
  v_words tsquery := websearch_to_tsquery('dutch', p_words) || websearch_to_tsquery('english', p_words);
  v_loose tsquery := regexp_replace(v_words::text, '<(-|[0-9]+)>', '&', 'g')::tsquery;
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
  if v_tenant is null or v_customer = '' or v_contract = '' then return; end if;
  if numnode(v_words) > 0 and p_person is not null then
    select coalesce(array_agg(o.ticket), '{}'), coalesce(array_agg(o.rank), '{}'), coalesce(array_agg(o.reported_at), '{}')
    into v_tickets, v_ranks, v_ats from (
      select f.ticket, ts_rank(f.document, v_words, 1) as rank, f.reported_at
      from (select t.ticket from peil.ticket t where t.tenant = v_tenant and t.reporter = p_person
            union select t.ticket from peil.ticket t where t.tenant = v_tenant and t.watchers @> array[p_person] and t.watchers <> '{}') own
      join peil.found f on f.tenant = v_tenant and f.ticket = own.ticket and f.is_internal = v_internal
      where f.document @@ v_words and (v_customer = 'all' or f.customer::text = v_customer)
        and (v_contract = 'all' or f.contract::text = v_contract) and f.reported_at <= p_as_of
      order by f.reported_at desc limit c_enough) o;
  elsif numnode(v_words) > 0 then
    v_whose := peil.query_of(array[case when v_contract <> 'all' then peil.mark('k', v_contract)
      when v_customer <> 'all' then peil.mark('c', v_customer) else peil.mark('t', v_tenant::text) end]);
    select max(f.reported_at), min(f.reported_at) into v_newest, v_oldest from peil.found f where f.tenant = v_tenant;
    v_newest := least(v_newest, p_as_of);
    v_week := peil.week_of(v_newest);
    v_marks := array[peil.mark('d', peil.day_of(v_newest)::text)];
    v_from := to_timestamp(peil.day_of(v_newest) * 86400.0);
    while v_marks is not null loop
      select count(*)::integer as looked, array_agg(f.ticket) filter (where f.document @@ v_words) as tickets,
        array_agg(ts_rank(f.document, v_words, 1)) filter (where f.document @@ v_words) as ranks,
        array_agg(f.reported_at) filter (where f.document @@ v_words) as ats
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
      elsif v_weeks < 4 or v_looked * (extract(epoch from v_newest - v_oldest) / extract(epoch from v_newest - v_from)) > c_few then
        v_weeks := greatest(1, least(v_weeks * 2, 16));
        select array_agg(peil.mark('w', w::text)) into v_marks from generate_series(v_week - v_weeks, v_week - 1) w;
        v_week := v_week - v_weeks;
        v_from := to_timestamp(v_week * 604800.0);
      end if;
    end loop;
    if cardinality(v_tickets) < c_enough and v_looked < c_most and v_from > v_oldest then -- few: the others all at once
      select array_agg(o.ticket) as tickets, array_agg(ts_rank(o.document, v_words, 1)) as ranks, array_agg(o.reported_at) as ats
      into v_more from (
        select m.* from (
          select f.ticket, f.document, f.reported_at from peil.found f
          where f.document @@ (v_words && v_whose) and f.tenant is not distinct from v_tenant
            and f.is_internal = v_internal and (v_customer = 'all' or f.customer::text = v_customer)
            and (v_contract = 'all' or f.contract::text = v_contract) and f.reported_at < v_from limit c_most) m
        order by m.reported_at desc limit c_enough) o;
      v_tickets := v_tickets || v_more.tickets; v_ranks := v_ranks || v_more.ranks; v_ats := v_ats || v_more.ats;
    end if;
  end if;
  return query
    select o.ticket, max(o.score) from (
      -- A ticket of that number comes before all others.
      select t.ticket, 1000::double precision as score from peil.ticket t
      where t.tenant = v_tenant and t.number = upper(trim(p_words)) and (v_customer = 'all' or t.customer::text = v_customer)
        and (v_contract = 'all' or t.contract::text = v_contract) and t.reported_at <= p_as_of
        and (p_person is null or t.reporter = p_person or t.watchers @> array[p_person])
      union all
      select u.ticket, u.rank * (0.2 + 0.8 / (1 + greatest(0, extract(epoch from p_as_of - u.at)) / 7776000))
      from unnest(v_tickets, v_ranks, v_ats) u(ticket, rank, at)) o
    group by o.ticket
    having p_score is null or (max(o.score), o.ticket) < (p_score, p_ticket)
    order by 2 desc, 1 desc limit p_limit;
end $$;

grant create on schema peil to peil_search;
alter function peil.put_together owner to peil_search;
alter function peil.search_changed owner to peil_search;
alter function peil.search_tickets owner to peil_search;
revoke create on schema peil from peil_search;
revoke all on function peil.mark, peil.week_of, peil.day_of, peil.query_of, peil.put_together, peil.search_changed, peil.search_tickets,
  peil.together (tsvector) from public;
grant execute on function peil.tenant_now, peil.sees_customer, peil.sees_contract, peil.is_supplier,
  peil.mark, peil.week_of, peil.day_of, peil.query_of, peil.together (tsvector) to peil_search;
grant execute on function peil.search_tickets to peil_app, peil_read;
