import { expect, test } from 'vitest';
import { accessProblems } from '@/lib/plugins/notification-kinds/access-problems';
import { accessRenewal } from '@/lib/plugins/notification-kinds/access-renewal';
import { accessRevoked } from '@/lib/plugins/notification-kinds/access-revoked';
import { submissionDecided } from '@/lib/plugins/notification-kinds/submission-decided';

test('notices of access are mandatory and override settings, those of an end reach suspended people; decisions and problems can be turned off', () => {
  expect([accessRenewal, accessRevoked]).toMatchObject([
    { isMandatory: true, overrides: true, reaches: 'active' },
    { isMandatory: true, overrides: true, reaches: 'suspended' },
  ]);
  for (const { channels, isMandatory, overrides } of [submissionDecided, accessProblems]) {
    expect([isMandatory, overrides, channels['email']?.choices.includes('off')]).toEqual([false, false, true]);
  }
});

const reader = { full_name: 'Sara', email: 'sara@x.example', time_zone: 'Asia/Tokyo', hidesLinks: false };
const context = { subject: null, priority: 'high' } as const;

test('a renewal reminder names the first ten who lose access and counts the rest, with the day in the zone of its reader', () => {
  const facts = {
    requirement_id: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
    label: 'Tides',
    documents: 'none' as const,
    details_url: null,
    renewal_text: '',
    expired_on: '2027-03-15T16:00:00.000Z',
    people_count: 12,
    people: Array.from({ length: 10 }, (_, place) => `Person ${place}`),
    is_test: false,
  };
  const words = accessRenewal.write(facts, reader, context);
  const [first] = 'paragraphs' in words ? words.paragraphs : [];
  expect(first).toContain('until 16 Mar 2027');
  expect(first).toContain('12 people lose access: Person 0, ');
  expect(first).toMatch(/Person 9 and 2 more\.$/);
});
