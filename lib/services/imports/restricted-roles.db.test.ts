import { expect, test } from 'vitest';
import { deniedSentences } from '@/lib/contracts/members/restrictions';
import { database } from '@/lib/db/client';
import { listImportErrors } from '@/lib/services/imports/list-import-errors';
import { importText, ndjson } from '@/lib/testing/import-text';
import { hostilePatterns, longestBlock, MOST_BLOCKED_MS } from '@/lib/testing/longest-block';
import { uniqueName } from '@/lib/testing/make';
import { testContext } from '@/lib/testing/test-context';

/** A customer and a project with these restrictions, and an account for each address. */
function placeWith(customer: object, project: object, ...emails: string[]) {
  const tag = uniqueName('r');
  const people = emails.map((email, at) => ({
    type: 'user',
    external_id: `u${at}-${tag}`,
    email: `${tag}.${email}`,
    username: `${tag}-${at}`,
    full_name: 'Ann',
  }));
  const places = [
    { type: 'customer', external_id: `c-${tag}`, name: 'Acme', ...customer },
    { type: 'project', external_id: `p-${tag}`, customer: `c-${tag}`, name: 'Sea', ...project },
  ];
  const role = (at: number, scope: 'customer' | 'project', more: object = {}) => ({
    type: 'role',
    user: `u${at}-${tag}`,
    role: scope === 'project' ? 'PROJECT_MEMBER' : 'CUSTOMER_SUPPORT',
    scope: `${scope}:${scope === 'project' ? 'p' : 'c'}-${tag}`,
    ...more,
  });
  return { records: [...places, ...people], role, tag };
}

async function errorsOf(uuid: string): Promise<{ line: number; field: string; message: string }[]> {
  return JSON.parse((await listImportErrors(testContext(), { uuid, page: 1, page_size: 300 })).json);
}

test('an imported role is refused by the first level that refuses, and its line is reported; others are granted', async () => {
  const { records, role } = placeWith(
    { user_email_patterns: ['.*@university\\.edu', '.*@lab\\.org'] },
    { user_email_patterns: ['.*@university\\.edu'] },
    'ann@university.edu',
    'eve@university.edu.evil.com',
    'ben@lab.org',
  );
  const roles = [role(0, 'project'), role(1, 'project'), role(2, 'project'), role(2, 'customer'), role(1, 'customer')];
  const run = await importText(ndjson(...records, ...roles));
  expect(run.counts).toMatchObject({ role: { created: 2, failed: 3 } });
  const first = records.length;
  expect((await errorsOf(run.uuid)).map(({ field, line, message }) => [line - first, field, message])).toEqual([
    [2, 'user', deniedSentences.customer],
    [3, 'user', deniedSentences.project],
    [5, 'user', deniedSentences.customer],
  ]);
});

test('changing the expiry of an imported role asks nothing, granting it again does', async () => {
  const { records, role, tag } = placeWith({}, {}, 'ann@lab.org');
  await importText(ndjson(...records, role(0, 'project')));
  const where = { external_id: `p-${tag}` };
  await database().project.update({ where, data: { user_affiliations: ['staff'] } });
  const later = await importText(ndjson(role(0, 'project', { expiration_time: '2027-01-01T00:00:00Z' })));
  expect(later.counts).toMatchObject({ role: { updated: 1, failed: 0 } });
  await database().userRole.updateMany({ where: { project: where }, data: { is_active: false } });
  const again = await importText(ndjson(role(0, 'project')));
  expect(again.counts).toMatchObject({ role: { created: 0, failed: 1 } });
});

test('an imported pattern that can’t be used is a fault of its line, with the pattern and the reason', async () => {
  const { records } = placeWith({ user_email_patterns: ['.*@x\\.org', '(?=a)b'] }, {});
  const { uuid } = await importText(ndjson(...records));
  expect(await errorsOf(uuid)).toMatchObject([
    { field: 'user_email_patterns', message: '(?=a)b: Look-around is not supported.' },
    { field: 'customer' },
  ]);
});

test('an import never blocks for 20 ms, whatever patterns its lines have', async () => {
  const line = (round: number) =>
    placeWith(
      { user_email_patterns: hostilePatterns(`i${round}`) },
      { user_email_patterns: hostilePatterns(`j${round}`) },
    );
  expect(await longestBlock((round) => importText(ndjson(...line(round).records)))).toBeLessThan(MOST_BLOCKED_MS);
});
