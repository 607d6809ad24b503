import { accessRenewal } from '@/lib/plugins/providers/access-renewal';
import { accessSubmission } from '@/lib/plugins/providers/access-submission';
import { endDateRequest } from '@/lib/plugins/providers/end-date-request';
import { expiringResource } from '@/lib/plugins/providers/expiring-resource';
import { invitationWaiting } from '@/lib/plugins/providers/invitation-waiting';
import { pendingOrder } from '@/lib/plugins/providers/pending-order';
import { permissionRequest } from '@/lib/plugins/providers/permission-request';
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
  invitationWaiting,
  permissionRequest,
  roleExpiring,
  ruleApproval,
  accessRenewal,
  accessSubmission,
]);

/** The provider of a type; undefined when nothing finds such actions any more. */
export function providerOf(actionType: string): ActionProvider | undefined {
  return actionProviders.find((provider) => provider.actionType === actionType);
}
