import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { readUserOperation, reinstateUserOperation } from '@/lib/contracts/people/person';
import { readPurgeCertificateOperation } from '@/lib/contracts/people/purging';
import { listRuleTemplatesOperation } from '@/lib/contracts/rules/parts';
import { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';
import {
  activateRuleOperation,
  approveRuleOperation,
  changeRuleOperation,
  createRuleOperation,
  runRuleOperation,
} from '@/lib/contracts/rules/rules';
import { listRunSubjectsOperation, listRunsOperation } from '@/lib/contracts/rules/runs';
import { undoSubjectOperation } from '@/lib/contracts/rules/subjects';
import { database } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { purgeDuePeople } from '@/lib/services/purging/purge-due-people';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { findEverywhere } from '@/lib/testing/find-everywhere';
import { makeAudience, makeToken, makeUser } from '@/lib/testing/make';
import { pdfText } from '@/lib/testing/pdf-text';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: testNow }));
afterAll(() => vi.useRealTimers());

const jobs = () => testContext(systemActor, new Date());

async function call(operation: Operation, status: number, asked: Asked) {
  const answer = await callOperation(operation, asked);
  expect([operation.id, answer.status]).toEqual([operation.id, status]);
  return answer.json();
}

async function makeStaff() {
  const { id } = await makeUser({ is_staff: true });
  return { id, token: await makeToken(id) };
}

function makeSuspended(full_name: string, suspended_at: string) {
  const username = full_name.toLowerCase().replace(' ', '.');
  const email = `${username}@quax.example.org`;
  const suspended_reason = `${full_name} (${email}) has left.`;
  return makeUser({ full_name, username, email, status: 'suspended', suspended_at, suspended_reason });
}

/** The members in any depth, which JSON.stringify writes in the order of this list. */
function sortedKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set([...Object.keys(value), ...Object.values(value).flatMap(sortedKeys)])].toSorted();
}

test('whoever has been suspended for 7 years is warned, deleted once another admin approved, and purged after the grace period, with a certificate; undo keeps one', async () => {
  const [author, approver] = [await makeStaff(), await makeStaff()];
  const gone = await makeSuspended('Zebulon Quaxfoot', '2019-11-01T08:00:00Z');
  const kept = await makeSuspended('Kyra Keptwell', '2019-10-01T08:00:00Z');
  const later = await makeSuspended('Lena Laterman', '2020-01-01T08:00:00Z');
  await makeToken(gone.id, { name: 'Laptop of Zebulon Quaxfoot' });
  await makeAudience([gone.id]);
  const { token } = author;
  const read = (uuid: string) => call(readUserOperation, 200, { token, params: { uuid } });

  const templates: { name: string; key: string }[] = await call(listRuleTemplatesOperation, 200, { token });
  const template = templates.find(({ name }) => name === 'Delete who has been suspended for 7 years');
  const { id } = await call(createRuleOperation, 201, { token, body: { ...template, key: undefined } });
  const params = { id };
  const caps = { max_users: 2, max_percent: 100 };
  expect(await call(changeRuleOperation, 200, { token, params, body: { caps } })).toMatchObject({ version: 2 });
  await call(activateRuleOperation, 200, { token, params });
  const { count, set_hash, users } = await call(previewSavedRuleOperation, 200, { token, params, body: {} });
  expect([count, users]).toMatchObject([
    2,
    [
      { uuid: kept.id, will: 'warn' },
      { uuid: gone.id, will: 'warn' },
    ],
  ]);
  await call(approveRuleOperation, 403, { token, params, body: { set_hash } });
  await call(approveRuleOperation, 200, { token: approver.token, params, body: { set_hash } });

  await call(runRuleOperation, 202, { token, params });
  await runRules(jobs());
  await deliver(jobs());
  const warning = { user_id: gone.id, kind: 'rule_warning', state: 'sent' };
  const { mail, recipient } = await database().delivery.findFirstOrThrow({ where: warning });
  expect([recipient, JSON.stringify(mail)]).toEqual([gone.email, expect.stringContaining('On or after 22 Dec 2026')]);
  expect(await read(gone.id)).toMatchObject({ status: 'suspended' });

  vi.setSystemTime('2026-12-23T04:00:00Z');
  await runRules(jobs());
  const [run] = await call(listRunsOperation, 200, { token, query: `?rule_id=${id}` });
  expect(run).toMatchObject({ state: 'succeeded', version: 2, counts: { matched: 2, done: 2 } });
  const rows = await call(listRunSubjectsOperation, 200, { token, params: { id: run.id } });
  expect(rows).toMatchObject([
    { user_uuid: kept.id, state: 'done' },
    { user_uuid: gone.id, state: 'done' },
  ]);
  expect(await read(gone.id)).toMatchObject({ status: 'deleted', purge_due_on: '2027-01-22' });
  await deliver(jobs());
  const history = await call(listUserHistoryOperation, 200, { token, params: { uuid: gone.id } });
  expect(history.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['deleted', 'warned', 'told']),
  );
  expect(history.find(({ kind }: { kind: string }) => kind === 'deleted')).toMatchObject({
    actor: null,
    rule: { id, name: template?.name, version: 2 },
    can_undo: true,
  });

  await call(undoSubjectOperation, 200, { token, params: { id: rows[0].id } });
  const before = { status: 'suspended', suspended_reason: kept.suspended_reason, purge_due_on: null };
  expect(await read(kept.id)).toMatchObject({ ...before, suspended_at: '2019-10-01T08:00:00+00:00' });

  vi.setSystemTime('2027-01-23T03:40:00Z');
  await runRules(jobs());
  expect(await purgeDuePeople(jobs())).toEqual({ purged: 1 });
  expect(await read(kept.id)).toMatchObject({ ...before, full_name: kept.full_name });
  expect(await read(later.id)).toMatchObject({ status: 'suspended', full_name: later.full_name });
  const reason = 'They came back.';
  await call(reinstateUserOperation, 409, { token, params: { uuid: gone.id }, body: { reason } });

  const listed = await call(listRunSubjectsOperation, 200, { token, params: { id: run.id } });
  const shown = {
    user_uuid: gone.id,
    username: `deleted-${gone.id}`,
    full_name: `Deleted person ${gone.id.slice(-8)}`,
  };
  expect(listed).toContainEqual(expect.objectContaining(shown));
  const asked = { token, params: { uuid: gone.id } };
  const { hash, ...certificate } = await call(readPurgeCertificateOperation, 200, asked);
  expect(certificate).toMatchObject({
    user_uuid: gone.id,
    purges: [
      {
        purged_at: '2027-01-23T03:40:00.000Z',
        rule: { id, version: 2 },
        approver_uuids: [approver.id],
        profile: 'Deleted people',
        records: { tokens: 1, audiences: 1, deliveries: 2 },
      },
    ],
  });
  const canonical = JSON.stringify(certificate, sortedKeys(certificate));
  expect(hash).toBe(createHash('sha256').update(canonical).digest('hex'));
  const pdf = await callOperation(readPurgeCertificateOperation, { ...asked, headers: { accept: 'application/pdf' } });
  const paper = pdfText(new Uint8Array(await pdf.arrayBuffer()));
  for (const part of [gone.id, hash, `${id}, version 2`, approver.id]) expect(paper).toContain(part);
  for (const trace of [gone.email, gone.full_name, gone.username]) expect(await findEverywhere(trace)).toEqual([]);
});
