import { describe, expect, it } from 'vitest';
import { nextStep } from '@/lib/services/orders/next-step';

type Waiting = Parameters<typeof nextStep>[0];

const order: Waiting = {
  type: 'CREATE',
  startOn: null,
  today: '2026-11-22',
  asksForProviderReview: false,
  projectState: 'active',
  projectEndOn: null,
  isCustomerBlocked: false,
  isCustomerArchived: false,
};

const next = (facts: Partial<Waiting>) => nextStep({ ...order, ...facts });

describe('an order that its customer agrees to', () => {
  it('executes when nothing holds it back', () => {
    expect(next({})).toBe('EXECUTING');
    expect(next({ startOn: '2026-11-22', projectState: 'end_date_set', projectEndOn: '2026-11-23' })).toBe('EXECUTING');
  });

  it('waits for a project that has not started before anything else', () => {
    expect(next({ projectState: 'creating', startOn: '2026-11-24', asksForProviderReview: true })).toBe(
      'PENDING_PROJECT',
    );
  });

  it('waits for its own start date before the provider reviews it', () => {
    expect(next({ startOn: '2026-11-23', asksForProviderReview: true })).toBe('PENDING_START_DATE');
  });

  it('waits for the provider where the offering asks for review', () => {
    expect(next({ asksForProviderReview: true })).toBe('PENDING_PROVIDER');
  });

  it.each<[string, Partial<Waiting>]>([
    ['This organisation is blocked.', { isCustomerBlocked: true }],
    ['This organisation is archived.', { isCustomerArchived: true }],
    ['The project has been removed.', { projectState: 'soft_deleted' }],
    ['This project ended on 1 March 2026.', { projectState: 'expired', projectEndOn: '2026-03-01' }],
    ['This project ended on 1 March 2026.', { projectState: 'in_grace', projectEndOn: '2026-03-01' }],
  ])('is refused: %s', (sentence, facts) => {
    expect(() => next(facts)).toThrow(sentence);
  });

  it('terminates in an ended or blocked place all the same, and does not wait for the start of the project', () => {
    const type = 'TERMINATE';
    expect(next({ type, isCustomerBlocked: true })).toBe('EXECUTING');
    expect(next({ type, projectState: 'expired', projectEndOn: '2026-03-01' })).toBe('EXECUTING');
    expect(next({ type, projectState: 'creating' })).toBe('EXECUTING');
    expect(() => next({ type, projectState: 'soft_deleted' })).toThrow('removed');
  });
});
