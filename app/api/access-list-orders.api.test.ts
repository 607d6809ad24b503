import { beforeAll, describe, expect, it } from 'vitest';
import { listAccessApprovalsOperation } from '@/lib/contracts/access/approvals';
import { listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import { listAccessRequirementsOperation } from '@/lib/contracts/access/requirements';
import { listAccessSubmissionsOperation } from '@/lib/contracts/access/submissions';
import type { Operation } from '@/lib/contracts/operation';
import { ended, inDays } from '@/lib/testing/access-calls';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeApproval, makeRequirement, makeSubmission } from '@/lib/testing/make-access';
import { makeReminder } from '@/lib/testing/make-reminder';

type Row = { id: string };

const staff = { token: '' };
beforeAll(async () => {
  staff.token = await makeToken((await makeUser({ is_staff: true })).id);
});

/** Which of these rows a list has, by their places, in an order. */
async function placesOf(operation: Operation, rows: readonly Row[], query: string): Promise<number[]> {
  const answer = await callOperation(operation, { ...staff, query });
  expect(answer.status).toBe(200);
  const listed: Row[] = await answer.json();
  return listed.map(({ id }) => rows.findIndex((row) => row.id === id));
}

describe('GET /api/access-requirements/', () => {
  it('answers 200 by name, created and updated, both ways', async () => {
    const word = uniqueName('order');
    const make = (name: string, created: number, modified: number) =>
      makeRequirement({ name: `${name} ${word}`, created: inDays(created), modified: inDays(modified) });
    const rows = [await make('Kelp', -3, -1), await make('algae', -2, -2), await make('Mud', -1, -3)];
    const by = (o: string) => placesOf(listAccessRequirementsOperation, rows, `?q=${word}&o=${o}`);
    expect([await by('name'), await by('-name')]).toEqual([
      [1, 0, 2],
      [2, 0, 1],
    ]);
    expect([await by('created'), await by('-created')]).toEqual([
      [0, 1, 2],
      [2, 1, 0],
    ]);
    expect([await by('updated'), await by('-updated')]).toEqual([
      [2, 1, 0],
      [0, 1, 2],
    ]);
  });
});

describe('GET /api/access-submissions/', () => {
  it('answers 200 by created, submitted_at and reviewed_at, both ways, those without one last; the latest first where none is asked for', async () => {
    const { id: requirement_id } = await makeRequirement();
    const make = (created: number, submitted: number | null, reviewed: number | null) =>
      makeSubmission({
        requirement_id,
        state: reviewed === null ? 'DRAFT' : 'REJECTED',
        created: inDays(created),
        submitted_at: submitted === null ? null : inDays(submitted),
        reviewed_at: reviewed === null ? null : inDays(reviewed),
      });
    const rows = [await make(-9, -5, -1), await make(-8, -6, -3), await make(-7, null, null)];
    const by = (o: string) => placesOf(listAccessSubmissionsOperation, rows, `?requirement=${requirement_id}${o}`);
    expect(await by('')).toEqual([2, 1, 0]);
    expect([await by('&o=created'), await by('&o=-created')]).toEqual([
      [0, 1, 2],
      [2, 1, 0],
    ]);
    for (const field of ['submitted_at', 'reviewed_at']) {
      expect([await by(`&o=${field}`), await by(`&o=-${field}`)]).toEqual([
        [1, 0, 2],
        [0, 1, 2],
      ]);
    }
  });
});

describe('GET /api/access-approvals/', () => {
  it('answers 200 by expired_on, never last both ways, and by modified', async () => {
    const { id: requirement_id } = await makeRequirement();
    const make = (expired: number | null, modified: number) =>
      makeApproval({
        requirement_id,
        expired_on: expired === null ? null : inDays(expired),
        modified: inDays(modified),
        ...(expired === 1 && ended('committee')),
      });
    const rows = [await make(null, -2), await make(9, -3), await make(1, -1)];
    const by = (o: string) => placesOf(listAccessApprovalsOperation, rows, `?requirement=${requirement_id}${o}`);
    expect(await by('')).toEqual([2, 1, 0]);
    expect([await by('&o=expired_on'), await by('&o=-expired_on')]).toEqual([
      [2, 1, 0],
      [1, 2, 0],
    ]);
    expect([await by('&o=modified'), await by('&o=-modified')]).toEqual([
      [1, 0, 2],
      [2, 0, 1],
    ]);
  });
});

describe('GET /api/access-notifications/', () => {
  it('answers 200 by timestamp and sent_at, both ways, those not sent last; the latest first where none is asked for', async () => {
    const { id: object_id } = await makeRequirement();
    const { id: recipient_id } = await makeUser();
    const make = (scheduled: number, sent: number | null) =>
      makeReminder({
        kind: 'access_renewal',
        object_type: 'access_requirement',
        object_id,
        recipient_id,
        episode: inDays(50).toISOString(),
        milestone: `${-scheduled} days`,
        scheduled_for: inDays(scheduled),
        ...(sent !== null && { status: 'SENT', sent_at: inDays(sent) }),
      });
    const rows = [await make(-9, -1), await make(-8, -5), await make(-7, null)];
    const by = (o: string) => placesOf(listAccessNotificationsOperation, rows, `?requirement=${object_id}${o}`);
    expect(await by('')).toEqual([2, 1, 0]);
    expect([await by('&o=timestamp'), await by('&o=-timestamp')]).toEqual([
      [0, 1, 2],
      [2, 1, 0],
    ]);
    expect([await by('&o=sent_at'), await by('&o=-sent_at')]).toEqual([
      [1, 0, 2],
      [0, 1, 2],
    ]);
  });
});
