import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { AnswerOf } from '@/lib/contracts/operation';
import type { readMeOperation } from '@/lib/contracts/people/people';
import type { Ctx } from '@/lib/db/context';
import { readSettings } from '@/lib/services/settings/read-settings';

/** Who is calling and what they prefer, and whether this installation looks for actions at all. */
export async function readMe(ctx: Ctx): Promise<AnswerOf<typeof readMeOperation>> {
  const { userId } = requirePerson(ctx);
  const { id, ...person } = await ctx.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      username: true,
      email: true,
      full_name: true,
      is_staff: true,
      is_support: true,
      time_zone: true,
      keys_enabled: true,
      digest_enabled: true,
    },
  });
  const { USER_ACTIONS_ENABLED } = await readSettings(ctx.db);
  const is_access_committee = can(ctx.actor, 'ACCESS_COMMITTEE');
  return { uuid: id, ...person, is_access_committee, user_actions_enabled: USER_ACTIONS_ENABLED };
}
