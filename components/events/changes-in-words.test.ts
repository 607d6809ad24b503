import { expect, test } from 'vitest';
import { changesInWords, roleInWords } from '@/components/events/changes-in-words';

test('says what was changed, from what to what, in the words of the pages', () => {
  const changes = {
    end_date: { from: null, to: '2027-03-01' },
    is_industry: { from: false, to: true },
    user_affiliations: { from: [], to: ['staff', 'student'] },
    image: { from: null, to: null },
    type: { from: null, to: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e' },
    kind: { from: 'default', to: 'course' },
    oecd_fos_2007_code: { from: null, to: '1.2' },
    customer: { from: 'North Lab', to: 'Harbour Authority' },
    slug: { from: 'sea', to: 'sea-2' },
  };
  expect(changesInWords({ changes })).toBe(
    'End date: none → 1 Mar 2027; Industry: no → yes; User affiliations: none → staff, student; Image changed; Category changed; Type: default → course; OECD code: none → 1.2; Organisation: North Lab → Harbour Authority; Short name: sea → sea-2',
  );
});

test('says nothing of an event without changes', () => {
  expect(changesInWords({ role_name: 'PROJECT.MANAGER' })).toBe('');
  expect(changesInWords({ changes: 'many' })).toBe('');
});

test('says whose role it is about', () => {
  expect(roleInWords({ affected_user_username: 'ada', role_name: 'PROJECT_MANAGER' })).toBe('ada: Project manager');
  expect(roleInWords({ role_name: 'PROJECT_MANAGER' })).toBe('');
});
