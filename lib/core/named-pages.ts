import { invitationPage, permissionRequestPage } from '@/lib/core/invitation-routes';
import { reviewPage } from '@/lib/core/review-routes';
import {
  accessRequirementPage,
  accessSubmissionPage,
  adminRunPage,
  endDateRequestPage,
  myRolePage,
  orderPage,
  projectPage,
  resourcePage,
} from '@/lib/core/routes';

type PageOf = (params: Readonly<Record<string, unknown>>) => string;

/** The pages that the API names in route_name, each from its route_params. */
export const namedPages: Readonly<Record<string, PageOf>> = {
  'marketplace-orders.details': ({ order_uuid }) => orderPage(String(order_uuid)),
  'marketplace-resource-details': ({ resource_uuid }) => resourcePage(String(resource_uuid)),
  'project-details': ({ project_uuid }) => projectPage(String(project_uuid)),
  'project-checklist': ({ project_uuid }) => `${projectPage(String(project_uuid))}/checklist`,
  'permission-review-details': ({ review_uuid }) => reviewPage(String(review_uuid)),
  'end-date-request-details': ({ request_uuid }) => endDateRequestPage(String(request_uuid)),
  'invitation-details': ({ invitation_uuid }) => invitationPage(String(invitation_uuid)),
  'permission-request-details': ({ request_uuid }) => permissionRequestPage(String(request_uuid)),
  'access-requirement-details': ({ requirement_uuid }) => accessRequirementPage(String(requirement_uuid)),
  'access-submission-details': ({ submission_uuid }) => accessSubmissionPage(String(submission_uuid)),
  'role-details': ({ role_uuid }) => myRolePage(String(role_uuid)),
  'rule-run-details': ({ run_uuid }) => adminRunPage(String(run_uuid)),
};

/** The page that a route of the API names; null where none has that name. */
export function namedPage(routeName: string, params: Readonly<Record<string, unknown>>): string | null {
  return Object.hasOwn(namedPages, routeName) ? (namedPages[routeName]?.(params) ?? null) : null;
}

/** The parameter by which a page of an object learns which action led there. */
export const FROM_ACTION = 'action';

/** The page that an action leads to, so that having looked at it is recorded there; null where it leads to none. */
export function detailsPage(action: {
  uuid: string;
  route_name: string;
  route_params: Readonly<Record<string, unknown>>;
}): string | null {
  const page = namedPage(action.route_name, action.route_params);
  return page === null ? null : `${page}?${new URLSearchParams({ [FROM_ACTION]: action.uuid })}`;
}

/** The parameter by which a page of an object learns what the person came to do there. */
export const TO_DO = 'do';

/** The page on which a corrective action that only leads there is done; null where the action leads to none. */
export function correctivePage(action: Parameters<typeof detailsPage>[0], key: string): string | null {
  const page = detailsPage(action);
  return page === null ? null : `${page}&${new URLSearchParams({ [TO_DO]: key })}`;
}
