import { expect, test } from 'vitest';
import { RequestRecord } from '@/components/access/request-record';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { ann, renderSignedIn } from '@/lib/testing/render-signed-in';
import { sampleRequirement } from '@/lib/testing/sample-requirement';

const submission: AccessSubmission = {
  id: '018f0000-0000-7000-8000-000000000003',
  requirement_id: sampleRequirement.id,
  requirement_version: 2,
  label: 'Tides',
  submitter_id: ann.uuid,
  submitter_name: 'Ann',
  is_renewal: false,
  accessor_changes: [{ user_id: ann.uuid, type: 'GAIN_ACCESS' }],
  documents: [],
  left_out: [],
  state: 'SUBMITTED',
  rejected_reason: '',
  created: '2026-11-20T09:00:00.000Z',
  submitted_at: '2026-11-20T10:00:00.000Z',
  reviewed_at: null,
  reviewed_by: null,
};

function painted(changes: Partial<AccessSubmission>, is_archived = false): string {
  return renderSignedIn(
    <RequestRecord
      isToReject={false}
      people={[]}
      requirement={{ ...sampleRequirement, is_archived }}
      submission={{ ...submission, ...changes }}
    />,
  );
}

test.each([
  ['rejected', { state: 'REJECTED', rejected_reason: 'Too wide.' }, 'Rejected: Too wide.'],
  ['cancelled', { state: 'CANCELLED' }, 'Cancelled. Access stayed as it was.'],
] as const)(
  'what was %s can be requested again, unless the requirement is archived, which it says',
  (_how, changes, standing) => {
    const [open, archived] = [painted(changes), painted(changes, true)];
    expect(open).toContain(standing);
    expect(open).toContain('>Request again<');
    expect(archived).toContain(`${standing} Tides is archived and takes no requests.`);
    expect(archived).not.toContain('Request again');
  },
);

test('how long access lasts is said while a request waits, not once it is decided under another version', () => {
  expect(painted({ submitter_id: sampleRequirement.id })).toMatch(/Access lasts.*90 days/s);
  const approved = painted({ state: 'APPROVED', reviewed_at: '2026-11-21T10:00:00.000Z' });
  expect(approved).toContain('version 2, current 3');
  expect(approved).not.toContain('Access lasts');
});
