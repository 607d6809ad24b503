import type { ActionIcon } from '@/lib/contracts/actions/icons';
import type { SettingKey } from '@/lib/contracts/settings';
import type { DomainEvent } from '@/lib/core/events';
import type { Sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { AffectedUser, Candidate, ProviderContext } from '@/lib/plugins/providers/candidate';
import { collectByPerson } from '@/lib/plugins/providers/collect-by-person';
import { findPeopleAllowed } from '@/lib/plugins/providers/find-people-allowed';
import type {
  AccessRule,
  ActionPerson,
  ActionProvider,
  ActionSubject,
  Corrective,
  ProviderFacts,
  Reader,
  RefreshScope,
  SampleWorld,
} from '@/lib/plugins/providers/provider';

/**
 * The simple way to write a provider: it is asked person by person. People come in batches, each written with one
 * statement; what lies outside the scope, or in a place where the access rule does not let the person in, is left out.
 * Its cost grows with the number of people: where that hurts, write an ActionProvider with one set-based query.
 */
export abstract class BaseActionProvider implements ActionProvider {
  abstract readonly actionType: string;
  abstract readonly pluralName: string;
  abstract readonly icon: ActionIcon;
  abstract readonly appName: string;
  abstract readonly providerClass: string;
  abstract readonly objectType: string;
  abstract readonly access: AccessRule;
  abstract readonly objectExists: Sql;
  /** All that can be done about its actions, by those who may. Each key and each label once. */
  abstract readonly correctives: readonly Corrective[];
  readonly settings: readonly SettingKey[] = [];
  readonly defaultSchedule: string = '0 */6 * * *';
  readonly facts: ActionProvider['facts'] = null;
  readonly wordDescription: ActionProvider['wordDescription'] = null;
  readonly distinction: ActionProvider['distinction'] = null;

  /** What needs this person now, each object once. `scope` tells which objects are asked for; others may be returned too. */
  abstract getActionsForUser(
    ctx: ProviderContext,
    user: AffectedUser,
    scope: RefreshScope,
  ): Promise<readonly Candidate[]>;

  /** Adds what it finds to a sample installation, for the contract suite. */
  abstract sample(world: SampleWorld): Promise<void>;

  /** What this person is offered about this object: some of `correctives`, by its facts; all of them unless a provider decides. */
  getCorrectiveActions(_person: ActionPerson, _object: ActionSubject): readonly Corrective[] {
    return this.correctives;
  }

  /** The ids of everybody who may have actions: all whom the access rule lets in anywhere, unless a provider knows better. */
  getAffectedUsers(ctx: ProviderContext, scope: RefreshScope): Promise<readonly string[]> {
    return findPeopleAllowed(ctx, this.access, scope);
  }

  /** Nothing but the schedule, settings and roles lead to a refresh, unless a provider says so. */
  scopeOf(_event: DomainEvent): RefreshScope | null {
    return null;
  }

  /** The description says why, unless a provider has something shorter. */
  why(_subject: ActionSubject, _reader: Reader): string | null {
    return null;
  }

  collect(ctx: Ctx, scope: RefreshScope, facts: ProviderFacts): Promise<void> {
    return collectByPerson({ db: ctx.db, log: ctx.log, ...facts }, this, scope);
  }
}
