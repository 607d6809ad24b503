import type { RolePermission } from '@/lib/contracts/permissions';
import type { SettingKey, Settings } from '@/lib/contracts/settings';
import type { CorrectiveAction } from '@/lib/contracts/user-actions';
import type { ChangedScope, DomainEvent } from '@/lib/core/events';
import type { Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { SaidFacts } from '@/lib/plugins/providers/fact-columns';

/** What a provider computes with, besides the database. */
export type ProviderFacts = { now: Date; settings: Settings; timeZone: string };

/** Which candidates are asked for: those of these people, those about these objects, or all. */
export type RefreshScope = ChangedScope;

/** An action as corrective actions see it: which one, whose, and what its provider says. */
export type ActionSubject = {
  id: string;
  user_id: string;
  action_type: string;
  object_type: string;
  object_id: string;
} & SaidFacts;

export type CorrectiveResult = { message: string; metadata?: Record<string, unknown> };

/** One thing that a person can do about an action. */
export type Corrective = Pick<CorrectiveAction, 'key' | 'label' | 'category' | 'severity' | 'confirmation_required'> & {
  /** What it asks of the caller in the action's place; null where seeing the action is enough. */
  permission: RolePermission | null;
  /** The path of the call that does the same, with `{uuid}` for the object; left out where it only leads somewhere. */
  path?: string;
  /** What callers may want to know of the action before they do it. */
  metadata?: (subject: ActionSubject) => Record<string, unknown>;
  /** Does it, inside the caller's transaction; left out where it only leads to the action's route. */
  run?: (ctx: Ctx, subject: ActionSubject) => Promise<CorrectiveResult>;
};

/**
 * Who may see actions, when they are found and each time they are read: whoever holds a live role in the object's project
 * (or also in its customer), with a permission or without; or, through `own`, the person alone whom the object belongs to.
 */
export type AccessRule =
  | { through: 'project' | 'project_or_customer'; permission: RolePermission | null }
  | { through: 'own'; permission: null };

/** Finds actions of one type. */
export type ActionProvider = {
  actionType: string;
  displayName: string;
  appName: string;
  providerClass: string;
  objectType: string;
  /** A cron expression in the installation's time zone. */
  defaultSchedule: string;
  /** Every setting that `collect` reads: when one of them changes, this provider is refreshed. */
  settings: readonly SettingKey[];
  access: AccessRule;
  /** What an event makes necessary to compute again; null when it does not concern this provider. */
  scopeOf: (event: DomainEvent) => RefreshScope | null;
  /** Puts every candidate of the scope into the temporary table wanted_action, in a fixed number of statements. */
  collect: (ctx: Ctx, scope: RefreshScope, facts: ProviderFacts) => Promise<void>;
  /** SQL that is true while the object of user_action `action` exists. */
  objectExists: Sql;
  /** SQL text that words the description of user_action `action` at an instant; null to keep the stored one. */
  wordDescription: ((now: Date) => Sql) | null;
  /** What can be done about its actions, by those who may; each key and each label once. */
  correctives: readonly Corrective[];
};
