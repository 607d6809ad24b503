import type { z } from 'zod';
import type { FilterNode } from '@/lib/contracts/rules/definition';
import type { Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { MatchFacts, Reference, ReferenceNames } from '@/lib/plugins/rules/filter';
import type { ActToUndo, UndoResult } from '@/lib/services/people/undo-result';

/** The rule that acts. */
export type ActingRule = { ruleId: string; ruleName: string; version: number };

/** One person, their row in the ledger, and who approved that the rule acts on them. */
export type ActedOn = { userId: string; subjectId: string; approverIds: readonly string[] };

/** What came of an act on one person. `before` is what undo restores; `messageKey` that of the message it sent. */
export type ActionResult = {
  changed: boolean;
  note: string;
  before: Readonly<Record<string, unknown>> | null;
  messageKey?: string;
};

/** Whether nobody matches any more whom the action has left: always, never, or as filters and settings say. */
type EndsMatch<Config> = 'yes' | 'no' | ((filters: FilterNode, config: Config) => boolean);

/** A kind of action. It acts on one person, whose row is locked, in the transaction of the ledger's row. */
export interface RuleAction<Schema extends z.ZodType> {
  key: string;
  label: string;
  configSchema: Schema;
  /** Settings to show the sentence of, where nothing is set yet. */
  example: z.output<Schema>;
  /** The action in words, for example "Suspend the account". */
  sentence: (config: z.output<Schema>, names: ReferenceNames) => string;
  references: (config: z.output<Schema>) => readonly Reference[];
  isDestructive: boolean;
  isReversible: boolean;
  /** True only where the filters can hold for nobody as the action leaves them, whatever else is true of them. */
  endsMatch: EndsMatch<z.output<Schema>>;
  /** SQL about a row of `user_account AS person`: they are already as the action would leave them. Null where nobody is. */
  isDone: (config: z.output<Schema>, facts: MatchFacts) => Sql | null;
  /** SQL about the same row: whom it finds at all. Left out: everyone. */
  finds?: (config: z.output<Schema>, facts: MatchFacts) => Sql;
  /** Fills in what depends on the installation, when a rule is saved. */
  complete?: (ctx: Ctx, config: z.output<Schema>) => Promise<z.output<Schema>>;
  /** How long it may take for one person. Left out: as long as any change. */
  timeoutMs?: number;
  run: (tx: Ctx, person: ActedOn, config: z.output<Schema>, rule: ActingRule) => Promise<ActionResult>;
  /** The same for many people with a fixed number of statements. An error means that none was acted on. */
  runBatch?: (
    tx: Ctx,
    people: readonly ActedOn[],
    config: z.output<Schema>,
    rule: ActingRule,
  ) => Promise<ReadonlyMap<string, ActionResult>>;
  /**
   * Restores what `before` says, and answers what of it could not be restored, in sentences.
   * @throws DomainError with the reason where nothing could
   */
  undo?: (tx: Ctx, userId: string, before: unknown) => Promise<string>;
  /** The same for many people, whose rows are locked, with a fixed number of statements. */
  undoBatch?: (tx: Ctx, acts: readonly ActToUndo[]) => Promise<ReadonlyMap<string, UndoResult>>;
}

/** An action as the registry holds it: settings are parsed before the action sees them. */
export type RegisteredAction = RuleAction<z.ZodType>;

type Acts<Schema extends z.ZodType> = Pick<RuleAction<Schema>, 'run' | 'runBatch'>;
type Undoes = Pick<RuleAction<z.ZodType>, 'undo' | 'undoBatch'>;

/** An action as it is written: it acts on one person, or on many, of whom one is a batch too; and so does its undo. */
type WrittenAction<Schema extends z.ZodType> = Omit<RuleAction<Schema>, keyof Acts<Schema> | keyof Undoes> &
  ({ run: Acts<Schema>['run'] } | { runBatch: NonNullable<Acts<Schema>['runBatch']> }) &
  (Pick<Undoes, 'undo'> | Pick<Undoes, 'undoBatch'>);

/** Makes an action fit for the registry. */
export function defineAction<Schema extends z.ZodType>(action: WrittenAction<Schema>): RegisteredAction {
  const { complete, endsMatch, finds, timeoutMs } = action;
  const parse = (config: unknown) => action.configSchema.parse(config);
  const { run, runBatch }: Acts<Schema> = 'run' in action ? action : { ...action, run: batchOfOne(action.runBatch) };
  return {
    key: action.key,
    label: action.label,
    configSchema: action.configSchema,
    example: action.example,
    isDestructive: action.isDestructive,
    isReversible: action.isReversible,
    sentence: (config, names) => action.sentence(parse(config), names),
    references: (config) => action.references(parse(config)),
    endsMatch: typeof endsMatch === 'string' ? endsMatch : (filters, config) => endsMatch(filters, parse(config)),
    isDone: (config, facts) => action.isDone(parse(config), facts),
    run: (tx, person, config, rule) => run(tx, person, parse(config), rule),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(finds && { finds: (config, facts) => finds(parse(config), facts) }),
    ...(complete && { complete: (ctx, config) => complete(ctx, parse(config)) }),
    ...(runBatch && { runBatch: (tx, people, config, rule) => runBatch(tx, people, parse(config), rule) }),
    ...undoesOf(action),
  };
}

function undoesOf(action: Undoes): Undoes {
  const { undoBatch } = action;
  if (undoBatch !== undefined) return { undo: undoOfOne(undoBatch), undoBatch };
  return action.undo === undefined ? {} : { undo: action.undo };
}

function undoOfOne(undoBatch: NonNullable<Undoes['undoBatch']>): NonNullable<Undoes['undo']> {
  return async (tx, userId, before) => {
    const result = (await undoBatch(tx, [{ userId, before }])).get(userId);
    if (result?.error !== undefined) throw result.error;
    return result?.left ?? '';
  };
}

const nothing: ActionResult = { changed: false, note: '', before: null };

function batchOfOne<Schema extends z.ZodType>(runBatch: NonNullable<Acts<Schema>['runBatch']>): Acts<Schema>['run'] {
  return async (tx, person, config, rule) => (await runBatch(tx, [person], config, rule)).get(person.userId) ?? nothing;
}
