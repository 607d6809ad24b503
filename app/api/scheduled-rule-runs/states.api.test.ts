import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { runStates } from '@/lib/contracts/rules/definition';
import * as runs from '@/lib/contracts/rules/runs';
import { subjectStates } from '@/lib/contracts/rules/subject-states';
import * as subjects from '@/lib/contracts/rules/subjects';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';

const note = 'As agreed with them.';

let token = '';

beforeAll(async () => {
  token = await makeToken((await makeUser({ is_staff: true })).id);
});

const open = ['queued', 'waiting_for_approval', 'quarantined', 'running'];

const decisions = [
  { command: 'approve', operation: runs.approveRunOperation, of: ['waiting_for_approval'] },
  { command: 'reject', operation: runs.rejectRunOperation, of: ['waiting_for_approval'] },
  { command: 'clear', operation: runs.clearRunOperation, of: ['quarantined'] },
  { command: 'cancel', operation: runs.cancelRunOperation, of: open },
] as const;

describe.each(decisions)('POST /api/scheduled-rule-runs/{id}/$command/', ({ command, of, operation }) => {
  it('answers 409 naming the state, of every state but its own', async () => {
    for (const state of runStates) {
      const { run, set_hash } = await makeRun({ state, subject: 'listed', startedAt: new Date() });
      const bodies = { approve: { set_hash }, reject: { reason: note }, clear: { note }, cancel: {} };
      const answer = await callOperation(operation, { token, params: { id: run.id }, body: bodies[command] });
      if (of.some((one) => one === state)) expect([state, answer.status]).toEqual([state, 200]);
      else
        expect([answer.status, (await answer.json()).detail]).toEqual([
          409,
          `The run’s state is ${state.replaceAll('_', ' ')}.`,
        ]);
    }
  });
});

describe('POST /api/scheduled-rule-runs/{id}/undo/', () => {
  it('answers 409 for every open state', async () => {
    for (const state of ['queued', 'waiting_for_approval', 'quarantined', 'running'] as const) {
      const { run } = await makeRun({ state, subject: 'listed' });
      const asked = { token, params: { id: run.id }, body: {} };
      expect((await callOperation(runs.undoRunOperation, asked)).status).toBe(409);
    }
  });
});

describe('GET /api/scheduled-rule-runs/{id}/subjects/', () => {
  it('answers 200 by username, state or time, with words, and in CSV with an apostrophe before a formula', async () => {
    const { rule, run } = await makeRun({ subject: 'skipped' });
    const word = uniqueName('listed');
    const add = async (letter: string, state: string, at: Date, full_name = 'Ada') => {
      const user = await makeUser({ username: `${word}-${letter}`, full_name });
      const row = { rule_id: rule.id, version: 1, run_id: run.id, user_id: user.id, action: 'suspend_user', state, at };
      const { id: subject_id } = await database().ruleSubject.create({ data: row });
      await database().ruleRunPerson.create({ data: { run_id: run.id, subject_id, outcome: 'done' } });
    };
    await add('b', 'done', new Date('2026-11-01'), '=HYPERLINK("x")');
    await add('a', 'failed', new Date('2026-11-03'), '+1');
    await add('c', 'claimed', new Date('2026-11-02'), '@SUM(A1)');
    const asked = (query: string, headers = {}) =>
      callOperation(runs.listRunSubjectsOperation, { token, params: { id: run.id }, query, headers });
    const letters = async (query: string) => {
      const rows: { username: string }[] = await (await asked(`?q=${word}${query}`)).json();
      return rows.map(({ username }) => username.at(-1)).join('');
    };
    expect(await letters('')).toBe('abc');
    expect(await letters('&o=-username')).toBe('cba');
    expect(await letters('&o=state')).toBe('cba');
    expect(await letters('&o=at')).toBe('bca');
    expect(await letters('&state=done&state=failed')).toBe('ab');
    const csv = await asked(`?q=${word}&page_size=1`, { accept: 'text/csv' });
    const rows: unknown = parse(await csv.text(), { bom: true, columns: true });
    expect(rows).toMatchObject([{ full_name: "'+1" }, { full_name: '\'=HYPERLINK("x")' }, { full_name: "'@SUM(A1)" }]);
  });
});

const commands = [
  { command: 'retry', operation: subjects.retrySubjectOperation, body: {}, of: ['needs_attention'] },
  {
    command: 'leave-out',
    operation: subjects.leaveOutSubjectOperation,
    body: { note },
    of: ['warned', 'needs_attention'],
  },
  {
    command: 'act',
    operation: subjects.actOnSubjectOperation,
    body: { note, on: '2099-01-01' },
    of: ['needs_attention'],
  },
  { command: 'undo', operation: subjects.undoSubjectOperation, body: undefined, of: ['done'] },
] as const;

describe.each(commands)('POST /api/scheduled-rule-subjects/{id}/$command/', ({ body, of, operation }) => {
  it('answers 409 for a row in every state but its own', async () => {
    for (const state of subjectStates) {
      const reason = state === 'needs_attention' ? 'no_address' : '';
      const { subject } = await makeRun({ subject: state, reason, startedAt: new Date() });
      const answer = await callOperation(operation, { token, params: { id: subject.id }, ...(body && { body }) });
      expect([state, answer.status]).toEqual([state, of.some((one) => one === state) ? 200 : 409]);
    }
  });
});
