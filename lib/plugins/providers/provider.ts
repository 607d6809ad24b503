import type { RoleReach } from '@/lib/auth/live-roles';
import type { CorrectiveAction } from '@/lib/contracts/actions/actions';
import type { ActionIcon } from '@/lib/contracts/actions/icons';
import type { InstallationRole, RolePermission } from '@/lib/contracts/members/permissions';
import type { SettingKey, Settings } from '@/lib/contracts/settings';
import type { ChangedScope, DomainEvent } from '@/lib/core/events';
import type { Db, Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { SnapshotFacts } from '@/lib/plugins/providers/fact-columns';

/** What a provider computes with, besides the database. */
export type ProviderFacts = { now: Date; settings: Settings; timeZone: string };

/** Which candidates are asked for: those of these people, those about these objects, or all. */
export type RefreshScope = ChangedScope;

/** What a refresh has looked at, and whether it wrote any actions that are open now. */
export type Refreshed = { scope: RefreshScope; hasWritten: boolean };

/** An action as corrective actions see it: which one, whose, and what its provider says. */
export type ActionSubject = {
  id: string;
  user_id: string;
  action_type: string;
  object_type: string;
  object_id: string;
  /** Whole calendar days of the reader, negative when overdue; null without a due date. */
  days_until_due: number | null;
} & SnapshotFacts;

/** For whom something is worded. */
export type Reader = { timeZone: string };

/** A fact as details list it; left out of those of an action that does not have it. */
export type FactLine = {
  label: string;
  /** The name of a fact of the evidence, or what makes the value of an action. */
  from: string | ((subject: ActionSubject) => unknown);
  /** day: a calendar day YYYY-MM-DD; instant: exactly, in the reader's zone; money: with up to two decimals. */
  as: 'day' | 'instant' | 'money' | 'text';
};

export type CorrectiveResult = { message: string; metadata?: Record<string, unknown> };

/** One thing that a person can do about an action. */
export type Corrective = Pick<CorrectiveAction, 'key' | 'label' | 'category' | 'severity' | 'confirmation_required'> & {
  /** What it asks of the caller; null where seeing the action is enough. */
  permission: RolePermission | null;
  /** Where the permission is asked; in the object's project or customer unless said otherwise. */
  permissionIn?: RoleReach;
  /** Offered to those alone who lack a permission, there too, such as asking for what others can do. */
  onlyWithout?: { permission: RolePermission; in?: RoleReach };
  /** Offered for some objects only: a condition on a row of user_action at an instant, asked when it is listed and again when it is done. */
  offeredWhen?: (row: Sql, now: Date) => Sql;
  /** The path of the call that does the same, with `{uuid}` for the object; left out where it only leads somewhere. */
  path?: string;
  /** Its method; POST unless it is another. */
  method?: 'PATCH';
  /** What callers may want to know of the action before they do it. */
  metadata?: (subject: ActionSubject) => Record<string, unknown>;
  /** What happens when it is done, in a sentence or two; left out where its category says enough. */
  consequence?: string | ((subject: ActionSubject) => string);
  /** The path of the call that takes it back, with `{uuid}` for the object; left out where nothing does. */
  undoPath?: string;
  /**
   * Does it, inside the transaction that records the attempt, by the service function behind the API, which checks permission
   * again. Left out where it only leads to the action's route.
   */
  run?: (ctx: Ctx, subject: ActionSubject) => Promise<CorrectiveResult>;
};

/** Who is asked what can be done about an action. */
export type ActionPerson = { id: string; timeZone: string };

/** What an access rule can ask of a person at the moment: whether a role that counts grants a permission, if any is named, or is the one of a name. */
export type HeldRoles = {
  /** `butBy` names a role that does not count. */
  grant: (reach: RoleReach, permission: RolePermission | null, butBy?: string) => Sql;
  /** Whether they hold the role of an id, and it counts. */
  isLive: (roleId: Sql) => Sql;
  isHeld: (role: Exclude<InstallationRole, 'STAFF' | 'SUPPORT'>) => Sql;
  /** Whether an instant is still ahead. */
  isAhead: (at: Sql) => Sql;
};

/** A condition on a row with user_id, object_id, project_id and customer_id; the row is given by its alias. */
export type RowCondition = (row: Sql) => Sql;

/**
 * Who may see actions, when they are found, each time they are read, and before something is done about them: whoever holds a
 * live role in the object's project, its customer or either, with a permission or without; whom the installation itself lets
 * in; or, through `own`, the one person to whom the object belongs. Only active people, ever, and no
 * service accounts.
 */
export type AccessRule = (
  | { through: 'project' | 'customer' | 'project_or_customer'; permission: RolePermission | null }
  | { through: 'installation'; role: InstallationRole }
  | { through: 'own'; isOwner: (row: Sql, roles: HeldRoles) => Sql }
) & {
  /** Who is left out all the same: the asker, the author. True for rows of theirs. */
  except?: RowCondition;
};

/** Finds actions of one type. */
export type ActionProvider = {
  /** The letters a to z and underscores. It never changes, because rows and clients use it. */
  actionType: string;
  /** What its actions are called: "Pending orders". */
  pluralName: string;
  /** The icon beside its actions. */
  icon: ActionIcon;
  appName: string;
  providerClass: string;
  /** What an action is about: one person has one action about one object. */
  objectType: string;
  /** A cron expression in the installation's time zone. */
  defaultSchedule: string;
  /** Every setting that `collect` reads: when one of them changes, this provider is refreshed. They are declared in lib/contracts/settings.ts. */
  settings: readonly SettingKey[];
  /** Without one, the start stops: nobody could see its actions. */
  access: AccessRule;
  /** What an event makes necessary to compute again; null when it does not concern this provider. Where it is all, that follows after the commit. */
  scopeOf: (event: DomainEvent) => RefreshScope | null;
  /** Puts every candidate of the scope into the temporary table wanted_action, in a fixed number of statements. */
  collect: (ctx: Ctx, scope: RefreshScope, facts: ProviderFacts) => Promise<void>;
  /** Plans and cancels reminders of its actions in the transaction of a refresh; left out where refreshes plan none. */
  remind?: (tx: Ctx, refreshed: Refreshed) => Promise<void>;
  /** SQL that is true while the object of user_action `action` exists. */
  objectExists: Sql;
  /**
   * SQL text that words the description of user_action `action` at an instant, so that “for 4 days” is right between two
   * refreshes and no row changes because a day has passed; null to keep the stored one.
   */
  wordDescription: ((now: Date) => Sql) | null;
  /** Why somebody sees an action, in one line; null where the description says it. */
  why: (subject: ActionSubject, reader: Reader) => string | null;
  /** What tells an action from others of the same title, in a few words: who asked, for what, at what cost. Rows show its project and organisation besides. */
  distinction: ((subject: ActionSubject) => string) | null;
  /** The facts and the threshold that make an action, in the order of the details; null for the evidence as it is. */
  facts: readonly FactLine[] | null;
  /** What can be done about its actions, by those who may; each key and each label once. Keys never change. */
  correctives: readonly Corrective[];
  /**
   * Those of `correctives` that a person is offered about an object, decided from its facts alone: it is asked for each row of a
   * page. What other rows of the database decide is said by `offeredWhen`. What is not offered can’t be executed. Left out where
   * everyone is offered the same.
   */
  getCorrectiveActions?: (person: ActionPerson, object: ActionSubject) => readonly Corrective[];
  /** Adds what it finds, and what it must not find, to a sample installation. Tests alone call it. */
  sample: (world: SampleWorld) => Promise<void>;
};

/** An installation in which a provider makes samples: customers with projects and people, and a prepaid offering, which is the first. */
export type SampleWorld = {
  db: Db;
  now: Date;
  customers: readonly { id: string }[];
  projects: readonly { id: string; customer_id: string }[];
  offerings: readonly { id: string }[];
  people: readonly { id: string; full_name: string }[];
};
