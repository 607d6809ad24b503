import type { Job } from '@/inngest/job';
import { accessExpiryJob } from '@/inngest/jobs/access-expiry';
import { accessRemindersJob } from '@/inngest/jobs/access-reminders';
import { checkStoresJob } from '@/inngest/jobs/check-stores';
import { cleanUpJob } from '@/inngest/jobs/clean-up';
import { deliverJob } from '@/inngest/jobs/deliver';
import { notifyExpiringTokensJob } from '@/inngest/jobs/notify-expiring-tokens';
import { projectLifecycleJob } from '@/inngest/jobs/project-lifecycle';
import { purgeJob } from '@/inngest/jobs/purge';
import { queueDigestsJob } from '@/inngest/jobs/queue-digests';
import { queueNoticeDigestsJob } from '@/inngest/jobs/queue-notice-digests';
import { refreshActionsJob } from '@/inngest/jobs/refresh-actions';
import { reviewPermissionsJob } from '@/inngest/jobs/review-permissions';
import { runRulesJob } from '@/inngest/jobs/run-rules';
import { syncOrdersJob } from '@/inngest/jobs/sync-orders';

/** Every job: adding one is its file and one line here. */
export const jobs: readonly Job[] = [
  refreshActionsJob,
  queueDigestsJob,
  queueNoticeDigestsJob,
  deliverJob,
  cleanUpJob,
  projectLifecycleJob,
  purgeJob,
  reviewPermissionsJob,
  syncOrdersJob,
  notifyExpiringTokensJob,
  checkStoresJob,
  runRulesJob,
  accessExpiryJob,
  accessRemindersJob,
];
