import { stateLabels } from '@/components/access/access-labels';
import { Pill } from '@/components/ui/pill';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';

/** The status of a request, by colour, icon and word. */
export function SubmissionPill({ state }: { state: AccessSubmission['state'] }) {
  return <Pill tone={stateLabels[state].tone}>{stateLabels[state].label}</Pill>;
}
