import { deniedSentences } from '@/lib/contracts/members/restrictions';
import { fieldError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type Admission, findCandidates, findDenyingLevels } from '@/lib/services/restrictions/find-denying-levels';
import { judgeLevel, type Lists } from '@/lib/services/restrictions/judge-level';
import { shortTurns } from '@/lib/services/restrictions/short-turns';

/** Refuses who is kept out, by the group invitation first, where there is one, then by the customer, then by the project. @throws validation_failed */
export async function requireAllowed(db: Db, admission: Admission, invitation?: Lists): Promise<void> {
  if (invitation !== undefined) {
    const person = (await findCandidates(db, [admission])).get(admission.userId);
    const verdict = person && (await judgeLevel('invitation', invitation, person, shortTurns()));
    if (verdict?.is_allowed === false) throw fieldError('non_field_errors', deniedSentences.invitation);
  }
  const [level] = await findDenyingLevels(db, [admission]);
  if (level) throw fieldError('non_field_errors', deniedSentences[level]);
}
