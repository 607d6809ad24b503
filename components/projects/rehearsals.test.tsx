import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MoveRehearsal } from '@/components/projects/move-rehearsal';
import { RecoveryRehearsal } from '@/components/projects/recovery-rehearsal';

const ada = { user_uuid: 'a', username: 'ada', role: 'PROJECT.MEMBER' };
const foreseen = {
  slug: 'sea-2',
  quotas: [
    { name: 'nc_project_count', limit: 5, usage: 4, needed: 1 },
    { name: 'nc_user_count', limit: 3, usage: 2, needed: 2 },
    { name: 'nc_resource_count', limit: null, usage: 7, needed: 1 },
  ],
};
const sentences = [
  'Its short name is taken: it will be sea-2.',
  'Projects: 4 of 5, and 1 more<',
  'People: 2 of 3, and 2 more, ',
];

test('the rehearsal of a recovery says whose restrictions keep somebody out, what it does to limits and which short name it gets', () => {
  const withheld = (level: 'customer' | 'project') => ({ ...ada, reason: 'restricted' as const, level });
  const painted = (hasTeam: boolean, will_not: ReturnType<typeof withheld>[]) => {
    const rehearsal = { ...foreseen, needs_end_date: false, will_return: [], will_not };
    return renderToStaticMarkup(<RecoveryRehearsal hasTeam={hasTeam} rehearsal={rehearsal} slug="sea" />);
  };
  for (const text of [...sentences, 'No one will return.', 'ada, member: the project’s restrictions don’t let them in'])
    expect(painted(true, [withheld('project')])).toContain(text);
  expect(painted(true, [withheld('customer')])).toContain('ada, member: the organisation’s restrictions');
  for (const text of sentences) expect(painted(false, [])).toContain(text);
  expect(painted(false, [])).not.toContain('return');
  expect(painted(false, [])).not.toContain('Resources');
});

test('the rehearsal of a recovery calls nobody suspended who only has no address', () => {
  const will_not = [{ ...ada, reason: 'inactive' as const, level: null }];
  const rehearsal = { ...foreseen, needs_end_date: false, will_return: [], will_not };
  expect(renderToStaticMarkup(<RecoveryRehearsal hasTeam rehearsal={rehearsal} slug="sea" />)).toContain(
    'ada, member: their account is suspended or has no email address',
  );
});

test('the rehearsal of a move says the same of limits and the short name, and nothing of what stays', () => {
  const painted = (slug: string) => {
    const rehearsal = { ...foreseen, will_keep: [ada], will_lose: [], service_settings: [] };
    return renderToStaticMarkup(<MoveRehearsal rehearsal={rehearsal} slug={slug} />);
  };
  for (const text of sentences) expect(painted('sea')).toContain(text);
  expect(painted('sea-2')).not.toContain('short name');
});
