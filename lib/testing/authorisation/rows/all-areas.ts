import type { MatrixRows } from '@/lib/testing/authorisation/find-matrix-errors';
import { accessApprovalRows } from '@/lib/testing/authorisation/rows/access-approvals';
import { accessRequirementRows } from '@/lib/testing/authorisation/rows/access-requirements';
import { accessSubmissionRows } from '@/lib/testing/authorisation/rows/access-submissions';
import { administrationRows } from '@/lib/testing/authorisation/rows/administration';
import { checklistRows } from '@/lib/testing/authorisation/rows/checklists';
import { customerRows } from '@/lib/testing/authorisation/rows/customers';
import { endDateRequestRows } from '@/lib/testing/authorisation/rows/end-date-requests';
import { eventRows } from '@/lib/testing/authorisation/rows/events';
import { executionAndProviderRows } from '@/lib/testing/authorisation/rows/executions-and-providers';
import { groupInvitationRows } from '@/lib/testing/authorisation/rows/group-invitations';
import { invitationRows } from '@/lib/testing/authorisation/rows/invitations';
import { marketplaceRows } from '@/lib/testing/authorisation/rows/marketplace';
import { memberRows } from '@/lib/testing/authorisation/rows/members';
import { noticeRows } from '@/lib/testing/authorisation/rows/notices';
import { offeringRows } from '@/lib/testing/authorisation/rows/offerings';
import { peopleAndDigestRows } from '@/lib/testing/authorisation/rows/people-and-digests';
import { peopleByHandRows } from '@/lib/testing/authorisation/rows/people-by-hand';
import { permissionReviewRows } from '@/lib/testing/authorisation/rows/permission-reviews';
import { projectEndRows } from '@/lib/testing/authorisation/rows/project-ends';
import { projectTypeRows } from '@/lib/testing/authorisation/rows/project-types';
import { projectRows } from '@/lib/testing/authorisation/rows/projects';
import { purgingRows } from '@/lib/testing/authorisation/rows/purging';
import { reminderRows } from '@/lib/testing/authorisation/rows/reminders';
import { rulePartRows } from '@/lib/testing/authorisation/rows/rule-parts';
import { scheduledRuleRows } from '@/lib/testing/authorisation/rows/scheduled-rules';
import { serviceAccountRows } from '@/lib/testing/authorisation/rows/service-accounts';
import { serviceSettingsRows } from '@/lib/testing/authorisation/rows/service-settings';
import { userActionRows } from '@/lib/testing/authorisation/rows/user-actions';
import { webhookRows } from '@/lib/testing/authorisation/rows/webhooks';

/** The rows of the authorisation matrix, area by area. */
export const allAreas: readonly MatrixRows[] = [
  userActionRows,
  executionAndProviderRows,
  marketplaceRows,
  offeringRows,
  projectRows,
  projectEndRows,
  projectTypeRows,
  customerRows,
  serviceAccountRows,
  serviceSettingsRows,
  memberRows,
  eventRows,
  endDateRequestRows,
  checklistRows,
  permissionReviewRows,
  invitationRows,
  groupInvitationRows,
  reminderRows,
  accessRequirementRows,
  accessApprovalRows,
  accessSubmissionRows,
  peopleAndDigestRows,
  peopleByHandRows,
  scheduledRuleRows,
  purgingRows,
  rulePartRows,
  administrationRows,
  noticeRows,
  webhookRows,
];
