import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ConditionList } from '@/components/rules/condition-list';
import { adminAccessRequirementPage, adminAudiencePage } from '@/lib/core/routes';

const target = '018f0000-0000-7000-8000-000000000001';

test('each condition has a line of its own, with links to the audiences and requirements that it names', () => {
  const page = renderToString(
    <ConditionList
      conditions={[
        { level: 0, text: 'All of these', named: [] },
        { level: 1, text: 'Member of Guests', named: [{ kind: 'audience', target, name: 'Guests' }] },
        { level: 1, text: 'Access to Tides expired', named: [{ kind: 'requirement', target, name: 'Tides' }] },
        {
          level: 1,
          text: 'Has the role PROJECT.MANAGER',
          named: [{ kind: 'role', target: 'PROJECT.MANAGER', name: 'PROJECT.MANAGER' }],
        },
      ]}
    />,
  );
  expect(page.match(/<li/g)).toHaveLength(4);
  const links = [...page.matchAll(/<a[^>]* href="([^"]+)"[^>]*>([^<]+)</g)].map(([, href, name]) => [href, name]);
  expect(links).toEqual([
    [adminAudiencePage(target), 'Guests'],
    [adminAccessRequirementPage(target), 'Tides'],
  ]);
});
