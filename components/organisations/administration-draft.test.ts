import { expect, test } from 'vitest';
import { administrationDraft, changesOf } from '@/components/organisations/administration-draft';

const organisation = { backend_id: '', grace_period_days: null, max_service_accounts: null, slug: 'north' };

test.each([
  ['Pacific/Kiritimati', '2026-10-31T10:00:00Z'],
  ['Pacific/Auckland', '2026-10-31T11:00:00Z'],
  ['Europe/Tallinn', '2026-10-31T22:00:00Z'],
  ['Etc/GMT+12', '2026-11-01T12:00:00Z'],
])('accounting that starts on a day in %s starts on it in the form', (zone, accounting_start_date) => {
  const draft = administrationDraft({ ...organisation, accounting_start_date }, zone);
  expect(draft.accounting_start_date).toBe('2026-11-01');
});

test('only what was changed is sent, and an empty day as that of the creation', () => {
  const opened = { ...organisation, accounting_start_date: '2026-11-01' };
  expect(changesOf(opened, { ...opened, slug: 'south' })).toEqual({ slug: 'south' });
  expect(changesOf(opened, { ...opened, accounting_start_date: '' })).toEqual({ accounting_start_date: null });
});
