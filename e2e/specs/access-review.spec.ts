import { randomBytes } from 'node:crypto';
import { accessRequirementPage, adminAccessNotificationsPage, adminAccessPage, ofRequirement } from '@/lib/core/routes';
import { expectAccessible } from '../fixtures/expect-accessible';
import { emailOf, expect, test } from '../fixtures/journey';
import { mailTo } from '../fixtures/mail-to';
import { runCommand } from '../fixtures/run-command';
import { tick } from '../fixtures/tick';
import { visit } from '../fixtures/visit';

test.describe.configure({ timeout: 240_000 });
test.use({ who: 'petra' });

const reason = 'They left the study.';

test('the committee sees who has access and what is planned, revokes it with a reason, and those who lose it read why', async ({
  another,
  page,
  person: { accessReview, shell },
  staff,
}) => {
  const label = `Reef ${randomBytes(4).toString('hex')}`;
  const given = { type: 'access_approval', requirement: label, expired_on: '2027-01-10T12:00:00Z' };
  const through = (submitter: string, accessor: string, fields: object = {}) => ({
    ...given,
    external_id: `${label} ${submitter} ${accessor}`,
    submitter: `demo-${submitter}`,
    accessor: `demo-${accessor}`,
    ...fields,
  });
  await staff.importRecords([
    { type: 'access_requirement', external_id: label, name: label, reminders: [{ months: 1 }] },
    through('mia', 'mia'),
    through('mia', 'max'),
    through('mia', 'noel', { expired_on: null }),
    through('olga', 'max', { expired_on: '2027-02-10T12:00:00Z' }),
  ]);
  const found = await page.request.get('/api/access-requirements/', { params: { q: label } });
  const [{ id }] = await found.json();

  await accessReview.open(id);
  const [soon, forever] = ['Through Mia Tanaka · 2 people', 'Through Mia Tanaka · 1 person'];
  await expect(accessReview.groups.getByRole('listitem')).toHaveText([
    /Mia Tanaka · 2 people.*10 Jan/,
    /Olga Petrova · 1 person.*10 Feb/,
    /Mia Tanaka · 1 person.*Never expires/,
  ]);
  const [headings = '', ...csv] = await accessReview.downloadCsv();
  expect(headings).toMatch(/^requirement_id,label,submitter_id,submitter_name,expired_on,is_live/);
  expect(csv).toHaveLength(3);
  for (const line of csv) expect(line).toContain(`${id},${label},`);
  await accessReview.showUntil('2027-01-31');
  await expect(accessReview.groups.getByRole('listitem')).toHaveText([/Mia Tanaka · 2 people.*10 Jan/]);
  await accessReview.showUntil('');
  await accessReview.unfold(forever);
  await expect(accessReview.rows(`People with ${label} through Mia Tanaka`)).toHaveText(['Noel Newcomer']);
  await accessReview.group(forever).getByRole('button', { expanded: true }).click();
  await accessReview.unfold(soon);
  await expect(accessReview.rows(`People with ${label} through Mia Tanaka`)).toHaveText(['Max Okafor', 'Mia Tanaka']);
  const notices = accessReview.rows(`Notices of ${label} through Mia Tanaka`);
  await expect(notices).toHaveText([
    /Reminder to renew, 1 month before.*To Mia Tanaka.*Scheduled/s,
    /Notice that access ended.*Scheduled/s,
    /Notice that access ended.*Scheduled/s,
  ]);
  await expectAccessible(page);

  const counting = await accessReview.holdCount();
  await accessReview.beginRevoking();
  await expect(accessReview.dialog).toContainText('Counting…');
  await expect(accessReview.dialog.getByRole('button', { name: 'Revoke access' })).toBeDisabled();
  counting.resolve();
  await expect(accessReview.dialog).toContainText('All access through Mia Tanaka ends now, whenever it was to expire.');
  await expect(accessReview.dialog).toContainText(
    '2 people lose access and are notified. 1 person keeps it through someone else.',
  );
  await expectAccessible(page);
  await accessReview.dialog.getByRole('button', { name: 'Revoke access' }).click();
  await expect(accessReview.dialog).toContainText('Enter a reason of at least 3 characters.');
  await tick(accessReview.dialog.getByRole('checkbox', { name: 'Tell the reason to those who lose access' }));
  await accessReview.revoke(reason);
  await shell.expectMessage('Access revoked for 3 people');
  await expect(accessReview.group('Through Mia Tanaka')).toHaveCount(0);
  await expect(accessReview.group('Through Olga Petrova · 1 person')).toBeVisible();

  await runCommand('job', 'access-reminders');
  for (const who of ['mia', 'noel'] as const) {
    const mail = await mailTo(emailOf(who), `${label} Access Revoked`);
    expect(mail).toContain(`the access committee withdrew it. “${reason}”`);
  }
  await tick(page.getByRole('switch', { name: 'Ended, too' }));
  await expect(accessReview.group(forever)).toContainText('Ended');
  await accessReview.unfold(soon);
  await expect(notices.filter({ hasText: 'To Mia Tanaka' })).toHaveText([
    /Reminder to renew.*Access was withdrawn\..*Not sent/s,
    /Notice that access ended.*Sent/s,
  ]);
  const kept = notices.filter({ hasText: 'To Max Okafor' });
  await expect(kept).toContainText(/The recipient had other access\..*Not sent/s);
  await kept.getByRole('button').click();
  await expect(accessReview.dialog).toContainText(/Status.*Not sent.*Access through.*Mia Tanaka/s);
  await expectAccessible(page);
  await accessReview.dialog.getByRole('link', { name: 'All notices to Max Okafor' }).click();
  await expect(page.getByRole('button', { name: 'To: Max Okafor' })).toBeVisible();
  const noticeItems = page.getByRole('list', { name: 'Notices of access', exact: true }).getByRole('listitem');
  await expect(noticeItems.filter({ hasText: label })).toHaveCount(2);

  const approvals = await page.request.get('/api/access-approvals/', { params: { requirement: id } });
  const [{ accessor_id }] = (await approvals.json()).filter(
    ({ accessor_name }: { accessor_name: string }) => accessor_name === 'Noel Newcomer',
  );
  await visit(page, `${ofRequirement(adminAccessPage, id)}&accessor=${accessor_id}`);
  await expect(page.getByRole('button', { name: 'With access: Noel Newcomer' })).toBeVisible();
  await expect(accessReview.groups).toBeHidden();

  const mia = await another('mia');
  await visit(mia.page, accessRequirementPage(id));
  await mia.page.getByRole('button', { name: 'Through yourself' }).click();
  await expect(mia.page.getByRole('list', { name: 'History' })).toContainText(
    new RegExp(`Withdrawn by the access committee.*${reason}`, 's'),
  );
  await expectAccessible(mia.page);
});

