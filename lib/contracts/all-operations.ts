import { z } from 'zod';
import * as accessApprovals from '@/lib/contracts/access-approvals';
import * as accessDocuments from '@/lib/contracts/access-documents';
import * as accessMails from '@/lib/contracts/access-mails';
import * as accessNotificationDays from '@/lib/contracts/access-notification-days';
import * as accessNotifications from '@/lib/contracts/access-notifications';
import * as accessPeople from '@/lib/contracts/access-people';
import * as accessRequirements from '@/lib/contracts/access-requirements';
import * as accessSubmissions from '@/lib/contracts/access-submissions';
import * as alerts from '@/lib/contracts/alerts';
import * as audiences from '@/lib/contracts/audiences';
import * as calendar from '@/lib/contracts/calendar';
import * as checklistChanges from '@/lib/contracts/checklist-changes';
import * as checklistQuestions from '@/lib/contracts/checklist-questions';
import * as checklists from '@/lib/contracts/checklists';
import * as checklistsAdmin from '@/lib/contracts/checklists-admin';
import * as customerDeletion from '@/lib/contracts/customer-deletion';
import * as customerFigures from '@/lib/contracts/customer-figures';
import * as customers from '@/lib/contracts/customers';
import * as deliveries from '@/lib/contracts/deliveries';
import * as digests from '@/lib/contracts/digests';
import * as endDateRequests from '@/lib/contracts/end-date-requests';
import * as events from '@/lib/contracts/events';
import * as executions from '@/lib/contracts/executions';
import * as groupInvitations from '@/lib/contracts/group-invitations';
import * as groupInvitationChanges from '@/lib/contracts/group-link-change';
import * as importPreviews from '@/lib/contracts/import-preview';
import * as imports from '@/lib/contracts/imports';
import * as ingest from '@/lib/contracts/ingest';
import * as installationRoles from '@/lib/contracts/installation-roles';
import * as userInvitationChanges from '@/lib/contracts/invitation-change';
import * as live from '@/lib/contracts/live';
import * as mailEvents from '@/lib/contracts/mail-events';
import * as marketplace from '@/lib/contracts/marketplace';
import * as marketplaceDetails from '@/lib/contracts/marketplace-details';
import * as members from '@/lib/contracts/members';
import * as notificationPreferences from '@/lib/contracts/notification-preferences';
import * as notifications from '@/lib/contracts/notifications';
import * as offerings from '@/lib/contracts/offerings';
import type { Operation } from '@/lib/contracts/operation';
import * as orderSync from '@/lib/contracts/order-sync';
import * as people from '@/lib/contracts/people';
import * as permissionRequests from '@/lib/contracts/permission-requests';
import * as permissionReviews from '@/lib/contracts/permission-reviews';
import * as person from '@/lib/contracts/person';
import * as personHistory from '@/lib/contracts/person-history';
import * as profiles from '@/lib/contracts/profiles';
import * as projectCommands from '@/lib/contracts/project-commands';
import * as projectEnds from '@/lib/contracts/project-ends';
import * as projectFigures from '@/lib/contracts/project-figures';
import * as projectTypeDeletion from '@/lib/contracts/project-type-deletion';
import * as projectTypes from '@/lib/contracts/project-types';
import * as projects from '@/lib/contracts/projects';
import * as providers from '@/lib/contracts/providers';
import * as purgeProfiles from '@/lib/contracts/purge-profiles';
import * as purging from '@/lib/contracts/purging';
import * as questionOptions from '@/lib/contracts/question-options';
import * as quotas from '@/lib/contracts/quotas';
import * as reminders from '@/lib/contracts/reminders';
import * as restrictions from '@/lib/contracts/restrictions';
import * as roles from '@/lib/contracts/roles';
import * as ruleParts from '@/lib/contracts/rule-parts';
import * as rulePreview from '@/lib/contracts/rule-preview';
import * as ruleReferences from '@/lib/contracts/rule-references';
import * as ruleSubjects from '@/lib/contracts/rule-subjects';
import * as ruleVersions from '@/lib/contracts/rule-versions';
import * as ruleRuns from '@/lib/contracts/scheduled-rule-runs';
import * as scheduledRules from '@/lib/contracts/scheduled-rules';
import * as serviceAccountEnds from '@/lib/contracts/service-account-ends';
import * as serviceAccounts from '@/lib/contracts/service-accounts';
import * as serviceSettings from '@/lib/contracts/service-settings';
import * as serviceSettingsDeletion from '@/lib/contracts/service-settings-deletion';
import * as sessions from '@/lib/contracts/sessions';
import * as setAsideMessages from '@/lib/contracts/set-aside-messages';
import * as settings from '@/lib/contracts/settings';
import * as system from '@/lib/contracts/system';
import * as userActionHistory from '@/lib/contracts/user-action-history';
import * as userActions from '@/lib/contracts/user-actions';
import * as userInvitationCommands from '@/lib/contracts/user-invitation-commands';
import * as userInvitations from '@/lib/contracts/user-invitations';
import * as userRoles from '@/lib/contracts/user-roles';
import * as users from '@/lib/contracts/users';
import * as webhookEndpoints from '@/lib/contracts/webhook-endpoints';

const areas = [
  userActions,
  userActionHistory,
  executions,
  providers,
  marketplace,
  marketplaceDetails,
  offerings,
  projects,
  projectCommands,
  projectEnds,
  projectFigures,
  members,
  quotas,
  projectTypes,
  customerDeletion,
  customerFigures,
  customers,
  restrictions,
  projectTypeDeletion,
  events,
  endDateRequests,
  serviceAccounts,
  serviceAccountEnds,
  serviceSettings,
  serviceSettingsDeletion,
  checklists,
  checklistsAdmin,
  checklistQuestions,
  questionOptions,
  checklistChanges,
  permissionReviews,
  userInvitations,
  userInvitationChanges,
  userInvitationCommands,
  groupInvitationChanges,
  groupInvitations,
  permissionRequests,
  reminders,
  accessRequirements,
  accessSubmissions,
  accessDocuments,
  accessApprovals,
  accessNotificationDays,
  accessNotifications,
  accessPeople,
  accessMails,
  imports,
  importPreviews,
  orderSync,
  settings,
  people,
  calendar,
  sessions,
  users,
  roles,
  userRoles,
  profiles,
  person,
  installationRoles,
  personHistory,
  ruleSubjects,
  audiences,
  purging,
  purgeProfiles,
  rulePreview,
  ruleParts,
  ruleReferences,
  scheduledRules,
  ruleVersions,
  ruleRuns,
  notificationPreferences,
  digests,
  system,
  notifications,
  alerts,
  ingest,
  mailEvents,
  deliveries,
  setAsideMessages,
  live,
  webhookEndpoints,
];

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
}

/** Every operation of the API, in the order of its areas. Servers and tests only: browsers import the one they call. */
export const allOperations: readonly Operation[] = areas.flatMap((area) =>
  Object.values<unknown>(area).filter(isOperation),
);

/** The shapes that contracts export, by name: the OpenAPI document refers to them instead of repeating them. */
export const namedShapes: ReadonlyMap<string, z.ZodObject> = new Map(
  areas
    .flatMap((area) => Object.entries<unknown>(area))
    .flatMap(([name, value]) => (value instanceof z.ZodObject ? [[name, value]] : [])),
);
