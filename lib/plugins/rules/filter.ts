import type { z } from 'zod';
import type { ReferenceKind } from '@/lib/contracts/rule-definition';
import type { Sql } from '@/lib/db/client';

/** Something that must exist for a part to mean anything, and where its settings name it, for example audience_uuids.0. */
export type Reference = { kind: ReferenceKind; target: string; path: string };

/** What the things that settings name are called, by kind and target. */
export type ReferenceNames = ReadonlyMap<string, string>;

/** Looked at when, and in which zone days begin. */
export type MatchFacts = { at: Date; timeZone: string };

/**
 * A kind of condition. SQL is about a row of `user_account AS person`; a condition is true, false or null for a person without
 * the date that it asks for.
 */
export interface RuleFilter<Schema extends z.ZodType = z.ZodType> {
  key: string;
  /** In the editor's menu, for example "Has not signed in". */
  label: string;
  configSchema: Schema;
  /** The condition in words, for example "status is suspended". */
  sentence: (config: z.output<Schema>, names: ReferenceNames) => string;
  references: (config: z.output<Schema>) => readonly Reference[];
  condition: (config: z.output<Schema>, facts: MatchFacts) => Sql;
  /** The instant at which the condition began to hold (timestamptz); null where it has none. */
  episode: (config: z.output<Schema>) => Sql | null;
  /** Text: why it holds for the person, in a sentence. */
  why: (config: z.output<Schema>, facts: MatchFacts) => Sql;
}
