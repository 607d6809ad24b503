import { accessRenewal } from '@/lib/plugins/providers/access-renewal';
import { accessSubmission } from '@/lib/plugins/providers/access-submission';
import { endDateRequest } from '@/lib/plugins/providers/end-date-request';
import { expiringResource } from '@/lib/plugins/providers/expiring-resource';
import { invitationWaiting } from '@/lib/plugins/providers/invitation-waiting';
import { metadataChecklist } from '@/lib/plugins/providers/metadata-checklist';
import { pendingOrder } from '@/lib/plugins/providers/pending-order';
import { permissionRequest } from '@/lib/plugins/providers/permission-request';
import { permissionReview } from '@/lib/plugins/providers/permission-review';
import { projectEnding } from '@/lib/plugins/providers/project-ending';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { registerable } from '@/lib/plugins/providers/registerable';
import { roleExpiring } from '@/lib/plugins/providers/role-expiring';
import { ruleApproval } from '@/lib/plugins/providers/rule-approval';

/** Every provider. A new one is a file beside this and a line here. */
export const actionProviders = registerable([
  pendingOrder,
  expiringResource,
  projectEnding,
  endDateRequest,
  permissionReview,
  metadataChecklist,
  roleExpiring,
  invitationWaiting,
  permissionRequest,
  ruleApproval,
  accessRenewal,
  accessSubmission,
]);

const byType = new Map(actionProviders.map((provider) => [provider.actionType, provider]));

/** The provider of a type; undefined when nothing finds such actions any more. */
export function providerOf(actionType: string): ActionProvider | undefined {
  return byType.get(actionType);
}
