import { join, type Sql, sql } from '@/lib/db/client';
import { matchesWords } from '@/lib/db/matches-words';

/** What chooses a page of a list or its form, and so narrows nothing. */
type Paging = 'page' | 'page_size' | 'o' | 'cursor' | 'format' | 'field';

/** For each filter of a list, the condition that a value of it sets. */
export type Conditions<Input> = {
  readonly [Name in Exclude<keyof Input, Paging>]-?: (value: Exclude<Input[Name], undefined>) => Sql;
};

/**
 * The condition that rows match every filter that was sent, and all of `always`. A filter of the operation without a
 * condition, or a misspelt one, does not compile.
 */
export function matchesAll<Input extends object>(input: Input, conditions: Conditions<Input>, ...always: Sql[]): Sql {
  const byName: object = conditions;
  const sent = Object.keys(byName).flatMap((name) => {
    const value: unknown = Reflect.get(input, name);
    const condition: (value: unknown) => Sql = Reflect.get(byName, name);
    return value === undefined ? [] : [condition(value)];
  });
  return join([sql`TRUE`, ...always, ...sent], ' AND ');
}

/** Rows whose column has the value. */
export function equals(column: Sql): (value: string | number | boolean) => Sql {
  return (value) => sql`${column} = ${value}`;
}

/** Rows of which a condition holds, or does not. */
export function holds(condition: Sql): (isTrue: boolean) => Sql {
  return (isTrue) => sql`(${condition}) = ${isTrue}`;
}

/** Rows whose column holds this id. */
export function isId(column: Sql): (id: string) => Sql {
  return (id) => sql`${column} = ${id}::uuid`;
}

/** Rows whose text contains every word, in any case and order. */
export function hasWords(text: Sql): (words: string) => Sql {
  return (words) => matchesWords(text, words);
}

/** Rows whose column has one of these values. */
export function isAnyOf(column: Sql): (values: readonly string[]) => Sql {
  return (values) => sql`${column} = ANY(${[...values]}::text[])`;
}

/** Rows whose column holds one of these ids. */
export function isOneOfIds(column: Sql): (ids: readonly string[]) => Sql {
  return (ids) => sql`${column} = ANY(${[...ids]}::uuid[])`;
}

/** Rows whose text contains this one, in any case. */
export function contains(text: Sql): (part: string) => Sql {
  return (part) => sql`position(lower(${part}) IN lower(${text})) > 0`;
}
