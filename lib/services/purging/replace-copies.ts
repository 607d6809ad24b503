import type { PurgeField } from '@/lib/contracts/people/purge-profiles';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listed, named, verbatim } from '@/lib/db/verbatim';
import type { NamedPerson } from '@/lib/services/purging/placeholders';
import { copiedInto, type TextType } from '@/lib/services/purging/text-columns';
import { type Pattern, type Trace, tracesOf } from '@/lib/services/purging/traces-of';

/**
 * Replaces the name, username and address of a person, as far as `fields` names them, wherever Heed has copied them and
 * wherever people wrote them: at most two statements for each table.
 */
export async function replaceCopies(tx: Ctx, person: NamedPerson, fields: readonly PurgeField[]): Promise<void> {
  const traces = tracesOf(person, fields);
  const identifying = traces.filter(({ isIdentifying }) => isIdentifying);
  const others = traces.filter(({ isIdentifying }) => !isIdentifying);
  for (const table of Object.keys(copiedInto)) {
    await replaceIn(tx, table, identifying, sql`TRUE`);
    await replaceIn(tx, table, others, isAbout(table, person));
  }
}

async function replaceIn({ db }: Ctx, table: string, traces: readonly Trace[], which: Sql): Promise<void> {
  if (traces.length === 0) return;
  const columns = Object.entries(copiedInto[table] ?? {}).map(([name, type]) => ({ name, type }));
  const values = columns.map(({ name, type }) => sql`${named(name)} = ${replaced(named(name), type, traces)}`);
  const found = columns.flatMap(({ name, type }) => traces.map((trace) => holds(named(name), patternFor(type, trace))));
  await db.$executeRaw(
    sql`UPDATE ${named(table)} AS copy SET ${listed(values)} WHERE (${listed(found, ' OR ')}) AND ${which}`,
  );
}

/** Whether a pattern is found in a column. Most texts are done with at the first look, which takes a tenth of the second. */
function holds(column: Sql, { exact, loose }: Pattern): Sql {
  return sql`(${column}::text ~* ${loose} AND ${column}::text ~* ${exact})`;
}

/** A row that holds the person's id, or belongs to one that does. */
function isAbout(table: string, { external_id, id }: NamedPerson): Sql {
  const holdsId = sql`strpos(copy::text, ${id}) > 0`;
  if (table === 'delivery_attempt')
    return sql`(${holdsId} OR EXISTS (
      SELECT FROM delivery WHERE delivery.id = copy.delivery_id AND delivery.user_id = ${id}::uuid))`;
  if (table === 'import_error')
    return sql`(${holdsId} OR (copy.record_type = 'user' AND copy.external_id = ${external_id}::text))`;
  return holdsId;
}

function replaced(column: Sql, type: TextType, traces: readonly Trace[]): Sql {
  switch (type) {
    case 'text':
    case 'json in text':
      return inPlace(column, type, traces);
    case 'json':
    case 'jsonb':
      return sql`(${inPlace(sql`${column}::text`, type, traces)})::${verbatim(type)}`;
    case 'text[]':
      return sql`ARRAY(SELECT ${inPlace(sql`one.value`, type, traces)}
        FROM unnest(${column}) WITH ORDINALITY AS one (value, place) ORDER BY one.place)`;
  }
}

function inPlace(value: Sql, type: TextType, traces: readonly Trace[]): Sql {
  return traces.reduce(
    (text, trace) => sql`regexp_replace(${text}, ${patternFor(type, trace).exact}, ${trace.replacement}, 'gi')`,
    value,
  );
}

function patternFor(type: TextType, { inJson, inText }: Trace): Pattern {
  return type === 'text' || type === 'text[]' ? inText : inJson;
}
