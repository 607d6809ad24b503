import { accessProblems } from '@/lib/plugins/notification-kinds/access-problems';
import { accessRenewal } from '@/lib/plugins/notification-kinds/access-renewal';
import { accessRevoked } from '@/lib/plugins/notification-kinds/access-revoked';
import { accountDeleted } from '@/lib/plugins/notification-kinds/account-deleted';
import { accountLink } from '@/lib/plugins/notification-kinds/account-link';
import { accountSecurity } from '@/lib/plugins/notification-kinds/account-security';
import { alert } from '@/lib/plugins/notification-kinds/alert';
import { criticalAlert } from '@/lib/plugins/notification-kinds/critical-alert';
import { criticalNotice } from '@/lib/plugins/notification-kinds/critical-notice';
import { endDateRequest } from '@/lib/plugins/notification-kinds/end-date-request';
import { invitation } from '@/lib/plugins/notification-kinds/invitation';
import { notice } from '@/lib/plugins/notification-kinds/notice';
import { noticeDigest } from '@/lib/plugins/notification-kinds/notice-digest';
import type { NotificationKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { permissionRequest } from '@/lib/plugins/notification-kinds/permission-request';
import { projectEnding } from '@/lib/plugins/notification-kinds/project-ending';
import { roleChanged } from '@/lib/plugins/notification-kinds/role-changed';
import { roleExtensionRequest } from '@/lib/plugins/notification-kinds/role-extension-request';
import { ruleNotice } from '@/lib/plugins/notification-kinds/rule-notice';
import { ruleWarning } from '@/lib/plugins/notification-kinds/rule-warning';
import { submissionDecided } from '@/lib/plugins/notification-kinds/submission-decided';
import { userActionDigest } from '@/lib/plugins/notification-kinds/user-action-digest';

/** Every kind, the most pressing first. A new one is a file beside this and a line here. */
export const notificationKinds: readonly NotificationKind[] = [
  accountLink,
  accountSecurity,
  invitation,
  ruleWarning,
  accountDeleted,
  accessRevoked,
  accessRenewal,
  criticalAlert,
  criticalNotice,
  alert,
  notice,
  projectEnding,
  submissionDecided,
  roleChanged,
  roleExtensionRequest,
  endDateRequest,
  permissionRequest,
  ruleNotice,
  accessProblems,
  noticeDigest,
  userActionDigest,
];
