import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { requirementQuery } from '@/components/access/queries';
import { RequirementView } from '@/components/access/requirements/requirement-view';
import { ClockProvider } from '@/lib/client/clock-provider';
import { createQueryClient } from '@/lib/client/create-query-client';
import { meQuery } from '@/lib/client/me-query';
import type { AccessRequirement } from '@/lib/contracts/access-requirements';

const me = {
  uuid: '018f0000-0000-7000-8000-000000000001',
  username: 'ann',
  email: 'ann@example.org',
  full_name: 'Ann',
  is_staff: false,
  is_support: true,
  is_access_committee: false,
  time_zone: 'UTC',
  keys_enabled: true,
  digest_enabled: true,
  user_actions_enabled: true,
};

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
  is_duc_required: true,
  is_irb_approval_required: true,
  access_type: 'DOWNLOAD',
  version: 3,
  reminders: [{ months: 1 }, { days: 7 }],
  is_archived: false,
  archiving_reason: '',
  created: '2026-11-01T09:00:00.000Z',
  updated: '2026-11-02T09:00:00.000Z',
};

function painted(isCommittee: boolean, changes: Partial<AccessRequirement> = {}): string {
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, { ...me, is_support: !isCommittee, is_access_committee: isCommittee });
  client.setQueryData(requirementQuery(requirement.id).queryKey, { ...requirement, ...changes });
  const page = renderToString(
    <ClockProvider serverNowMs={Date.parse('2026-11-25T12:00:00Z')}>
      <QueryClientProvider client={client}>
        <RequirementView id={requirement.id} />
      </QueryClientProvider>
    </ClockProvider>,
  );
  return page.replaceAll('<!-- -->', '');
}

const buttons = ['>Edit<', '>Archive<', 'Send test email to me'];

test('support reads a requirement, with the way to its groups, requests and notices, and without a button that changes or sends', () => {
  const page = painted(false);
  for (const shown of [
    'tides-2026',
    'Version 3',
    '90 days from the approval',
    'Data use certificate and ethics approval',
    '1 month and 7 days before the expiry',
    `/admin/access?requirement=${requirement.id}`,
    `/admin/access/submissions?requirement=${requirement.id}`,
    `/admin/access/notifications?requirement=${requirement.id}`,
  ]) {
    expect(page).toContain(shown);
  }
  for (const button of buttons) expect(page).not.toContain(button);
});

test('the committee edits, archives and sends itself a test; what is archived it restores', () => {
  const page = painted(true);
  for (const button of buttons) expect(page).toContain(button);
  const archived = painted(true, { is_archived: true });
  expect(archived).toContain('>Restore<');
  expect(archived).not.toContain('>Archive<');
});
