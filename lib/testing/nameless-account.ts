import { sql } from '@/lib/db/client';
import { BaseActionProvider } from '@/lib/plugins/providers/base-action-provider';
import type { AffectedUser, Candidate } from '@/lib/plugins/providers/candidate';
import type { AccessRule, Corrective, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';

/** The smallest provider there can be: people without a name, whose account belongs to them alone. */
class NamelessAccountProvider extends BaseActionProvider {
  readonly actionType = 'nameless_account';
  readonly pluralName = 'Accounts without a name';
  readonly icon = 'user';
  readonly appName = 'people';
  readonly providerClass = 'NamelessAccountProvider';
  readonly objectType = 'user';
  readonly access: AccessRule = {
    through: 'own',
    isOwner: (row) => sql`${row}.object_id = ${row}.user_id`,
  };
  readonly objectExists = sql`EXISTS (SELECT 1 FROM user_account WHERE user_account.id = action.object_id)`;

  readonly correctives: readonly Corrective[] = [viewDetails('view_account', 'View your account')];

  async getActionsForUser(_ctx: unknown, { id, full_name }: AffectedUser): Promise<readonly Candidate[]> {
    if (full_name !== '') return [];
    return [
      {
        object_id: id,
        title: 'Add your name',
        description: 'Others see an empty place instead of you.',
        urgency: 'low',
        due_date: null,
        evidence: { full_name },
        related_object_name: 'Your account',
      },
    ];
  }

  async sample({ db, people }: SampleWorld): Promise<void> {
    await db.user.updateMany({ where: { id: people[1]?.id ?? '' }, data: { full_name: '' } });
  }
}

export const namelessAccount = new NamelessAccountProvider();
