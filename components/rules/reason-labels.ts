import type { ExclusionReason } from '@/lib/contracts/rules/definition';
import { humanized } from '@/lib/core/wording';

/** Why people are left out, in the words of a list: "3 on legal hold". */
export const exclusionLabels: Readonly<Record<ExclusionReason, string>> = {
  legal_hold: 'on legal hold',
  service_account: 'service accounts',
  self: 'wrote or run the rule, or decided about it',
  last_staff: 'the last active member of staff',
  staff: 'staff and support',
  excluded_by_name: 'excluded by name',
  already_done: 'already done',
  warned: 'warned, and not yet due',
  needs_attention: 'need attention',
  claimed: 'claimed by another rule',
};

/** Why something did not happen to one person. */
const reasonLabels: Readonly<Record<string, string>> = {
  legal_hold: 'On legal hold',
  service_account: 'Service account',
  self: 'Wrote or runs the rule, or decided about it',
  last_staff: 'The last active member of staff',
  staff: 'Staff or support',
  excluded_by_name: 'Excluded by name',
  already_done: 'Already done',
  claimed: 'Claimed by another rule',
  changed: 'No longer matched',
  no_longer_matches: 'No longer matches',
  protected: 'Protected by now',
  not_approved: 'Not approved',
  run_cancelled: 'The run was cancelled',
  signed_in: 'Signed in',
  left_out: 'Left out by an admin',
  rule_changed: 'The rule changed',
  rule_archived: 'The rule was archived',
  no_address: 'Has no email address',
  bounced_before: 'Earlier emails bounced',
  bounced: 'The warning bounced',
  complained: 'Reported our emails as spam',
  refused: 'The email service rejected the warning',
  given_up: 'The warning couldn’t be sent',
  failed: 'The action failed',
};

/** What a reason of the ledger or of a preview says; one that is a sentence already stays. */
export function reasonLabel(reason: string): string {
  return reasonLabels[reason] ?? (/^[a-z_]+$/.test(reason) ? humanized(reason) : reason);
}

/** "3 on legal hold, 1 already done": whom a preview leaves out. */
export function exclusionLabel(reason: string): string {
  const known: Readonly<Record<string, string>> = exclusionLabels;
  return known[reason] ?? reason;
}
