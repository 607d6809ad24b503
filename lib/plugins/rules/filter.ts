import type { z } from 'zod';
import type { ReferenceKind } from '@/lib/contracts/rules/definition';
import type { Sql } from '@/lib/db/client';

/**
 * Something that must exist for a part to mean anything, and where its settings name it, for example audience_uuids.0. Of a role,
 * `within` is the scope that it must belong to.
 */
export type Reference = { kind: ReferenceKind; target: string; path: string; within?: string };

/** What the things that settings name are called, by `referenceKey`. */
export type ReferenceNames = ReadonlyMap<string, string>;

/** Looked at when, and in which zone days begin. */
export type MatchFacts = { at: Date; timeZone: string };

/**
 * A kind of condition. SQL is about a row of `user_account AS person`; a condition is true, false or null for a person without
 * the date that it asks for.
 */
export interface RuleFilter<Schema extends z.ZodType> {
  key: string;
  /** In the editor's menu, for example "Has not signed in". */
  label: string;
  configSchema: Schema;
  /** Settings to show the sentence of, where nothing is set yet. */
  example: z.output<Schema>;
  /** The condition in words, for example "status is suspended". */
  sentence: (config: z.output<Schema>, names: ReferenceNames) => string;
  references: (config: z.output<Schema>) => readonly Reference[];
  condition: (config: z.output<Schema>, facts: MatchFacts) => Sql;
  /** The instant at which the condition began to hold (timestamptz); null where it has none. */
  episode: (config: z.output<Schema>, facts: MatchFacts) => Sql | null;
  /** Text: why it holds for the person, in a sentence. */
  why: (config: z.output<Schema>, facts: MatchFacts) => Sql;
  /** Whether the condition is about deleted people, whom no other condition finds. Left out: never. */
  isAboutDeleted?: (config: z.output<Schema>) => boolean;
  /** Whether the condition is null for somebody. Left out: never. */
  asksForDate?: boolean;
  /** Whether this installation has what the condition is about, as SQL. Left out: it always has. */
  offeredWhen?: Sql;
}

/** A filter as the registry holds it: settings are parsed before the filter sees them. */
export type RegisteredFilter = RuleFilter<z.ZodType> & { isAboutDeleted: (config: unknown) => boolean };

/** Makes a filter fit for the registry. */
export function defineFilter<Schema extends z.ZodType>(filter: RuleFilter<Schema>): RegisteredFilter {
  const parse = (config: unknown) => filter.configSchema.parse(config);
  return {
    key: filter.key,
    label: filter.label,
    configSchema: filter.configSchema,
    example: filter.example,
    asksForDate: filter.asksForDate ?? false,
    ...(filter.offeredWhen && { offeredWhen: filter.offeredWhen }),
    sentence: (config, names) => filter.sentence(parse(config), names),
    references: (config) => filter.references(parse(config)),
    condition: (config, facts) => filter.condition(parse(config), facts),
    episode: (config, facts) => filter.episode(parse(config), facts),
    why: (config, facts) => filter.why(parse(config), facts),
    isAboutDeleted: (config) => filter.isAboutDeleted?.(parse(config)) ?? false,
  };
}

/** Under which name the thing that a reference is to is found. */
export function referenceKey({ kind, target }: Pick<Reference, 'kind' | 'target'>): string {
  return `${kind}:${target}`;
}

/** What it is called; what names it, where that is not known. */
export function nameOf(names: ReferenceNames, kind: ReferenceKind, target: string): string {
  return names.get(referenceKey({ kind, target })) ?? target;
}
