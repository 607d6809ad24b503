import { adminAccessSubmissionsPage, adminImportPage, adminRulePage, adminRunPage } from '@/lib/core/routes';
import type { NewNotification } from '@/lib/services/notifications/create-notification';

/** The type by which deliveries of these notifications are known: when those fail, no further ones are raised. */
export const DELIVERY_FAILURE = 'delivery_failure';

type Metadata = Readonly<Record<string, unknown>>;

/** A rule and, but where it is broken, the run that it is about. */
type RuleFacts = { ruleId: string; ruleName: string; runId: string | null; message: string };

/** What is said to `raiseNotification`, by type. */
export type NoticeFacts = {
  import_failure: {
    importId: string;
    fileName: string;
    /** How it was sent: command, api or page. */
    source: string;
    errorCount: number | null;
    isInterrupted?: boolean;
    message: string;
    /** The one organisation that it is about, where that is known. */
    organization?: { uuid: string; name: string } | null;
    /** The store that the file comes from; empty when that is not known. */
    storeName: string;
  };
  order_sync_failure: { sourceName: string; message: string; actionUrl: string | null; metadata?: Metadata };
  order_exception: {
    orderKey: string;
    sourceName: string;
    unmatchedProducts: readonly string[];
    actionUrl: string | null;
  };
  critical_error: { subject: string; message: string; metadata?: Metadata };
  store_issue: { storeName: string; issue: string; message: string; actionUrl?: string };
  security_alert: { title: string; message: string; fingerprint: string; metadata?: Metadata };
  delivery_failure: { title: string; message: string; channel: string; actionUrl: string | null };
  rule_approval_needed: RuleFacts & { authorId: string | null };
  rule_quarantined: RuleFacts;
  rule_failed: RuleFacts;
  rule_broken: RuleFacts;
  rule_needs_attention: RuleFacts;
  job_engine: { engine: string; since: Date; until: Date | null };
  access_committee_missing: { requirementId: string; label: string };
};

/** What is counted in one notification for an hour has the same `fingerprint`. */
type Notice = Omit<NewNotification, 'type' | 'fingerprint'> & { fingerprint: string };

const urgent = { priority: 'high', action_required: true, action_url: null } as const;

function ruleNoticeOf({ message, ruleId, runId }: RuleFacts, title: string): Notice {
  return {
    ...urgent,
    action_required: false,
    title,
    message,
    fingerprint: ruleId,
    action_url: runId === null ? adminRulePage(ruleId) : adminRunPage(runId),
    notification_metadata: { rule_id: ruleId, ...(runId !== null && { run_id: runId }) },
  };
}

