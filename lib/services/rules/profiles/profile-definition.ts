import type { PurgeProfile } from '@/lib/contracts/people/purge-profiles';
import type { RuleDefinition } from '@/lib/contracts/rules/definition';

const MOST_USERS = 50;
const MOST_PERCENT = 5;

/** What the built-in rule of a profile does: it purges whoever has had the status for so many days, 0 for everyone who has it. */
export function profileDefinition({ after_days, applies_to, id }: PurgeProfile): RuleDefinition {
  const since = `${applies_to}_at`;
  const isLong = { key: 'duration', config: { since, at_least: { value: after_days, unit: 'days' } } };
  return {
    action: { key: 'purge_user_data', config: { profile_id: id } },
    filters: { all: [{ key: 'user_status', config: { status: applies_to } }, ...(after_days === 0 ? [] : [isLong])] },
    max_users: MOST_USERS,
    max_percent: MOST_PERCENT,
    warn_days: 0,
    repeat_days: null,
    protect_staff: true,
    excluded_user_uuids: [],
    approval_policy: 'when_destructive',
  };
}
