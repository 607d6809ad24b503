import type { ErrorCode } from '@/lib/core/errors';

/** Every address of the application is built here. */

export const signInPage = '/sign-in';
export const forgotPasswordPage = '/forgot-password';
export const requestSignInLinkPage = '/sign-in-link';
export const actionsPage = '/actions';
export const historyPage = '/history';
/** What a person may do, and by which roles. */
export const myAccessPage = '/roles';
export const projectsPage = '/projects';
export const organisationsPage = '/organisations';
export const projectTimelinePage = '/projects/timeline';
export const eventsPage = '/events';
export const ordersPage = '/orders';
export const resourcesPage = '/resources';
export const preferencesPage = '/preferences';
export const adminNotificationsPage = '/admin/notifications';
export const adminProvidersPage = '/admin/providers';
export const adminImportsPage = '/admin/imports';
export const adminDeliveriesPage = '/admin/deliveries';
/** What stands for the messages that were set aside where the address names an opened delivery. */
export const SET_ASIDE = 'set-aside';
export const adminSetAsidePage = `${adminDeliveriesPage}?open=${SET_ASIDE}`;
export const adminRemindersPage = '/admin/reminders';
export const adminWebhooksPage = '/admin/webhooks';
export const adminSourcesPage = '/admin/sources';
export const adminPeoplePage = '/admin/people';
export const adminRolesPage = '/admin/roles';
export const adminOfferingsPage = '/admin/offerings';
export const adminProjectTypesPage = '/admin/project-types';
export const adminServiceSettingsPage = '/admin/service-settings';
export const adminAudiencesPage = '/admin/audiences';
export const adminRulesPage = '/admin/rules';
export const adminNewRulePage = '/admin/rules/new';
export const adminPurgeProfilesPage = '/admin/purge-profiles';
export const adminSettingsPage = '/admin/settings';
export const apiDocsPage = '/api/docs/';
export const openApiFile = '/api/openapi.json';

/** One action, opened beside the list. */
export function actionPage(uuid: string): string {
  return `${actionsPage}/${uuid}`;
}

/** A project with its life, resources and orders. */
export function projectPage(uuid: string): string {
  return `${projectsPage}/${uuid}`;
}

/** An organisation with its projects and people. */
export function organisationPage(uuid: string): string {
  return `${organisationsPage}/${uuid}`;
}

/** A project or an organisation. */
export function placePage({ kind, uuid }: { kind: 'project' | 'customer'; uuid: string }): string {
  return kind === 'project' ? projectPage(uuid) : organisationPage(uuid);
}

/** A role that a person holds. */
export function myRolePage(uuid: string): string {
  return `${myAccessPage}/${uuid}`;
}

/** An order. */
export function orderPage(uuid: string): string {
  return `${ordersPage}/${uuid}`;
}

/** A resource. */
export function resourcePage(uuid: string): string {
  return `${resourcesPage}/${uuid}`;
}

/** A request for another end date of a project. */
export function endDateRequestPage(uuid: string): string {
  return `${projectsPage}/requests/${uuid}`;
}

/** What access a person has. */
export const accessPage = '/access';

/** The requests of a person for access. */
export const accessRequestsPage = `${accessPage}/requests`;

/** The notices of access to a person. */
export const accessNoticesPage = `${accessPage}/notices`;

/** A request for access: the form while it is a draft; for the committee, where it decides. */
export function accessSubmissionPage(id: string): string {
  return `${accessRequestsPage}/${id}`;
}

/** What a person has access to by one requirement. */
export function accessRequirementPage(id: string): string {
  return `${accessPage}/${id}`;
}

/** The empty form that asks for access. */
export const newAccessRequestPage = `${accessRequestsPage}/new`;

/** The form that asks for access, prefilled with whom the person has it for. */
export function requestAccessPage(id: string): string {
  return `${newAccessRequestPage}?${new URLSearchParams({ requirement: id })}`;
}

/** Who has access to what, for the committee. */
export const adminAccessPage = '/admin/access';

/** The notices of access, for the committee. */
export const adminAccessNotificationsPage = '/admin/access/notifications';

/** The submissions that wait for the committee. */
export const adminAccessSubmissionsPage = '/admin/access/submissions';

/** What requires a request before people may use its data, for the committee. */
export const adminAccessRequirementsPage = '/admin/access/requirements';
export const adminNewAccessRequirementPage = '/admin/access/requirements/new';

/** One requirement with its emails, for the committee. */
export function adminAccessRequirementPage(id: string): string {
  return `${adminAccessRequirementsPage}/${id}`;
}