/** What Heed notifies staff of by itself: the words and the priority of each type, and what counts as the same. */
export const raisedNotices: { readonly [Type in keyof NoticeFacts]: (facts: NoticeFacts[Type]) => Notice } = {
  /** An import that failed as a whole (without `errorCount`), broke off, or ended with many errors. Once per import. */
  import_failure: ({
    errorCount,
    fileName,
    importId,
    isInterrupted = false,
    message,
    organization = null,
    source,
    storeName,
  }) => ({
    ...urgent,
    title: `${importEnding(errorCount, isInterrupted)}: ${fileName}`,
    message: [
      message,
      organization !== null && `Organisation: ${organization.name}`,
      storeName !== '' && `Store: ${storeName}`,
    ]
      .filter(Boolean)
      .join('\n'),
    fingerprint: importId,
    action_url: adminImportPage(importId),
    notification_metadata: {
      import_uuid: importId,
      file_name: fileName,
      source,
      error_count: errorCount,
      ...(organization !== null && { organization_uuid: organization.uuid, organization_name: organization.name }),
      ...(storeName !== '' && { store_name: storeName }),
    },
  }),

  /** Orders that could not be fetched. Once for the same reason from the same source. */
  order_sync_failure: ({ actionUrl, message, metadata, sourceName }) => ({
    ...urgent,
    title: `Order sync failed: ${sourceName}`,
    message,
    fingerprint: JSON.stringify([sourceName, message]),
    action_url: actionUrl,
    notification_metadata: { ...metadata, source_name: sourceName },
  }),

  /** An order that names products which no one offers. Once per order. */
  order_exception: ({ actionUrl, orderKey, sourceName, unmatchedProducts }) => ({
    ...urgent,
    priority: 'normal',
    title: `Order ${orderKey} has unmatched products`,
    message: `From ${sourceName}: ${unmatchedProducts.join(', ')}`,
    fingerprint: JSON.stringify([sourceName, orderKey]),
    action_url: actionUrl,
    notification_metadata: {
      order_key: orderKey,
      source_name: sourceName,
      unmatched_products: unmatchedProducts.slice(0, 100),
    },
  }),

  /** A fault that no one expected, in a job or a part of Heed. Once per subject, whatever the reason. */
  critical_error: ({ message, metadata, subject }) => ({
    ...urgent,
    priority: 'critical',
    title: `Something went wrong: ${subject}`,
    message,
    fingerprint: subject,
    notification_metadata: { ...metadata, subject },
  }),

  /** Something is the matter with one store. Once for the same words about the same store. */
  store_issue: ({ actionUrl, issue, message, storeName }) => ({
    priority: 'normal',
    title: `${storeName}: ${issue}`,
    message,
    fingerprint: JSON.stringify([storeName, issue]),
    action_required: false,
    action_url: actionUrl ?? null,
    notification_metadata: { store_name: storeName, issue },
  }),

  /** Something that may be an attack. Once per `fingerprint`. */
  security_alert: ({ metadata, ...words }) => ({
    ...urgent,
    ...words,
    priority: 'critical',
    notification_metadata: { ...metadata },
  }),

  /** A run that waits until someone other than the author approves it. Each of these once per rule. */
  rule_approval_needed: (facts) => ({
    ...ruleNoticeOf(facts, `Approval needed: ${facts.ruleName}`),
    action_required: true,
    exceptUserId: facts.authorId,
  }),

  /** A run above a cap of its rule, which has done nothing. */
  rule_quarantined: (facts) => ({ ...ruleNoticeOf(facts, `In quarantine: ${facts.ruleName}`), action_required: true }),

  /** A run that failed, or in which some failed. */
  rule_failed: (facts) => ruleNoticeOf(facts, `Failed: ${facts.ruleName}`),

  /** A rule that names something that is gone. */
  rule_broken: (facts) => ruleNoticeOf(facts, `Broken rule: ${facts.ruleName}`),

  /** People of a rule who can’t be reached or acted on. */
  rule_needs_attention: (facts) => ({
    ...ruleNoticeOf(facts, `People need attention: ${facts.ruleName}`),
    priority: 'normal',
  }),

  /** People or systems that are not reached. Once per channel: email as a whole, or one webhook. */
  delivery_failure: ({ actionUrl, channel, message, title }) => ({
    ...urgent,
    title,
    message,
    fingerprint: channel,
    action_url: actionUrl,
    notification_metadata: { way: channel },
  }),

  /** The engine that runs the jobs cannot be reached, or can be again. Once each per outage. */
  job_engine: ({ engine, since, until }) => ({
    ...urgent,
    priority: until === null ? 'high' : 'normal',
    title: until === null ? `${engine} can’t be reached` : `${engine} can be reached again`,
    message:
      until === null
        ? `Background jobs haven’t run since ${since.toISOString()}. What is queued goes out when ${engine} is back.`
        : `It couldn’t be reached from ${since.toISOString()} to ${until.toISOString()}. What was queued goes out now.`,
    fingerprint: JSON.stringify([engine, since.toISOString(), until !== null]),
    action_required: until === null,
    notification_metadata: { engine, since: since.toISOString(), until: until?.toISOString() ?? null },
  }),

  /** A request for access that no one of the committee may decide. Once per requirement. */
  access_committee_missing: ({ label, requirementId }) => ({
    ...urgent,
    title: `No one can decide on access to ${label}`,
    message:
      'A request was submitted, and no one who holds the role of the access committee may decide it. Grant the role to someone.',
    fingerprint: requirementId,
    action_url: adminAccessSubmissionsPage,
    notification_metadata: { requirement_id: requirementId },
  }),
};

function importEnding(errorCount: number | null, isInterrupted: boolean): string {
  if (isInterrupted) return 'Import interrupted';
  return errorCount === null ? 'Import failed' : `Import finished with ${errorCount} errors`;
}
