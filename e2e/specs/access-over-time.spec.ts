import { accessNoticesPage, accessPage, actionsPage } from '@/lib/core/routes';
import { expect, test } from '../fixtures/journey';
import { mailTo } from '../fixtures/mail-to';
import type { Person } from '../fixtures/person';
import { visit } from '../fixtures/visit';

test.describe.configure({ timeout: 300_000 });

const label = 'Reef over time';
const mia = 'mia@demo.example';

test('access over two years: requested, approved, reminded, renewed, expired, and the person is told', async ({
  movedClock,
}) => {
  await movedClock.startAt('2026-11-22T09:00:00Z');
  const requirement = await test.step('a member requests access, and the committee approves', async () => {
    const petra = await movedClock.signIn('petra');
    const id = await addRequirement(petra);
    const member = await movedClock.signIn('mia');
    await member.access.beginRequest(id);
    await member.access.begin('Submit request');
    await approve(petra);
    await member.access.expectStatus('Approved');
    await visit(member.page, accessPage);
    await expect(member.access.row('My access', label)).toContainText('Until 22 Nov 2027, 365 days left');
    return id;
  });

  await movedClock.startAt('2027-09-22T12:00:00Z');
  await movedClock.run('access-reminders');
  await test.step('two months before the end she is reminded, renews, and the committee approves', async () => {
    const mail = await mailTo(mia, `${label} Access Renewal Reminder`);
    expect(mail).toContain('lasts until 22 Nov 2027');
    const member = await movedClock.signIn('mia');
    await member.actions.open(label);
    await expect(member.actions.row(label)).toBeVisible();
    const address = /http\S+requirement=[\w-]+/.exec(mail)?.[0] ?? 'no link to the form';
    await visit(member.page, address);
    await expect(member.access.people).toHaveText(/Mia Tanaka.*Renew access/s);
    await member.access.begin('Submit request');
    await member.access.expectStatus('Waiting for review');
    await approve(await movedClock.signIn('petra'));
    await member.access.expectStatus('Approved');
    await expectNotices(member, { Sent: 1, 'Not sent': 2, Scheduled: 3 });
    await visit(member.page, accessPage);
    await expect(member.access.row('My access', label)).toContainText(/Until 21 Sept? 2028/);
    await visit(member.page, actionsPage);
    await expect(member.actions.row(label)).toBeHidden();
  });

  await movedClock.startAt('2028-09-25T12:00:00Z');
  await movedClock.run('access-expiry');
  await movedClock.run('access-reminders');
  await test.step('nobody renewed it: her access has ended, and she was told', async () => {
    const mail = await mailTo(mia, `${label} Access Revoked`);
    expect(mail).toContain('expired');
    const member = await movedClock.signIn('mia');
    await visit(member.page, accessPage);
    await expect(member.access.row('My access', label)).toContainText(/Ended 21 Sept? 2028/);
    const answer = await member.page.request.get(`/api/access-requirements/${requirement}/access/`);
    expect(await answer.json()).toEqual({ has_access: false, reason: 'expired', until: null });
  });
});

async function addRequirement({ page }: Person): Promise<string> {
  return page.evaluate(async (name) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name });
    const answer = await fetch('/api/access-requirements/', { method: 'POST', headers, body });
    return (await answer.json()).id;
  }, label);
}

/** Approves the one request that waits, in the list of actions. */
async function approve({ actions }: Person): Promise<void> {
  await actions.open(label);
  await actions.begin(label, 'Approve');
  await actions.confirm('Approve');
  await expect(actions.row(label)).toBeHidden();
}

/** How many notices of hers stand how. */
async function expectNotices({ access, page }: Person, counts: Record<string, number>): Promise<void> {
  await visit(page, accessNoticesPage);
  for (const [status, count] of Object.entries(counts)) {
    const rows = access.row('Notices', label).filter({ has: page.getByText(status, { exact: true }) });
    await expect(rows, status).toHaveCount(count);
  }
}
