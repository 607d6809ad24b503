import { linkPurposes } from '@/lib/auth/account-link-url';
import { scopeKinds } from '@/lib/auth/live-roles';
import { accessApprovalStates, accessEndings, episodeEndings } from '@/lib/contracts/access/approvals';
import { accessTypes } from '@/lib/contracts/access/requirements';
import { accessChangeTypes, accessDocumentKinds, accessSubmissionStates } from '@/lib/contracts/access/submissions';
import { resolvedReasons, silenceModes, userAction } from '@/lib/contracts/actions/actions';
import { provider } from '@/lib/contracts/actions/providers';
import { ingestKinds } from '@/lib/contracts/alerts/ingest';
import { questionTypes } from '@/lib/contracts/checklists/question-kinds';
import { attemptOutcomes, deliveryStates } from '@/lib/contracts/delivery/deliveries';
import { whens } from '@/lib/contracts/delivery/preferences';
import { outboxTopics, setAsideTopics } from '@/lib/contracts/delivery/set-aside-messages';
import { reminderStatuses } from '@/lib/contracts/history/reminders';
import { importRun } from '@/lib/contracts/imports/imports';
import { orderStates, orderTypes, pausers, resourceStates } from '@/lib/contracts/marketplace/names';
import { jobRunStatuses } from '@/lib/contracts/marketplace/order-sync';
import { invitationStates } from '@/lib/contracts/members/invitations';
import { permissionRequestStates } from '@/lib/contracts/members/permission-requests';
import { projectKinds } from '@/lib/contracts/members/places';
import { changeKinds, roleChangeKinds } from '@/lib/contracts/people/history';
import { purgedStatuses } from '@/lib/contracts/people/purge-profiles';
import { credentialNames } from '@/lib/contracts/people/service-settings';
import { userStatuses } from '@/lib/contracts/people/users';
import { pictureFormats } from '@/lib/contracts/picture-formats';
import { endDateRequestStates } from '@/lib/contracts/projects/end-date-requests';
import { projectStates } from '@/lib/contracts/projects/life';
import {
  approvalPolicies,
  cancelReasons,
  referenceKinds,
  ruleStatuses,
  runStates,
  runTriggers,
} from '@/lib/contracts/rules/definition';
import { subjectStates } from '@/lib/contracts/rules/subject-states';
import { tokenScopes } from '@/lib/core/actor';
import { signInMethods } from '@/lib/services/accounts/conclude-sign-in';
import { alertOutcomes } from '@/lib/services/alerts/count-reports';
import { auditResults } from '@/lib/services/audit/record-audit';
import { runOutcomes } from '@/lib/services/rules/runs/row-outcome';
import { storeIssues, storeSourceKinds } from '@/lib/services/stores/store-source';
import { installationKinds } from '@/scripts/installation/demo-mode';

/** The values that the code knows of each column that a CHECK constraint limits to a list, by the constraint's name. */
export const knownValues: Readonly<Record<string, readonly string[]>> = {
  access_approval_ended_by_known: accessEndings,
  access_approval_state_known: accessApprovalStates,
  access_document_kind_known: accessDocumentKinds,
  access_history_ended_by_known: episodeEndings,
  access_requirement_type_known: accessTypes,
  access_submission_change_type_known: accessChangeTypes,
  access_submission_state_known: accessSubmissionStates,
  alert_outcome_known: alertOutcomes,
  api_token_scope_known: tokenScopes,
  audit_result_known: auditResults,
  delivery_attempt_outcome_known: attemptOutcomes,
  delivery_state_known: deliveryStates,
  import_format_known: importRun.shape.format.options,
  import_status_known: importRun.shape.status.options,
  ingest_kind_known: ingestKinds,
  installation_kind_check: installationKinds,
  job_run_status_known: jobRunStatuses,
  order_state_known: orderStates,
  order_type_known: orderTypes,
  outbox_topic_known: outboxTopics,
  password_link_purpose: linkPurposes,
  person_change_kind_known: [...changeKinds, ...roleChangeKinds],
  preference_when_known: whens,
  person_purge_status_known: purgedStatuses,
  purge_profile_applies_known: purgedStatuses,
  project_kind_known: projectKinds,
  project_image_type_known: pictureFormats,
  customer_image_type_known: pictureFormats,
  project_state_known: projectStates,
  question_type_known: questionTypes,
  end_date_request_state_known: endDateRequestStates,
  invitation_state_known: invitationStates,
  permission_request_state_known: permissionRequestStates,
  resource_paused_by_known: pausers,
  provider_run_status_known: provider.shape.last_execution_status.options,
  resource_state_known: resourceStates,
  store_source_issue_known: storeIssues,
  store_source_kind_known: storeSourceKinds,
  reminder_status_known: reminderStatuses,
  role_scope_known: scopeKinds,
  service_credential_name_known: credentialNames,
  rule_reference_kind_known: referenceKinds,
  rule_run_cancel_reason_known: cancelReasons,
  rule_run_person_outcome_known: runOutcomes,
  rule_run_state_known: runStates,
  rule_run_trigger_known: runTriggers,
  rule_version_approval_policy_known: approvalPolicies,
  scheduled_rule_status_known: ruleStatuses,
  rule_subject_state_known: subjectStates,
  set_aside_topic_known: setAsideTopics,
  user_action_reason_known: resolvedReasons,
  user_action_silence_known: silenceModes,
  user_action_status_known: userAction.shape.status.options,
  user_session_method_check: signInMethods,
  user_status_known: userStatuses,
};
