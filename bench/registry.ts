import type { Figure } from '@/bench/figure';

/** Each benchmark by its name, loaded when it runs. */
export const benchmarks: Readonly<Record<string, () => Promise<() => Promise<Figure[]>>>> = {
  refresh: async () => (await import('@/bench/refresh')).benchRefresh,
  list: async () => (await import('@/bench/list')).benchList,
  import: async () => (await import('@/bench/import')).benchImport,
  live: async () => (await import('@/bench/live')).benchLive,
  badge: async () => (await import('@/bench/badge')).benchBadge,
  delivery: async () => (await import('@/bench/delivery')).benchDelivery,
  ledger: async () => (await import('@/bench/ledger')).benchLedger,
  events: async () => (await import('@/bench/events')).benchEvents,
  members: async () => (await import('@/bench/members')).benchMembers,
  calendar: async () => (await import('@/bench/calendar')).benchCalendar,
  alerts: async () => (await import('@/bench/alerts')).benchAlerts,
  rule_preview: async () => (await import('@/bench/rule-preview')).benchRulePreview,
  rule_run: async () => (await import('@/bench/rule-run')).benchRuleRun,
  rules_due: async () => (await import('@/bench/rules-due')).benchRulesDue,
  rule_pages: async () => (await import('@/bench/rule-pages')).benchRulePages,
  project_lives: async () => (await import('@/bench/project-lives')).benchProjectLives,
  projects: async () => (await import('@/bench/projects')).benchProjects,
  reviews: async () => (await import('@/bench/reviews')).benchReviews,
  access: async () => (await import('@/bench/access')).benchAccess,
  access_check: async () => (await import('@/bench/access-check')).benchAccessCheck,
  start: async () => (await import('@/bench/start')).benchStart,
};
