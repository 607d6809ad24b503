import type { SnoozeSubject } from '@/components/actions/action-commands';
import type { SnoozeChoice } from '@/components/actions/snooze-choices';

/** A snooze that the person is being asked about; without a choice they pick a day. */
export type SnoozeQuestion = { subject: SnoozeSubject; choice: SnoozeChoice | null; isReasonNeeded: boolean };
