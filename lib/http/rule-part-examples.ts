import { EXAMPLE_ID, EXAMPLE_INSTANT } from '@/lib/http/example-values';

const schedule = { cron: '20 3 * * *', time_zone: 'Europe/Helsinki' };
const filters = {
  all: [
    { key: 'user_status', config: { status: 'active' } },
    { key: 'duration', config: { since: 'last_sign_in_at', at_least: { value: 1, unit: 'years' } } },
  ],
};
const action = { key: 'suspend_user', config: {} };
const nobodyLeftOut = {
  legal_hold: 0,
  service_account: 0,
  self: 0,
  last_staff: 0,
  excluded_by_name: 0,
  already_done: 0,
  warned: 0,
  needs_attention: 0,
  claimed: 0,
};

const preview = {
  count: 1,
  matched: 2,
  set_hash: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
  users: [
    {
      uuid: EXAMPLE_ID,
      username: 'astrid.lund',
      full_name: 'Astrid Lund',
      email: 'astrid.lund@example.org',
      will: 'warn',
      why: ['Their status is active since 3 Feb 2024.', 'Last signed in on 14 Aug 2025.'],
    },
  ],
  excluded: { ...nobodyLeftOut, staff: 1 },
  excluded_users: [{ uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f', username: 'jonas.berg', reason: 'staff' }],
  without_date: 3,
  since_last: { at: EXAMPLE_INSTANT, added: 1, gone: 0 },
  notices: [],
};

/** What previews, parts and templates of scheduled rules take and give. */
export const rulePartExamples = {
  scheduled_rules_preview: {
    body: { action, filters, schedule, warn_days: 14 },
    answer: { ...preview, since_last: null },
  },
  scheduled_rules_preview_saved: { body: { version: 2 }, answer: preview },
  scheduled_rule_parts_list: {
    answer: {
      filters: [
        {
          key: 'never_signed_in',
          label: 'Never signed in',
          sentence: 'never signed in',
          config_schema: { type: 'object', properties: {}, additionalProperties: false },
        },
      ],
      actions: [
        {
          key: 'suspend_user',
          label: 'Suspend the account',
          sentence: 'Suspend the account',
          config_schema: { type: 'object', properties: {}, additionalProperties: false },
          is_destructive: true,
          is_reversible: true,
          ends_match: 'depends',
        },
      ],
    },
  },
  scheduled_rule_templates_list: {
    answer: [
      {
        key: 'suspend_not_signed_in',
        name: 'Suspend whoever has not signed in for a year',
        description: 'Suspends active people who last signed in a year ago or more, two weeks after warning them.',
        action,
        filters,
        schedule,
        caps: { max_users: 50, max_percent: 5 },
        warn_days: 14,
        repeat_days: null,
        run_order: 100,
        protect_staff: true,
        excluded_user_uuids: [],
        approval_policy: 'when_destructive',
      },
    ],
  },
} as const;
