import type { z } from 'zod';
import type { FilterNode } from '@/lib/contracts/rule-definition';
import type { Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { Reference, ReferenceNames } from '@/lib/plugins/rules/filter';

/** The rule that acts, where a rule does. */
export type ActingRule = { ruleId: string; ruleName: string; version: number; subjectId: string };

/** What came of an act on one person. `before` is what undo restores. */
export type ActionResult = { changed: boolean; note: string; before: Readonly<Record<string, unknown>> | null };

/** A kind of action. It acts on one person, whose row is locked, in the transaction of the ledger's row. */
export interface RuleAction<Schema extends z.ZodType = z.ZodType> {
  key: string;
  label: string;
  configSchema: Schema;
  /** The action in words, for example "Suspend the account". */
  sentence: (config: z.output<Schema>, names: ReferenceNames) => string;
  references: (config: z.output<Schema>) => readonly Reference[];
  isDestructive: boolean;
  isReversible: boolean;
  /** Whether the filters can hold for nobody whom the action has left, whatever else is true of them. */
  endsMatch: (filters: FilterNode) => boolean;
  /** SQL about a row of `user_account AS person`: they are already as the action would leave them. Null where nobody is. */
  isDone: (config: z.output<Schema>) => Sql | null;
  run: (tx: Ctx, userId: string, config: z.output<Schema>, rule: ActingRule) => Promise<ActionResult>;
  /** Restores what `before` says. @throws DomainError with the reason where it cannot */
  undo?: (tx: Ctx, userId: string, before: unknown) => Promise<void>;
}
