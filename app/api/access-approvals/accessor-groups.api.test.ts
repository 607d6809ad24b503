import { beforeAll, describe, expect, it } from 'vitest';
import { listAccessorGroupsOperation, revokeAccessOperation } from '@/lib/contracts/access/approvals';
import { clock } from '@/lib/core/clock';
import { database } from '@/lib/db/client';
import { approvalCalls, ended, inDays, statusesOf } from '@/lib/testing/access-calls';
import { callOperation } from '@/lib/testing/call-operation';
import { makeAccessCallers, makeRequirement } from '@/lib/testing/make-access';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const reason = 'They left the study.';

let callers: Awaited<ReturnType<typeof makeAccessCallers>>;
beforeAll(async () => {
  callers = await makeAccessCallers();
});

const { approve, read, history, groups, revokeGroup: revoke } = approvalCalls(() => callers);

describe('GET /api/access-approvals/groups/', () => {
  it('answers 200 with live access by requirement, submitter and expiry, with its people and notices; what has ended when asked', async () => {
    const { id: requirement_id } = await makeRequirement({ dataset_name: 'Tides' });
    const expired_on = inDays(20);
    const own = await approve({ requirement_id, accessor_id: callers.submitter.id, expired_on });
    await approve({ requirement_id, expired_on });
    await approve({ requirement_id, accessor_id: callers.committee.id });
    const gone = await approve({
      requirement_id,
      accessor_id: callers.bystander.id,
      ...ended('committee'),
      expired_on,
    });
    const notice = {
      kind: 'access_renewal',
      object_type: 'access_requirement',
      object_id: requirement_id,
      object_name: 'Tides',
      created: clock(),
      modified: clock(),
    };
    await database().reminder.create({
      data: {
        ...notice,
        episode: expired_on.toISOString(),
        milestone: '1 month',
        recipient_id: callers.submitter.id,
        scheduled_for: inDays(-10),
        status: 'SENT',
        sent_at: inDays(-10),
      },
    });
    const revocation = {
      ...notice,
      kind: 'access_revoked',
      object_type: 'access_approval',
      object_id: own.id,
      episode: '1',
    };
    await database().reminder.create({
      data: { ...revocation, recipient_id: callers.submitter.id, scheduled_for: expired_on },
    });
    const answer = await groups(`?requirement=${requirement_id}`, 'support');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      [
        {
          requirement_id,
          label: 'Tides',
          submitter_id: callers.submitter.id,
          submitter_name: 'Sara Submitter',
          expired_on: expired_on.toISOString().replace('.000Z', '+00:00'),
          is_live: true,
          accessor_ids: [callers.submitter.id, callers.accessor.id].toSorted(),
          accessors_count: 2,
          notifications: [
            {
              type: 'RENEWAL_NOTIFICATION',
              status: 'SENT',
              milestone: '1 month',
              approval_id: own.id,
              accessRequirementId: requirement_id,
              recipientId: callers.submitter.id,
            },
            {
              type: 'REVOKE_NOTIFICATION',
              status: 'SCHEDULED',
              milestone: null,
              approval_id: own.id,
              submitterId: callers.submitter.id,
            },
          ],
          notifications_count: 2,
        },
        { expired_on: null, accessor_ids: [callers.committee.id], notifications: [] },
      ],
    ]);
    const sizes = async (query: string) =>
      (await (await groups(`?requirement=${requirement_id}${query}`)).json()).map(
        ({ accessors_count, is_live }: { accessors_count: number; is_live: boolean }) => [accessors_count, is_live],
      );
    expect(await sizes('&expired=true')).toEqual([
      [1, false],
      [2, true],
      [1, true],
    ]);
    expect(await sizes(`&accessor=${callers.committee.id}`)).toEqual([[1, true]]);
    expect(await sizes(`&expire_before=${inDays(30).toISOString()}`)).toEqual([[2, true]]);
    expect(await sizes(`&submitter=${gone.accessor_id}`)).toEqual([]);
    expect(await sizes('&o=-expired_on&page_size=1&page=2')).toEqual([[1, true]]);
    // Whoever left is not in the group any more whose expiry others still have.
    expect(await sizes(`&accessor=${callers.bystander.id}`)).toEqual([]);
    expect(await sizes(`&accessor=${callers.bystander.id}&expired=true`)).toEqual([[1, false]]);
  });

  it('answers 200 as CSV with all that match', async () => {
    const { requirement_id } = await approve({ expired_on: inDays(9) });
    const answer = await groups(`?requirement=${requirement_id}`, 'staff', { accept: 'text/csv' });
    expect([answer.headers.get('content-type'), (await answer.text()).split('\r\n')[1]]).toEqual([
      'text/csv; charset=utf-8',
      expect.stringContaining(`${requirement_id},`),
    ]);
  });

  it('answers 400 to an unknown order, 401 without a token, and 403 to others', async () => {
    expect((await groups('?o=label')).status).toBe(400);
    expect((await callOperation(listAccessorGroupsOperation)).status).toBe(401);
    expect((await groups('', 'submitter')).status).toBe(403);
  });
});

