-- The last word of a question may be the beginning of a longer one. Whole words go first: only where fewer than fifty tickets
-- hold them are those looked up in which a word begins so. All of the index that begins so has to be read for it, each time, so it is a beginning of
-- four letters or more, and one goes back in time in few steps.

-- The same question with its last word as a beginning; null where that is too short, or must not be there.
create function peil.begun(p_words tsquery) returns tsquery language sql immutable parallel safe
  return case when p_words::text ~ '(^|[^!])''([^'']|''''){4,}''$' then (p_words::text || ':*')::tsquery end;

-- What search_tickets did but for the words and the score: the five hundred newest that hold the words, found by going back over at least
-- so many weeks until it is plain how many there will be.
create function peil.tickets_with(p_words tsquery, p_person uuid, p_as_of timestamptz, p_weeks integer)
returns table (ticket uuid, rank real, at timestamptz) language plpgsql stable set search_path = pg_catalog, pg_temp as $$
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
end $$;

create or replace function peil.search_tickets(
  p_words text, p_person uuid, p_as_of timestamptz, p_score double precision, p_ticket uuid, p_limit integer
) returns table (ticket uuid, score double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_custom_plan set enable_seqscan = off as $$
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
end $$;

revoke all on function peil.begun, peil.tickets_with from public;
grant execute on function peil.begun, peil.tickets_with to peil_search;
grant execute on function peil.begun to peil_app, peil_read;
