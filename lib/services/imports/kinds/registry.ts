import type { RecordType } from '@/lib/contracts/imports/imports';
import { accessApprovalKind } from '@/lib/services/imports/kinds/access-approval';
import { accessRequirementKind } from '@/lib/services/imports/kinds/access-requirement';
import { audienceKind } from '@/lib/services/imports/kinds/audience';
import { customerKind } from '@/lib/services/imports/kinds/customer';
import { eventKind } from '@/lib/services/imports/kinds/event';
import { offeringKind } from '@/lib/services/imports/kinds/offering';
import { orderKind } from '@/lib/services/imports/kinds/order';
import { projectKind } from '@/lib/services/imports/kinds/project';
import { projectTypeKind } from '@/lib/services/imports/kinds/project-type';
import { resourceKind } from '@/lib/services/imports/kinds/resource';
import { roleKind } from '@/lib/services/imports/kinds/role';
import { userKind } from '@/lib/services/imports/kinds/user';
import type { RecordKind } from '@/lib/services/imports/record-kind';

/** Every kind of records, each after those that it may refer to: the order in which a batch is stored. */
export const recordKinds: Readonly<Record<RecordType, RecordKind>> = {
  customer: customerKind,
  user: userKind,
  project_type: projectTypeKind,
  project: projectKind,
  offering: offeringKind,
  resource: resourceKind,
  order: orderKind,
  role: roleKind,
  audience: audienceKind,
  access_requirement: accessRequirementKind,
  access_approval: accessApprovalKind,
  event: eventKind,
};