test('the committee sees why a notice failed, and resends it with a reason', async ({
  page,
  person: { accessReview, shell },
  staff,
}) => {
  const word = randomBytes(4).toString('hex');
  const label = `Reef ${word}`;
  const given = { type: 'access_approval', requirement: label, submitter: 'demo-mia', accessor: label };
  await staff.importRecords([
    { type: 'access_requirement', external_id: label, name: label },
    { type: 'user', external_id: label, username: word, full_name: 'Nora Nowhere', email: `${word}@deleted.invalid` },
    { ...given, external_id: label, expired_on: '2027-03-10T12:00:00Z' },
  ]);
  const found = await page.request.get('/api/access-requirements/', { params: { q: label } });
  const [{ id }] = await found.json();
  await accessReview.open(id);
  const group = 'Through Mia Tanaka · 1 person';
  await accessReview.unfold(group);
  await accessReview.beginRevoking();
  await accessReview.revoke(reason);
  await runCommand('job', 'access-reminders');
  await runCommand('job', 'deliver');
  const notice = page.getByRole('list', { name: 'Notices of access', exact: true }).getByRole('listitem');
  const openNotice = async () => {
    await visit(page, ofRequirement(adminAccessNotificationsPage, id));
    await notice
      .filter({ hasText: /To Nora Nowhere.*Failed/s })
      .getByRole('button')
      .click();
  };
  await openNotice();
  await expect(accessReview.dialog).toContainText(/Status.*Failed.*There is no valid email address\./s);
  await expectAccessible(page);
  await accessReview.dialog.getByRole('button', { name: 'Resend' }).click();
  const question = page.getByRole('dialog', { name: 'Resend this notice?' });
  await question.getByRole('textbox', { name: 'Reason (optional)' }).fill('They have a new address.');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Resend' }).click();
  await shell.expectMessage('Notice to Nora Nowhere queued');
  // The installation may have tried to send it again already.
  await expect(accessReview.dialog).toContainText(/resent by Petra.*: They have a new address\./s);
  await runCommand('job', 'deliver');
  await openNotice();
  await expect(accessReview.dialog).toContainText(/Status.*Failed.*resent by Petra.*: They have a new address\./s);
});

test('the demo has access in every state, a reminder that went late and one that was superseded, and a request to review', async ({
  person: { page },
}) => {
  const listed = async (path: string) => (await page.request.get(path)).json();
  const [{ id: tides }] = await listed('/api/access-requirements/?q=Tidal+cohort');
  const [{ id: scans }] = await listed('/api/access-requirements/?q=Brain+scans');
  const [{ id: atlas }] = await listed('/api/access-requirements/?q=sky-atlas');
  const approvals = await Promise.all(
    [tides, scans, atlas].map((id) => listed(`/api/access-approvals/?requirement=${id}`)),
  );
  const states = approvals.flat().map(({ ended_by, expired_on, is_live }) => {
    const lasts = expired_on === null ? 'never expires' : 'expires';
    return is_live ? lasts : ended_by;
  });
  expect(new Set(states)).toEqual(new Set(['committee', 'expires', 'expiry', 'never expires', 'submission']));
  const notices = await listed(`/api/access-notifications/?requirement=${tides}`);
  const ofNotices = notices.map(({ is_late, status }: { is_late: boolean; status: string }) =>
    is_late ? 'late' : status,
  );
  expect(ofNotices).toEqual(expect.arrayContaining(['late', 'SUPERSEDED', 'CANCELLED', 'SCHEDULED']));
  const waiting = await listed(`/api/access-submissions/?requirement=${tides}&state=SUBMITTED`);
  expect(waiting).toMatchObject([{ submitter_name: 'Noel Newcomer' }]);
});
