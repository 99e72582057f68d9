import { withAdmin } from './admin.ts'

/**
 * Describes a schema as text that is the same on every machine: columns, constraints, indexes, triggers, functions and
 * grants, sorted. To be kept beside the migrations and compared, so that a change of the schema shows in review.
 */
export async function dumpSchema(options: { adminUrl: string; schema: string }): Promise<string> {
  return await withAdmin(options.adminUrl, async (client) => {
    // Or names would show with or without their schema, as the admin's own settings have it.
    await client.query('set search_path to pg_catalog')
    const { rows } = await client.query<{ line: string }>(query, [options.schema])
    return `${rows.map(({ line }) => line).join('\n')}\n`
  })
}

/**
 * One row for each fact, under the name of its table. The migration runner's own tables are left out, and so are the
 * owner's own grants and not-null constraints (they show with the column).
 */
const query = `
with tables as (
  select c.oid, c.relname as name, c.relacl as acl
  from pg_class c
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and c.relname not like 'kysely\\_migration%'
), facts as (
  select name, 1 as rank, a.attnum::int as position,
    format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
      ' default ' || pg_get_expr(d.adbin, d.adrelid)) as fact
  from tables t
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
  union all
  select name, 2, 0, format('  constraint %s %s', conname, pg_get_constraintdef(c.oid))
  from tables t join pg_constraint c on c.conrelid = t.oid and c.contype <> 'n'
  union all
  select name, 3, 0, '  ' || pg_get_indexdef(i.indexrelid)
  from tables t join pg_index i on i.indrelid = t.oid
  where not exists (select from pg_constraint where conindid = i.indexrelid)
  union all
  select name, 4, 0, '  ' || pg_get_triggerdef(g.oid)
  from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
  union all
  select name, 5, 0, format('  grant %s to %s', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type),
    case a.grantee when 0 then 'public' else a.grantee::regrole::text end)
  from tables t, aclexplode(t.acl) a
  where a.grantee <> a.grantor
  group by name, a.grantee
)
select line from (
  select format('table %s', name) as line, name, 0 as rank, 0 as position from tables
  union all
  select fact, name, rank, position from facts
  union all
  select pg_get_functiondef(p.oid), 'function ' || p.proname, 9, 0 from pg_proc p where p.pronamespace = $1::regnamespace
) lines
order by rank = 9, name collate "C", rank, position, line collate "C"`
