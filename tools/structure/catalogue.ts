/**
 * What PostgreSQL's catalogue says of a database, a statement of SQL for each thing: schemas, tables with their columns, keys,
 * indexes, policies, triggers and grants, views, sequences, types and functions with their owners. In one order and with one
 * text whatever the version of the server, so that two of them can be compared line by line.
 */
import type pg from "pg";

/** One thing, and all that is said of it: `peil.ticket`, and its statements. */
export interface Described {
  readonly name: string;
  readonly statements: readonly string[];
}

/** Schemas that no installation of PostgreSQL makes by itself, and `public`, which each has. */
const ours = `(SELECT oid, nspname, nspowner, nspacl FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')`;

/** Grants of an access list to others than the owner; what is never said by a list is what PostgreSQL gives by default. */
function grants(list: string, kind: string, owner: string, on: string): string {
  return `ARRAY(SELECT format('grant %s on %s to %s;', string_agg(lower(a.privilege_type), ', ' ORDER BY a.privilege_type COLLATE "C"),
      ${on}, coalesce(g.rolname, 'public'))
    FROM aclexplode(coalesce(${list}, acldefault('${kind}', ${owner}))) a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE a.grantee <> ${owner} GROUP BY g.rolname ORDER BY g.rolname COLLATE "C")`;
}

const ownerOf = (owner: string) =>
  `CASE WHEN ${owner} = (SELECT oid FROM pg_roles WHERE rolname = current_user) THEN 'the owner' ELSE ${owner}::regrole::text END`;

const columns = `SELECT string_agg(format('  %s %s%s%s', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')),
    E',\\n' ORDER BY a.attnum)
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped`;

// From 18 on a column that is not null has a constraint for it, which its own line says already.
const constraints = `SELECT coalesce(string_agg(format(E',\\n  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), ''
    ORDER BY array_position('{p,u,f,c}'::"char"[], k.contype), k.conname COLLATE "C"), '')
  FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'`;

const indexes = `ARRAY(SELECT pg_get_indexdef(i.indexrelid) || ';' FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
  WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = c.oid)
  ORDER BY x.relname COLLATE "C")`;

const policies = `ARRAY(SELECT format('create policy %I on %s%s%s to %s%s%s;', p.polname, c.oid::regclass,
    CASE WHEN p.polpermissive THEN '' ELSE ' as restrictive' END,
    CASE p.polcmd WHEN 'r' THEN ' for select' WHEN 'a' THEN ' for insert' WHEN 'w' THEN ' for update' WHEN 'd' THEN ' for delete' ELSE '' END,
    CASE WHEN p.polroles = '{0}' THEN 'public' ELSE array_to_string(ARRAY(SELECT r::regrole::text FROM unnest(p.polroles) r ORDER BY 1), ', ') END,
    coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
    coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))
  FROM pg_policy p WHERE p.polrelid = c.oid ORDER BY p.polname COLLATE "C")`;

const columnGrants = `ARRAY(SELECT format('grant %s (%s) on %s to %s;', lower(a.privilege_type),
    string_agg(quote_ident(t.attname), ', ' ORDER BY t.attname COLLATE "C"), c.oid::regclass, coalesce(g.rolname, 'public'))
  FROM pg_attribute t, aclexplode(t.attacl) a LEFT JOIN pg_roles g ON g.oid = a.grantee
  WHERE t.attrelid = c.oid AND a.grantee <> c.relowner GROUP BY a.privilege_type, g.rolname
  ORDER BY g.rolname COLLATE "C", a.privilege_type COLLATE "C")`;

const triggers = `ARRAY(SELECT pg_get_triggerdef(t.oid) || ';' FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
  ORDER BY t.tgname COLLATE "C")`;

const inOrder: readonly { readonly sql: string }[] = [
  {
    sql: `SELECT n.nspname AS name, ARRAY[format('create schema %I;', n.nspname)]
        || ${grants("n.nspacl", "n", "n.nspowner", "'schema ' || quote_ident(n.nspname)")} AS statements
      FROM ${ours} n WHERE n.nspname <> 'public' ORDER BY n.nspname COLLATE "C"`,
  },
  {
    sql: `SELECT c.oid::regclass::text AS name,
        ARRAY[format(E'create %stable %s (\\n%s%s\\n);', CASE c.relpersistence WHEN 'u' THEN 'unlogged ' ELSE '' END,
          c.oid::regclass, (${columns}), (${constraints}))]
        || ${indexes}
        || CASE WHEN c.relrowsecurity OR c.relforcerowsecurity THEN ARRAY[format('alter table %s %s row level security, %s row level security;', c.oid::regclass,
            CASE WHEN c.relrowsecurity THEN 'enable' ELSE 'disable' END, CASE WHEN c.relforcerowsecurity THEN 'force' ELSE 'no force' END)] ELSE '{}' END
        || ${policies} || ${triggers} || ${grants("c.relacl", "r", "c.relowner", "c.oid::regclass")} || ${columnGrants}
        || CASE WHEN c.relowner <> n.nspowner AND n.nspname <> 'public' THEN ARRAY[format('alter table %s owner to %s;', c.oid::regclass, ${ownerOf("c.relowner")})] ELSE '{}' END AS statements
      FROM pg_class c JOIN ${ours} n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  },
  {
    sql: `SELECT c.oid::regclass::text AS name, ARRAY[format('create %s %s%s%s;',
          CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' ELSE 'type' END,
          c.oid::regclass, coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''),
          CASE WHEN c.relkind IN ('v', 'm') THEN E' as\\n' || rtrim(pg_get_viewdef(c.oid), ';') ELSE '' END)]
        || ${grants("c.relacl", "r", "c.relowner", "c.oid::regclass")} AS statements
      FROM pg_class c JOIN ${ours} n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm', 'S', 'f', 'c')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  },
  {
    sql: `SELECT t.oid::regtype::text AS name, ARRAY[format('create %s %s;',
          CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'range' END, t.oid::regtype)] AS statements
      FROM pg_type t JOIN ${ours} n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')
      ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C"`,
  },
  {
    sql: `SELECT p.oid::regprocedure::text AS name, ARRAY[
          CASE WHEN p.prokind = 'a' THEN (SELECT format('create aggregate %s (sfunc = %s, stype = %s, initcond = %L);', p.oid::regprocedure,
              a.aggtransfn::regproc, format_type(a.aggtranstype, NULL), a.agginitval) FROM pg_aggregate a WHERE a.aggfnoid = p.oid)
            ELSE replace(rtrim(pg_get_functiondef(p.oid), E'\\n'), 'CREATE OR REPLACE', 'create') || ';' END,
          format('alter routine %s owner to %s;', p.oid::regprocedure, ${ownerOf("p.proowner")})]
        || ${grants("p.proacl", "f", "p.proowner", "'routine ' || p.oid::regprocedure")} AS statements
      FROM pg_proc p JOIN ${ours} n ON n.oid = p.pronamespace
      ORDER BY n.nspname COLLATE "C", p.oid::regprocedure::text COLLATE "C"`,
  },
  {
    sql: `SELECT 'default privileges' AS name, array_agg(format('alter default privileges for %s: %s;',
          d.defaclrole::regrole, d.defaclacl) ORDER BY d.oid) AS statements FROM pg_default_acl d HAVING count(*) > 0`,
  },
];

/** As the owner of the database sees it. */
export async function catalogueOf(client: pg.ClientBase): Promise<Described[]> {
  const found: Described[] = [];
  for (const { sql } of inOrder) found.push(...(await client.query<Described>(sql)).rows);
  return found;
}
