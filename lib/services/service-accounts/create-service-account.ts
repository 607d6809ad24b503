import type { InputOf } from '@/lib/contracts/operation';
import {
  type CustomerServiceAccount,
  createCustomerServiceAccountOperation,
  createProjectServiceAccountOperation,
  type ProjectServiceAccount,
} from '@/lib/contracts/service-accounts';
import { DomainError, fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { grantRole } from '@/lib/services/members/grant-role';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type PlaceRef, requireReader } from '@/lib/services/members/place';
import { placeColumns, requireAdmission, requireOpenPlace } from '@/lib/services/members/require-admissible';
import { readCustomerAccount, readProjectAccount } from '@/lib/services/service-accounts/account-row';
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

const roleOf = { project: 'PROJECT_MEMBER', customer: 'CUSTOMER_SUPPORT' } as const;

/**
 * Creates a service account that acts in a project as a member; its token is in the answer, this once.
 * @throws validation_failed for a project that the caller doesn’t read; not_allowed; moved_on for a deleted project;
 *   rule_broken for a place that takes nobody, and for one more than there may be; already_exists for a taken username
 */
export function createProjectServiceAccount(
  ctx: Ctx,
  { project, ...given }: InputOf<typeof createProjectServiceAccountOperation>,
): Promise<ProjectServiceAccount> {
  const ref = { kind: 'project', uuid: project } as const;
  return create(ctx, { operation: createProjectServiceAccountOperation.id, ref, given, read: readProjectAccount });
}

/** Creates one that acts in a customer as support. @throws as `createProjectServiceAccount` */
export function createCustomerServiceAccount(
  ctx: Ctx,
  { customer, ...given }: InputOf<typeof createCustomerServiceAccountOperation>,
): Promise<CustomerServiceAccount> {
  const ref = { kind: 'customer', uuid: customer } as const;
  return create(ctx, { operation: createCustomerServiceAccountOperation.id, ref, given, read: readCustomerAccount });
}

function create<Account>(ctx: Ctx, { given, operation, read, ref }: Creation<Account>): Promise<Account> {
  return change(ctx, { operation, subjectType: 'service_account' }, async (tx) => {
    const place = await named(ref, () => holdPlace(tx, ref));
    await named(ref, () => requireReader(tx, ref));
    await requireMayGive(tx, place, 'CREATE', roleOf[ref.kind]);
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
    await grantRole(tx, await requireAdmission(tx, place, roleOf[ref.kind], { userId, expiresAt: null }), 'added');
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
