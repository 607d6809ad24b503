import { type Sql, sql } from '@/lib/db/client';
import { orderTypeName } from '@/lib/db/marketplace-names';
import { listed, named, verbatim } from '@/lib/db/verbatim';

/** Values of a column as TypeScript has them, by the type of the column. */
type ValueByType = {
  text: string;
  uuid: string | null;
  smallint: number;
  jsonb: Record<string, unknown>;
  'timestamptz(3)': Date | null;
};

type FactColumnRow = {
  column: string;
  type: keyof ValueByType;
  /** Its name in the stored JSON, which answers take as it is; null where they word it when they are made. */
  wire: string | null;
  /** What a fact that leaves it out has, as SQL; null where every fact must state it. */
  fallback: "''" | "'{}'" | 'NULL' | null;
};

/**
 * What a fact says, in the order of its hash: columns of desired_action and of user_action alike. The only list of them; a new
 * column is a line here, and the migration that adds it to user_action.
 */
export const factTable = [
  { column: 'title', type: 'text', wire: 'title', fallback: null },
  { column: 'description', type: 'text', wire: null, fallback: "''" },
  { column: 'urgency_rank', type: 'smallint', wire: null, fallback: null },
  { column: 'due_date', type: 'timestamptz(3)', wire: null, fallback: 'NULL' },
  { column: 'evidence', type: 'jsonb', wire: 'evidence', fallback: null },
  { column: 'route_name', type: 'text', wire: 'route_name', fallback: "''" },
  { column: 'route_params', type: 'jsonb', wire: 'route_params', fallback: "'{}'" },
  { column: 'related_object_name', type: 'text', wire: 'related_object_name', fallback: "''" },
  { column: 'project_id', type: 'uuid', wire: 'project_uuid', fallback: 'NULL' },
  { column: 'project_name', type: 'text', wire: 'project_name', fallback: "''" },
  { column: 'customer_id', type: 'uuid', wire: 'organization_uuid', fallback: 'NULL' },
  { column: 'customer_name', type: 'text', wire: 'organization_name', fallback: "''" },
  { column: 'offering_id', type: 'uuid', wire: 'offering_uuid', fallback: 'NULL' },
  { column: 'offering_name', type: 'text', wire: 'offering_name', fallback: "''" },
  { column: 'offering_type', type: 'text', wire: 'offering_type', fallback: "''" },
  { column: 'resource_id', type: 'uuid', wire: 'resource_uuid', fallback: 'NULL' },
  { column: 'resource_name', type: 'text', wire: 'resource_name', fallback: "''" },
  { column: 'order_type', type: 'text', wire: 'order_type', fallback: "''" },
] as const satisfies readonly FactColumnRow[];

type Row = (typeof factTable)[number];
type ColumnIn<R> = R extends { column: infer Column } ? Column : never;

export type FactColumn = Row['column'];
type StatedColumn = ColumnIn<Extract<Row, { fallback: null }>>;

/** What a fact says as its stored JSON has it, under the names of the API. */
export type SnapshotFacts = { [R in Row as Exclude<R['wire'], null>]: ValueByType[R['type']] };

/** An SQL value per column, by name: what is left out has its fallback. */
export type FactValues = Readonly<Record<StatedColumn, Sql> & Partial<Record<FactColumn, Sql>>>;

/** The values of some columns in TypeScript; those with a fallback may be left out. */
export type FactFields<Chosen extends FactColumn> = {
  [R in Row as R['column'] extends Chosen & StatedColumn ? R['column'] : never]: ValueByType[R['type']];
} & { [R in Row as R['column'] extends Exclude<Chosen, StatedColumn> ? R['column'] : never]?: ValueByType[R['type']] };

/** The columns in their order. */
export const factColumns: Sql = listed(factTable.map(({ column }) => named(column)));

/** The columns with their types, as a temporary table defines them. */
export const factDefinitions: Sql = listed(
  factTable.map(({ column, type, fallback }) =>
    verbatim(`"${column}" ${type}${fallback === 'NULL' ? '' : ' NOT NULL'}`),
  ),
);

/** The columns with their types, as a record set has them. */
export const factTypes: Sql = listed(factTable.map(({ column, type }) => verbatim(`"${column}" ${type}`)));

/** What follows SET where a row takes everything over from `source`. */
export function factAssignments(source: Sql): Sql {
  return listed(factTable.map(({ column }) => sql`${named(column)} = ${source}.${named(column)}`));
}

/** Values for every column, each under its name. @param from what is stated; the rest have their fallbacks */
export function factValues(from: Readonly<Partial<Record<FactColumn, Sql>>>): Sql {
  return listed(
    factTable.map(({ column, type, fallback }) => {
      const value = from[column] ?? verbatim(`${fallback ?? 'NULL'}`);
      return sql`(${value})::${verbatim(type)} AS ${named(column)}`;
    }),
  );
}

/** The given columns of `source`, which are null where they were left out. */
export function givenValues(source: Sql): Partial<Record<FactColumn, Sql>> {
  const values = factTable.map(({ column, fallback }) => {
    const given = sql`${source}.${named(column)}`;
    return [column, fallback === null ? given : sql`coalesce(${given}, ${verbatim(fallback)})`] as const;
  });
  return Object.fromEntries(values);
}

/** What a fact says as lists show it, from the columns of a fact or of user_action: made once when it is written. */
export const snapshotJson: Sql = sql`(SELECT row_to_json(wire) FROM (SELECT ${listed(
  factTable.flatMap(({ column, wire }) => (wire === null ? [] : [sql`${asAnswered(column)} AS ${named(wire)}`])),
)}) AS wire)`;

/** A column as answers have it: the type of an order has another spelling there than where it is stored. */
function asAnswered(column: FactColumn): Sql {
  return column === 'order_type' ? orderTypeName(named(column)) : named(column);
}
