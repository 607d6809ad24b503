import { expect, test } from 'vitest';
import { changesInWords, roleInWords } from '@/components/events/changes-in-words';

test('says what was changed, from what to what', () => {
  const changes = {
    end_date: { from: null, to: '2027-03-01' },
    is_industry: { from: false, to: true },
    user_affiliations: { from: [], to: ['staff', 'student'] },
    image: { from: {}, to: {} },
  };
  expect(changesInWords({ changes })).toBe(
    'End date: none → 2027-03-01; Is industry: no → yes; User affiliations: none → staff, student; Image: changed → changed',
  );
});

test('says nothing of an event without changes', () => {
  expect(changesInWords({ role_name: 'PROJECT.MANAGER' })).toBe('');
  expect(changesInWords({ changes: 'many' })).toBe('');
});

test('says whose role it is about', () => {
  expect(roleInWords({ affected_user_username: 'ada', role_name: 'PROJECT_MANAGER' })).toBe('ada: PROJECT.MANAGER');
  expect(roleInWords({ role_name: 'PROJECT_MANAGER' })).toBe('');
});
