import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { grantRole } from '@/lib/services/members/grant-role';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { placeColumns, requireAdmission, requireOpenPlace } from '@/lib/services/members/require-admissible';
import { accountRole } from '@/lib/services/service-accounts/account-role';
import { issueAccountToken } from '@/lib/services/service-accounts/issue-account-token';
import { makeAccountPerson } from '@/lib/services/service-accounts/make-account-person';
import { requireAccountRoom } from '@/lib/services/service-accounts/require-account-room';

type Given = { username?: string | undefined; description?: string | undefined };

/** What is asked alike of both kinds of places. */
type Creation<Account> = {
  operation: string;
  ref: PlaceRef;
  given: Given;
  read: (tx: Ctx, uuid: string) => Promise<Account>;
};

/** Creates a service account in a place, with its role and its token, which is in the answer. @throws as the functions of both kinds */
export function createAccount<Account>(ctx: Ctx, { given, operation, read, ref }: Creation<Account>): Promise<Account> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const place = await named(ref, () => holdPlace(tx, ref));
    await named(ref, () => requireReader(tx, ref));
    await requireMayGive(tx, place, 'CREATE', accountRole[ref.kind]);
    requireOpenPlace(place);
    await requireAccountRoom(tx, place);
    const userId = await makeAccountPerson(tx, ref, given.username);
    const { id } = await tx.db.serviceAccount.create({
      data: {
        user_id: userId,
        ...placeColumns(ref),
        description: given.description ?? '',
        created: tx.now,
        modified: tx.now,
      },
    });
    await grantRole(tx, await requireAdmission(tx, place, accountRole[ref.kind], { userId, expiresAt: null }), 'added');
    const token = await issueAccountToken(tx, userId);
    return changed(
      { ...(await read(tx, id)), token },
      {
        subjectId: id,
        facts: { [`${ref.kind}_id`]: ref.uuid, user_id: userId },
        touches: [{ topic: 'members' }, { topic: 'people' }],
      },
    );
  });
}

/** A place that the caller doesn’t read is refused by the name of its member, like one that there is not. */
async function named<T>({ kind }: PlaceRef, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    throw fieldError(kind, kind === 'project' ? 'There is no such project.' : 'There is no such organisation.');
  }
}
