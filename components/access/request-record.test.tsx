import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RequestRecord } from '@/components/access/request-record';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';
import type { AccessRequirement } from '@/lib/contracts/access-requirements';
import type { AccessSubmission } from '@/lib/contracts/access-submissions';

const ann = '018f0000-0000-7000-8000-000000000001';
const requirement: AccessRequirement = {
  id: '018f0000-0000-7000-8000-000000000002',
  external_id: null,
  name: 'tides-2026',
  datasetName: 'Tides',
  dataset_name: 'Tides',
  renewalDetailsUrl: null,
  renewal_details_url: null,
  label: 'Tides',
  renewal_text: '',
  expiration_period_days: 90,
  is_duc_required: false,
  is_irb_approval_required: false,
  access_type: 'DOWNLOAD',
  version: 3,
  reminders: [],
  is_archived: false,
  archiving_reason: '',
  created: '2026-11-01T09:00:00.000Z',
  updated: '2026-11-02T09:00:00.000Z',
};
const submission: AccessSubmission = {
  id: '018f0000-0000-7000-8000-000000000003',
  requirement_id: requirement.id,
  requirement_version: 2,
  label: 'Tides',
  submitter_id: ann,
  submitter_name: 'Ann',
  is_renewal: false,
  accessor_changes: [{ user_id: ann, type: 'GAIN_ACCESS' }],
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
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, {
    uuid: ann,
    username: 'ann',
    email: 'ann@example.org',
    full_name: 'Ann',
    is_staff: false,
    is_support: false,
    is_access_committee: false,
    time_zone: 'UTC',
    keys_enabled: true,
    digest_enabled: true,
    user_actions_enabled: true,
  });
  const page = renderToString(
    <ClockProvider serverNowMs={Date.parse('2026-11-25T12:00:00Z')}>
      <QueryClientProvider client={client}>
        <RequestRecord
          isToReject={false}
          people={[]}
          requirement={{ ...requirement, is_archived }}
          submission={{ ...submission, ...changes }}
        />
      </QueryClientProvider>
    </ClockProvider>,
  );
  return page.replaceAll('<!-- -->', '');
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
  expect(painted({ submitter_id: requirement.id })).toMatch(/Access lasts.*90 days/s);
  const approved = painted({ state: 'APPROVED', reviewed_at: '2026-11-21T10:00:00.000Z' });
  expect(approved).toContain('version 2, current 3');
  expect(approved).not.toContain('Access lasts');
});
