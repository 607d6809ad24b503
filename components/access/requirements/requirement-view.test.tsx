import { expect, test } from 'vitest';
import { requirementQuery } from '@/components/access/queries';
import { RequirementView } from '@/components/access/requirements/requirement-view';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { renderSignedIn } from '@/lib/testing/render-signed-in';
import { sampleRequirement } from '@/lib/testing/sample-requirement';

const requirement: AccessRequirement = {
  ...sampleRequirement,
  is_duc_required: true,
  is_irb_approval_required: true,
  reminders: [{ months: 1 }, { days: 7 }],
};

function painted(isCommittee: boolean, changes: Partial<AccessRequirement> = {}): string {
  const power = { is_support: !isCommittee, is_access_committee: isCommittee };
  return renderSignedIn(<RequirementView id={requirement.id} />, power, (client) =>
    client.setQueryData(requirementQuery(requirement.id).queryKey, { ...requirement, ...changes }),
  );
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
