import { z } from 'zod';
import type { RecordType } from '@/lib/contracts/imports/imports';
import { type Sql, sql } from '@/lib/db/client';
import { named } from '@/lib/db/verbatim';
import { externalId } from '@/lib/services/imports/fields';
import type { CsvForm } from '@/lib/services/imports/reading/csv-values';
import type { RecordKind, Storage } from '@/lib/services/imports/record-kind';
import { optional } from '@/lib/services/imports/storing/stored-value';

/** A field of a record: what it may say, the type of what is stored, and how CSV writes it. */
type Field = {
  schema: z.ZodType;
  type: string;
  csv: CsvForm | null;
  /** What is stored where it is emptied or was never given; null for a field that must be given. */
  fallback: Sql | null;
  /** Whose external_id it holds. */
  refersTo: RecordType | null;
};

type Options = { csv?: CsvForm };

/** A field that must be given. */
export function required(schema: z.ZodType, type = 'text', { csv }: Options = {}): Field {
  return { schema, type, csv: csv ?? null, fallback: null, refersTo: null };
}

/** A field that may be left out, and then stays as it is, or emptied with null. */
export function maybe(schema: z.ZodType, type: string, fallback: Sql, { csv }: Options = {}): Field {
  return { schema: schema.nullish(), type, csv: csv ?? null, fallback, refersTo: null };
}

/** The external_id of another record, which must be there. */
export function reference(refersTo: RecordType): Field {
  return { ...required(externalId), refersTo };
}

/** The same where there may be none. */
export function maybeReference(refersTo: RecordType): Field {
  return { ...maybe(externalId, 'text', sql`NULL::uuid`), refersTo };
}

type Described = Pick<RecordKind, 'type'> &
  Partial<
    Pick<RecordKind, 'check' | 'hasOptionalKey' | 'recordEvents' | 'reject' | 'sharedKeys' | 'toStored' | 'writtenAs'>
  > & {
    /** The fields beyond type, external_id and created, each named once: they are read, checked and stored by it. */
    fields: Readonly<Record<string, Field>>;
    /** Fields that a line may leave out although their schema asks for them, since CSV writes nothing for an empty list. */
    mayBeMissing?: readonly string[];
    storage: Pick<Storage, 'table'> &
      Partial<Omit<Storage, 'table' | 'stored'>> & {
        /** Columns beside those of the fields, and those that are computed; null for a field that has no column. */
        stored?: Readonly<Record<string, Sql | null>>;
        /** What `toStored` adds to the fields, with its types. */
        alsoGiven?: Readonly<Record<string, string>>;
      };
  };

/** A kind of records from its fields: what is left out is usual. */
export function defineRecordKind({ fields, mayBeMissing = [], storage, ...kind }: Described): RecordKind {
  const entries = Object.entries(fields);
  const byName = <Value>(pick: (field: Field) => Value | null): Record<string, Value> =>
    Object.fromEntries(
      entries.flatMap(([name, field]) => {
        const value = pick(field);
        return value === null ? [] : [[name, value] as const];
      }),
    );
  const needed = entries.filter(([name, { fallback }]) => fallback === null && !mayBeMissing.includes(name));
  const { alsoGiven = {}, stored = {}, ...rest } = storage;
  return {
    hasOptionalKey: false,
    writtenAs: {},
    sharedKeys: () => [],
    ...kind,
    fields: z.strictObject(byName(({ schema }) => schema)),
    required: [...(kind.hasOptionalKey === true ? [] : ['external_id']), ...needed.map(([name]) => name)],
    csvForms: byName(({ csv }) => csv),
    storage: {
      given: { ...byName(({ type }) => type), ...alsoGiven },
      references: byName(({ refersTo }) => refersTo),
      errors: [],
      clash: { field: 'external_id', message: 'Another record already uses it.' },
      hasModified: true,
      ...rest,
      stored: withoutNull({ ...Object.fromEntries(entries.map(([name, field]) => storedAs(name, field))), ...stored }),
    },
  };
}

/** The column of a field, and its value over `given` and `known`. */
function storedAs(name: string, { fallback, refersTo }: Field): readonly [string, Sql] {
  const column = refersTo === null ? name : `${name}_id`;
  return [column, fallback === null ? sql`given.${named(column)}` : optional(name, fallback, column)];
}

function withoutNull(values: Readonly<Record<string, Sql | null>>): Record<string, Sql> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
