import { expect, it } from 'vitest';
import { endConsequences, graceDaysOf } from '@/components/projects/end-consequences';

const plain = { customer_grace_period_days: null, grace_period_days: null, resources_count: 0 };

it('says what ends on the day itself where there is no grace', () => {
  expect(endConsequences(plain, '2027-03-01')).toEqual([
    'On 1 March 2027, nothing new can be ordered any more and its resources are terminated. Then the project is deleted; it can be recovered.',
  ]);
});

it('counts the grace of the project before that of its organisation, over the end of a month, and its resources', () => {
  const project = { customer_grace_period_days: 30, grace_period_days: 14, resources_count: 1 };
  expect(graceDaysOf(project)).toBe(14);
  expect(endConsequences(project, '2027-02-20')).toEqual([
    'The project works through 20 February 2027. After that, nothing new can be ordered.',
    'The grace period of 14 days lasts until 6 March 2027. Resources may be paused.',
    'On 7 March 2027, its resource is terminated. Then the project is deleted; it can be recovered.',
  ]);
});

it('says nothing before there is a day', () => {
  expect(endConsequences(plain, '')).toEqual([]);
});