/** The form of a requirement. */
export function adminAccessRequirementEditorPage(id: string): string {
  return `${adminAccessRequirementPage(id)}/edit`;
}

/** One of the committee’s lists with what concerns one requirement. */
export function ofRequirement(list: string, requirement: string): string {
  return `${list}?${new URLSearchParams({ requirement })}`;
}

/** The person’s own reminders. */
export const remindersPage = `${historyPage}/reminders`;

/** The reminders to one person. */
export function remindersOfPage(userId: string): string {
  return `${adminRemindersPage}?${new URLSearchParams({ recipient: userId })}`;
}

/** The reminders about one object. */
export function remindersAboutPage(objectId: string): string {
  return `${adminRemindersPage}?${new URLSearchParams({ object_id: objectId })}`;
}

/** The notices of access to one person, for the committee. */
export function noticesOfPersonPage(userId: string): string {
  return `${adminAccessNotificationsPage}?${new URLSearchParams({ recipient: userId })}`;
}

/** The ledger with one delivery opened. */
export function adminDeliveryPage(uuid: string): string {
  return `${adminDeliveriesPage}?open=${uuid}`;
}

/** One person with all that was done to and for them. */
export function adminPersonPage(uuid: string): string {
  return `${adminPeoplePage}/${uuid}`;
}

/** One rule with its versions and runs. */
export function adminRulePage(id: string): string {
  return `${adminRulesPage}/${id}`;
}

/** One run of a rule with its people. */
export function adminRunPage(id: string): string {
  return `${adminRulesPage}/runs/${id}`;
}

/** The form of a stored rule. */
export function adminRuleEditorPage(id: string): string {
  return `${adminRulePage(id)}/edit`;
}

/** One audience with its members. */
export function adminAudiencePage(uuid: string): string {
  return `${adminAudiencesPage}/${uuid}`;
}

/** One import with its errors. */
export function adminImportPage(uuid: string): string {
  return `${adminImportsPage}/${uuid}`;
}

/** A notification or an alert with its details, by its subject in the outbox: `notification:12` or `alert:34`. */
export function adminNoticePage(subject: string): string {
  const [what, id = ''] = subject.split(':');
  const query = new URLSearchParams({ ...(what === 'alert' && { tab: 'alerts' }), open: id });
  return `${adminNotificationsPage}?${query}`;
}

/** Where a person sets a password with a one-time link. */
export function setPasswordPage(token: string): string {
  return `/set-password?token=${encodeURIComponent(token)}`;
}

/** Where a person signs in with a one-time link. */
export function signInLinkPage(token: string): string {
  return `/sign-in-link?token=${encodeURIComponent(token)}`;
}

/** Where a person stops the daily digest, or has it again, without signing in. */
export function unsubscribePage(token: string): string {
  return `/unsubscribe?token=${encodeURIComponent(token)}`;
}

/** A file that the API's interactive page loads. */
export function apiDocsAsset(name: string): string {
  return `${apiDocsPage}${name}`;
}

/** What an error code means and what to do about it. */
export function errorPage(code: ErrorCode): string {
  return `/docs/errors/${code}`;
}

/** A page outside that leads, in the end, to where somebody wanted to go; the actions are where it leads anyway. */
export function returningTo(page: string, returnTo: string): string {
  if (returnTo === actionsPage) return page;
  return `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams({ returnTo })}`;
}

/** The sign-in page, leading back to where somebody wanted to go. */
export function signInPageFor(returnTo: string): string {
  return `${signInPage}?${new URLSearchParams({ returnTo })}`;
}

/** An operation's path with its `{names}` filled in. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  const { start, parts } = partsOf(path);
  return parts.reduce((filled, { name, after }) => filled + encodeURIComponent(String(params[name])) + after, start);
}

type PathParts = { start: string; parts: readonly { name: string; after: string }[] };
const known = new Map<string, PathParts>();

/** A path cut at its parameters; cut once, because lists fill the same few paths for every row. */
function partsOf(path: string): PathParts {
  const cut = known.get(path);
  if (cut !== undefined) return cut;
  const [start = '', ...rest] = path.split('{');
  const parts = rest.map((part) => {
    const end = part.indexOf('}');
    return { name: part.slice(0, end), after: part.slice(end + 1) };
  });
  known.set(path, { start, parts });
  return { start, parts };
}

/** Where somebody's calendar is read. */
export function calendarFile(secret: string): string {
  return `/api/calendar/${secret}.ics`;
}

/** The path of the objects of one kind in the API, as `projects`. */
export function apiPath(kind: string): string {
  return `/api/${kind}/`;
}
