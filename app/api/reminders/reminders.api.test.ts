import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listRemindersOperation } from '@/lib/contracts/history/reminders';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeProject, makeRole, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeApproval } from '@/lib/testing/make-access';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { makeReminder } from '@/lib/testing/make-reminder';

let own: Awaited<ReturnType<typeof makeUser>>;
let other: Awaited<ReturnType<typeof makeUser>>;
const tokens = { own: '', staff: '' };

beforeAll(async () => {
  other = await makeUser();
  tokens.staff = await makeToken((await makeUser({ is_staff: true })).id);
  await makeReminder({ recipient_id: other.id, object_name: 'of another person' });
});

beforeEach(async () => {
  own = await makeUser();
  tokens.own = await makeToken(own.id);
});

const list = (query: string, token = tokens.own) => callOperation(listRemindersOperation, { token, query });

describe('GET /api/reminders/', () => {
  it('answers 200 with the caller’s rows, the latest first, and every member', async () => {
    const { outbox_message_id, id: delivery_uuid } = await makeDelivery({
      recipient: uniqueName('x'),
      user_id: own.id,
    });
    const sent = await makeReminder({
      recipient_id: own.id,
      status: 'SENT',
      sent_at: new Date('2026-11-24T10:20:00Z'),
      is_late: true,
      scheduled_for: new Date('2026-11-24T10:00:00Z'),
      outbox_message_id,
    });
    const moved = await makeReminder({
      recipient_id: own.id,
      status: 'CANCELLED',
      reason: 'date_moved',
      milestone: 'grace',
      outbox_message_id: sent.object_id,
    });
    const answer = await list('');
    expect([answer.status, answer.headers.get('x-result-count')]).toEqual([200, '2']);
    expect(await answer.json()).toEqual([
      {
        id: sent.id,
        kind: 'project_ending',
        object_type: 'project',
        object_id: sent.object_id,
        object_name: 'Climate models',
        episode: '2026-12-01',
        milestone: '7 days',
        recipient: { uuid: own.id, full_name: own.full_name },
        scheduled_for: expect.stringContaining('2026-11-24T10:00:00'),
        status: 'SENT',
        reason: null,
        sent_at: expect.stringContaining('2026-11-24T10:20:00'),
        is_late: true,
        delivery_uuid,
        route_name: null,
        route_params: {},
        created: expect.any(String),
        modified: expect.any(String),
      },
      expect.objectContaining({ id: moved.id, status: 'CANCELLED', reason: 'date_moved', delivery_uuid: null }),
    ]);
  });

  it('answers 200 with everyone’s rows to staff, narrowed by each filter and sorted as asked', async () => {
    const { id, object_id } = await makeReminder({
      recipient_id: other.id,
      kind: 'access_renewal',
      scheduled_for: new Date('2027-11-24T10:00:00Z'),
    });
    for (const query of [
      `?requirement=${object_id}&kind=access_renewal&kind=access_revoked`,
      `?object_id=${object_id}`,
      '?kind=access_renewal',
      `?recipient=${other.id}&status=SCHEDULED&o=-scheduled_for&page_size=1`,
      '?scheduled_after=2027-11-24T10:00:00Z',
      `?object_id=${object_id}&scheduled_before=2027-11-24T10:00:00Z`,
    ]) {
      expect([query, await (await list(query, tokens.staff)).json()]).toMatchObject([query, [{ id }]]);
    }
    expect(await (await list('?scheduled_after=2027-11-24T10:00:01Z', tokens.staff)).json()).toEqual([]);
    for (const o of ['sent_at', '-status']) expect((await list(`?o=${o}`, tokens.staff)).status).toBe(200);
  });

  it('answers 200 with the page of what a row is about, where that is there and the caller’s to see', async () => {
    const project = await makeProject();
    const approval = await makeApproval({ accessor_id: own.id });
    await makeRole({ role: 'PROJECT_MEMBER', user_id: own.id, project_id: project.id });
    const about = [
      { object_type: 'project', object_id: project.id },
      { object_type: 'access_approval', object_id: approval.id, kind: 'access_revoked', milestone: null },
    ];
    for (const fields of about) await makeReminder({ recipient_id: own.id, ...fields });
    const pageOf = async (query: string) => {
      const [{ route_name, route_params }] = await (await list(query)).json();
      return { route_name, route_params };
    };
    expect(await pageOf(`?object_id=${project.id}`)).toEqual({
      route_name: 'project-details',
      route_params: { project_uuid: project.id },
    });
    expect(await pageOf(`?requirement=${approval.requirement_id}`)).toEqual({
      route_name: 'access-requirement-details',
      route_params: { requirement_uuid: approval.requirement_id },
    });
    await database().userRole.deleteMany({ where: { user_id: own.id } });
    expect(await pageOf(`?object_id=${project.id}`)).toEqual({ route_name: null, route_params: {} });
  });

  it('answers 200 to who names themselves, and 403 to who names somebody else', async () => {
    expect((await list(`?recipient=${own.id}`)).status).toBe(200);
    expect((await list(`?recipient=${other.id}`)).status).toBe(403);
  });

  it.each(['status=OPEN', 'o=kind', 'object_id=x', 'scheduled_after=today'])(
    'answers 400 naming it to ?%s',
    async (query) => {
      const answer = await list(`?${query}`);
      expect([answer.status, Object.keys(await answer.json())]).toEqual([
        400,
        expect.arrayContaining([query.split('=')[0]]),
      ]);
    },
  );

  it('answers 401 without a token', async () => {
    expect((await callOperation(listRemindersOperation, {})).status).toBe(401);
  });
});

describe('the ledger of reminders', () => {
  it('holds one row per kind, object, episode, milestone and recipient, none counting as a milestone, beside cancelled ones', async () => {
    const first = await makeReminder({ recipient_id: own.id, milestone: null });
    const { object_id } = first;
    const again = () => makeReminder({ recipient_id: own.id, milestone: null, object_id });
    await expect(again()).rejects.toThrow();
    await database().reminder.update({ where: { id: first.id }, data: { status: 'CANCELLED', reason: 'ended' } });
    expect((await again()).id).not.toBe(first.id);
  });
});