describe('POST /api/access-approvals/groups/revoke/', () => {
  it('answers 200 and ends all access through the submitter, whatever its expiry; who keeps access is counted; a dry run changes nothing', async () => {
    const { id: requirement_id } = await makeRequirement();
    const [own, soon] = [
      await approve({ requirement_id, accessor_id: callers.submitter.id }),
      await approve({ requirement_id, expired_on: inDays(3) }),
    ];
    await approve({ requirement_id, submitter_id: callers.committee.id });
    const past = await approve({ requirement_id, accessor_id: callers.bystander.id, expired_on: inDays(-3) });
    const group = { requirement_id, submitter_id: callers.submitter.id };
    const expected = { revoked: 2, told: 1, keep_access: 1 };
    const dry = await revoke({ ...group, dry_run: true });
    expect([dry.status, await dry.json()]).toEqual([200, expected]);
    expect(await (await read(own.id, 'staff')).json()).toMatchObject({ state: 'APPROVED' });
    expect(await (await revoke({ ...group, reason, tell_reason: true })).json()).toEqual(expected);
    for (const { id } of [own, soon]) {
      expect(await (await read(id, 'staff')).json()).toMatchObject({
        state: 'REVOKED',
        is_live: false,
        ended_by: 'committee',
      });
    }
    expect(await (await read(past.id, 'staff')).json()).toMatchObject({ state: 'APPROVED', ended_at: null });
    expect(await (await history(soon.id, 'accessor')).json()).toMatchObject([
      { ended_by: 'committee', by: { uuid: callers.committee.id }, reason },
    ]);
    const notices = await database().reminder.findMany({ where: { object_id: { in: [own.id, soon.id] } } });
    expect(notices.map(({ kind, status }) => [kind, status])).toEqual([
      ['access_revoked', 'SCHEDULED'],
      ['access_revoked', 'SCHEDULED'],
    ]);
    expect((await revoke({ ...group, reason })).status).toBe(409);
  });

  it('answers 400 naming an unknown requirement or person, and a reason that is missing or outside 3 to 500 characters', async () => {
    const { requirement_id, submitter_id } = await approve();
    const wrong: [object, string][] = [
      [{ requirement_id: nobody, submitter_id, reason }, 'requirement_id'],
      [{ requirement_id, submitter_id: nobody, reason }, 'submitter_id'],
      [{ requirement_id, submitter_id }, 'reason'],
      [{ requirement_id, submitter_id, reason: 'ab' }, 'reason'],
      [{ requirement_id, submitter_id, reason: 'x'.repeat(501) }, 'reason'],
    ];
    for (const [body, field] of wrong) {
      const answer = await revoke(body);
      expect([answer.status, Object.keys(await answer.json())]).toEqual([400, expect.arrayContaining([field])]);
    }
  });

  it('answers 401 without a token, 403 to others, and 409 to all but one at the same time', async () => {
    const { requirement_id, submitter_id } = await approve();
    const body = { requirement_id, submitter_id, reason };
    expect((await callOperation(revokeAccessOperation, { body })).status).toBe(401);
    expect(await statusesOf((who) => revoke(body, who), 'submitter', 'support')).toEqual([403, 403]);
    const answers = await Promise.all([revoke(body), revoke(body), revoke(body)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });
});
