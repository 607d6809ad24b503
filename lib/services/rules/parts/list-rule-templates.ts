import type { PartConfig } from '@/lib/contracts/rules/definition';
import type { RuleTemplate } from '@/lib/contracts/rules/parts';
import { env } from '@/lib/core/env';
import type { Ctx } from '@/lib/db/context';
import { DEFAULT_CRON } from '@/lib/services/rules/definition/read-schedule';

type Unit = 'days' | 'years';

const active: PartConfig = { key: 'user_status', config: { status: 'active' } };

function since(instant: string, value: number, unit: Unit): PartConfig {
  return { key: 'duration', config: { since: instant, at_least: { value, unit } } };
}

/** Ready-made rules to start from. No statement. */
export async function listRuleTemplates(_ctx: Ctx): Promise<RuleTemplate[]> {
  const usual = {
    schedule: { cron: DEFAULT_CRON, time_zone: env.HEED_TIME_ZONE },
    caps: { max_users: 50, max_percent: 5 },
    warn_days: 0,
    repeat_days: null,
    run_order: 100,
    protect_staff: true,
    excluded_user_uuids: [],
    approval_policy: 'when_destructive' as const,
  };
  return [
    {
      ...usual,
      key: 'suspend_not_signed_in',
      name: 'Suspend whoever has not signed in for a year',
      description: 'Suspends active people who last signed in a year ago or more, two weeks after warning them.',
      action: { key: 'suspend_user', config: {} },
      filters: { all: [active, since('last_sign_in_at', 1, 'years')] },
      warn_days: 14,
    },
    {
      ...usual,
      key: 'delete_suspended',
      name: 'Delete who has been suspended for 7 years',
      description: 'Deletes people who were suspended seven years ago or more, a month after warning them.',
      action: { key: 'delete_user', config: { grace_days: 30 } },
      filters: {
        all: [{ key: 'user_status', config: { status: 'suspended' } }, since('suspended_at', 7, 'years')],
      },
      warn_days: 30,
    },
    {
      ...usual,
      key: 'remind_never_signed_in',
      name: 'Remind who never signed in',
      description: 'Emails people who were invited two weeks ago or more and have not signed in, once a month.',
      action: {
        key: 'notify_user',
        config: {
          subject: 'Your account is waiting for you',
          text: 'Hello {full_name},\n\nyou were invited to {site_name} and have not signed in yet. Sign in here: {link}',
        },
      },
      filters: { all: [active, { key: 'never_signed_in', config: {} }, since('invited_at', 14, 'days')] },
      repeat_days: 30,
    },
  ];
}
