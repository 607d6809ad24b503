/** What the members of a rule are called on the screens, by their path. */
export const memberLabels = {
  action: 'What',
  approval_policy: 'Approval',
  'caps.max_percent': 'Maximum share of active people (%)',
  'caps.max_users': 'Maximum people per run',
  excluded_user_uuids: 'Never act on',
  filters: 'Who',
  protect_staff: 'Leave staff and support alone',
  repeat_days: 'Repeat after (days)',
  warn_days: 'Warn by email, days before',
} as const;
