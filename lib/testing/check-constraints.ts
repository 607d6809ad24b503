/** What can break a CHECK constraint of the database: operations, by their ids, or nothing from outside, for a reason. */
type BrokenBy = { operations: readonly string[] } | { internal: string };

const imported: BrokenBy = { operations: ['imports_create'] };
const byImports = (...operations: string[]): BrokenBy => ({ operations: ['imports_create', ...operations] });
const by = (...operations: string[]): BrokenBy => ({ operations });
const internal = (reason: string): BrokenBy => ({ internal: reason });

const fixedWord = 'Services write one of their own fixed words.';
const quietHours = by('notification_preferences_change');
const notice = by('notifications_create');
const alerts = ['alerts_create', 'ingest_alertmanager', 'ingest_events'];
const deliveryStep = internal('Moved by the delivery job alone, which writes state and times together.');

/** Every CHECK constraint, by its name. */
export const checkConstraints: Readonly<Record<string, BrokenBy>> = {
  user_status_known: imported,
  user_purge_of_deleted: internal('The day is set by a deletion and cleared by whatever ends it.'),
  purge_profile_applies_known: by('purge_profiles_create'),
  purge_profile_days: by('purge_profiles_create', 'purge_profiles_change'),
  purge_profile_purges: by('purge_profiles_create', 'purge_profiles_change'),
  person_purge_status_known: internal(fixedWord),
  user_legal_hold_explained: internal('One statement sets the hold with its reason, which the operation asks for.'),
  rule_subject_state_known: internal(fixedWord),
  rule_subject_undone_dated: internal('Undo writes both in one statement.'),
  person_change_kind_known: internal(fixedWord),
  user_email_lower_case: byImports('users_create'),
  user_suspension_dated: imported,
  quiet_hours_whole: quietHours,
  quiet_hours_in_day: quietHours,
  quiet_hours_known: quietHours,
  quiet_days_known: quietHours,
  preference_when_known: quietHours,
  api_token_scope_known: by('api_tokens_create'),
  api_token_lives: by('api_tokens_create'),
  password_link_purpose: internal(fixedWord),
  user_session_method_check: internal(fixedWord),
  installation_id_check: internal('The one row is made by the first start.'),
  installation_kind_check: internal('Decided by the first start, in fixed words.'),
  project_kind_known: imported,
  project_dates_ordered: imported,
  role_scope_known: internal('Roles come with migrations.'),
  user_role_one_scope: imported,
  resource_state_known: byImports('marketplace_resources_terminate', 'marketplace_resources_set_end_date'),
  order_type_known: imported,
  order_state_known: byImports('marketplace_orders_reject_by_consumer'),
  user_action_status_known: internal(
    'Written by the refresh, and by the outcome of corrective actions, in fixed words.',
  ),
  user_action_resolution_said: internal('Written by the refresh alone, together.'),
  user_action_reason_known: internal(fixedWord),
  user_action_urgency_known: internal('Ranked by the providers, out of three.'),
  user_action_silence_known: by('user_actions_silence', 'user_actions_bulk_silence'),
  user_action_silence_said: by('user_actions_silence', 'user_actions_bulk_silence'),
  provider_run_status_known: internal(fixedWord),
  audit_result_known: internal(fixedWord),
  outbox_topic_known: internal(fixedWord),
  set_aside_topic_known: internal(fixedWord),
  set_aside_subject: internal('Written by the two ways to set aside, each with its own subject.'),
  import_status_known: internal(fixedWord),
  import_format_known: imported,
  store_source_kind_known: internal(fixedWord),
  store_source_issue_known: internal(fixedWord),
  store_source_issue_dated: internal('Written together.'),
  job_run_status_known: internal(fixedWord),
  notification_priority_known: notice,
  notification_folds: internal('Counted up from one.'),
  notification_handling_said: internal('Written together.'),
  notification_leads_on: notice,
  alert_severity_known: by(...alerts),
  alert_outcome_known: internal(fixedWord),
  alert_counts: by(...alerts),
  alert_resolution_said: by('alerts_resolve', ...alerts),
  alert_open_is_current: by('alerts_resolve', ...alerts),
  occurrence_counts: by(...alerts),
  ingest_kind_known: by('ingest_sources_create'),
  webhook_endpoint_secret_form: internal('Secrets are made here.'),
  webhook_endpoint_previous_secret_dated: internal('Written together.'),
  webhook_endpoint_reason_when_disabled: by('webhook_endpoints_change'),
  delivery_state_known: deliveryStep,
  delivery_priority_known: internal('Taken over from the notification, whose own constraint is the same.'),
  delivery_attempts_count: deliveryStep,
  delivery_suppression_said: deliveryStep,
  delivery_due: deliveryStep,
  delivery_leased: deliveryStep,
  delivery_attempt_outcome_known: internal(fixedWord),
  delivery_event_dated: by('ingest_resend'),
};
