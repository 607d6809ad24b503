import {
  createGroupInvitationOperation,
  type GroupInvitation,
  submitGroupRequestOperation,
} from '@/lib/contracts/members/group-invitations';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import type { InvitedCaller, InvitedPlace } from '@/lib/testing/invited-place';

/** What tests of links to join ask, in the place that `placeOf` answers. */
export function groupLinkCalls(placeOf: () => InvitedPlace) {
  /** Creates a link to the project, for members. */
  const post = (caller: InvitedCaller, fields: object = {}) =>
    callOperation(createGroupInvitationOperation, {
      token: placeOf().tokenOf(caller),
      body: { role: 'PROJECT.MEMBER', scope: placeOf().projectId, ...fields },
    });
  return {
    post,
    made: async (caller: InvitedCaller, fields: object = {}): Promise<GroupInvitation> =>
      (await post(caller, fields)).json(),
    /** The fields of a link by which everybody gets a project. */
    projects: (fields: object = {}) => ({
      scope: placeOf().customerId,
      role: 'CUSTOMER.SUPPORT',
      auto_create_project: true,
      project_role: 'PROJECT.MANAGER',
      project_name_template: 'Course of {full_name}',
      ...fields,
    }),
    submit: (uuid: string, caller?: InvitedCaller, body: object = {}) =>
      callOperation(submitGroupRequestOperation, { params: { uuid }, body, ...placeOf().asOf(caller) }),
    block: () => database().customer.update({ where: { id: placeOf().customerId }, data: { blocked: true } }),
  };
}
