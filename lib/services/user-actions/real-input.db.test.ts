import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { stoppedAt } from '@/lib/core/clock';
import { daysBetween } from '@/lib/core/dates';
import { urgencyRank } from '@/lib/core/reminder-urgency';
import { database } from '@/lib/db/client';
import { runImport } from '@/lib/services/imports/run-import';
import { refreshAll } from '@/lib/testing/make-sample-marketplace';
import { testContext, testNow } from '@/lib/testing/test-context';

const file = path.resolve('../shared/data/software-lifecycle.ndjson');
const SCHEDULE = [180, 90, 60, 30, 14, 7];

type Line = { type: string; external_id?: string; user?: string; scope?: string; project?: string; end_date?: string };

describe.runIf(existsSync(file))('7,198 real end-of-support dates', () => {
  test('show each keeper exactly the releases that end within 180 days or ended in the last 30, with the right urgency', async () => {
    const plan = { source: 'command', file_name: file, format: 'ndjson', record_type: null, size_bytes: null } as const;
    const whenBroken = () => ({ status: 'failed', failure: '' }) as const;
    const source = { chunks: createReadStream(file), whenBroken, clock: stoppedAt(testNow) };
    expect(await runImport(testContext(), plan, source)).toMatchObject({ status: 'succeeded', error_count: 0 });
    await refreshAll();
    const found = await database().userAction.findMany({ include: { user: true }, where: { status: 'open' } });
    const names = new Map((await database().resource.findMany()).map(({ id, external_id }) => [id, external_id]));
    const shown = found.map(
      ({ user, object_id, urgency_rank }) => `${user.external_id} ${names.get(object_id)} ${urgency_rank}`,
    );
    const expected = expectedRows();
    expect(shown.sort()).toEqual(expected.sort());
    const releases = new Set(expected.map((row) => row.split(' ')[1]));
    expect(releases.size).toBe(237 + 44);
  });
});

/** What ought to be shown, worked out from the file alone. */
function expectedRows(): string[] {
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  const keepersOf = new Map<string, Set<string>>();
  for (const { type, user = '', scope = '' } of lines) {
    if (type !== 'role') continue;
    const keepers = keepersOf.get(scope) ?? new Set();
    keepersOf.set(scope, keepers.add(user));
  }
  return lines.flatMap(({ type, external_id, project, end_date }) => {
    if (type !== 'resource' || end_date === undefined) return [];
    const daysLeft = daysBetween('2026-11-22', end_date);
    const rank = daysLeft < -30 ? null : urgencyRank(SCHEDULE, daysLeft);
    if (rank === null) return [];
    return [...(keepersOf.get(`project:${project}`) ?? [])].map((keeper) => `${keeper} ${external_id} ${rank}`);
  });
}
