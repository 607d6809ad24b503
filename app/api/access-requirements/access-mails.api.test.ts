import { beforeAll, describe, expect, it } from 'vitest';
import { previewAccessMailOperation, testAccessMailOperation } from '@/lib/contracts/access/mails';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { makeCommitteeMember, makeRequirement } from '@/lib/testing/make-access';
import { systemActor, testContext } from '@/lib/testing/test-context';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const tokens = { committee: '', support: '', stranger: '' };
type Caller = keyof typeof tokens;
let email = '';

beforeAll(async () => {
  const member = await makeCommitteeMember();
  email = member.email;
  tokens.committee = await makeToken(member.id);
  tokens.support = await makeToken((await makeUser({ is_support: true })).id);
  tokens.stranger = await makeToken((await makeUser()).id);
});

const preview = (id: string, query: string, caller: Caller = 'committee') =>
  callOperation(previewAccessMailOperation, { token: tokens[caller], params: { id }, query });
const send = (id: string, body: object, caller: Caller = 'committee') =>
  callOperation(testAccessMailOperation, { token: tokens[caller], params: { id }, body });

describe('GET /api/access-requirements/{id}/mail-preview/', () => {
  it.each([
    [true, true, 'a data use certificate and an ethics approval, as PDF files'],
    [true, false, 'a data use certificate, as a PDF file'],
    [false, true, 'an ethics approval, as a PDF file'],
    [false, false, 'A renewal needs no documents.'],
  ])(
    'answers 200 with the reminder to the caller as saved, with the documents it needs (%s, %s)',
    async (duc, irb, documents) => {
      const { id } = await makeRequirement({
        dataset_name: 'Tides',
        is_duc_required: duc,
        is_irb_approval_required: irb,
        renewal_details_url: 'https://x.example/how',
        renewal_text: 'Ask Ada <b>first</b>.',
      });
      const answer = await preview(id, '?type=RENEWAL_NOTIFICATION');
      const { html, subject, text } = await answer.json();
      expect([answer.status, subject]).toEqual([200, 'Tides Access Renewal Reminder']);
      for (const part of [
        documents,
        'https://x.example/how',
        `/access/requests/new?requirement=${id}`,
        '3 people lose access: Ada Example, Ben Example and Cleo Example',
        `to ${email}`,
      ]) {
        expect(text).toContain(part);
      }
      expect(text.indexOf('Ask Ada <b>first</b>.')).toBeGreaterThan(text.indexOf('Only you can renew it.'));
      expect(html).toContain('Ask Ada &lt;b&gt;first&lt;/b&gt;.');
    },
  );

  it('answers 200 with the first milestone where none is asked for, as the requirement lists them', async () => {
    const { id } = await makeRequirement({ reminders: [{ months: 2 }, { days: 10 }] });
    const untilOf = async (query: string) => {
      const { text } = await (await preview(id, `?type=RENEWAL_NOTIFICATION${query}`)).json();
      return /lasts until ([^.]+)\./.exec(text)?.[1];
    };
    const [first, two, ten] = [
      await untilOf(''),
      await untilOf('&milestone=2+months'),
      await untilOf('&milestone=10+days'),
    ];
    expect(first).toMatch(/20\d\d/);
    expect(first).toBe(two);
    expect(ten).not.toBe(first);
  });

  it('answers 200 with the notice of an expiry, which says how to apply again unless it is archived', async () => {
    const { id } = await makeRequirement({ name: 'Waves\u202E' });
    const { subject, text } = await (await preview(id, '?type=REVOKE_NOTIFICATION', 'support')).json();
    expect(subject).toMatch(/^Waves.* Access Revoked$/);
    expect(text).toContain('the access has expired');
    expect(text).toContain('Delete all copies');
    expect(text).toContain('request it again');
    await database().accessRequirement.update({ where: { id }, data: { archived_at: clock() } });
    expect((await (await preview(id, '?type=REVOKE_NOTIFICATION')).json()).text).not.toContain('request it again');
  });

  it('answers 400 to an unknown type or milestone, 401 without a token, 403 to others, and 404 for none', async () => {
    const { id } = await makeRequirement();
    expect((await preview(id, '?type=OTHER')).status).toBe(400);
    expect((await preview(id, '?type=RENEWAL_NOTIFICATION&milestone=3+months')).status).toBe(400);
    expect((await preview(id, '?type=RENEWAL_NOTIFICATION&milestone=1+month')).status).toBe(200);
    expect(
      (await callOperation(previewAccessMailOperation, { params: { id }, query: '?type=REVOKE_NOTIFICATION' })).status,
    ).toBe(401);
    expect((await preview(id, '?type=REVOKE_NOTIFICATION', 'stranger')).status).toBe(403);
    expect((await preview(nobody, '?type=REVOKE_NOTIFICATION')).status).toBe(404);
  });
});

describe('POST /api/access-requirements/{id}/test-mail/', () => {
  it('answers 202 and sends it to the caller, its subject marked, as a delivery that is no notice', async () => {
    const { id } = await makeRequirement({ dataset_name: 'Tides' });
    const answer = await send(id, { type: 'RENEWAL_NOTIFICATION' });
    expect([answer.status, await answer.json()]).toEqual([202, { status: 'scheduled', recipient: email }]);
    await deliver(testContext(systemActor, clock()));
    expect(await database().delivery.findMany({ where: { recipient: email, kind: 'access_renewal' } })).toMatchObject([
      { state: 'sent', mail: { subject: '[Test] Tides Access Renewal Reminder' } },
    ]);
    expect(await database().reminder.count({ where: { object_id: id } })).toBe(0);
  });

  it('answers 400 to an unknown milestone, 401 without a token, 403 to support, and 404 for none', async () => {
    const { id } = await makeRequirement();
    const body = { type: 'REVOKE_NOTIFICATION' };
    expect((await send(id, { ...body, milestone: '1 month' })).status).toBe(400);
    expect((await callOperation(testAccessMailOperation, { params: { id }, body })).status).toBe(401);
    expect((await send(id, body, 'support')).status).toBe(403);
    expect((await send(nobody, body)).status).toBe(404);
  });
});
