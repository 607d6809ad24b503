import { describe, expect, it } from 'vitest';
import { stateAfterApproval } from '@/lib/services/orders/approve-order';
import type { FoundOrder } from '@/lib/services/orders/find-order';
import { testNow } from '@/lib/testing/test-context';

const order: FoundOrder = {
  id: 'order',
  state: 'PENDING_CONSUMER',
  startOn: null,
  resourceId: null,
  asksForProviderReview: false,
  projectId: 'project',
  projectStartOn: null,
  projectEndOn: null,
  isProjectRemoved: false,
  projectTimeZone: null,
  customerId: 'customer',
  isCustomerBlocked: false,
  isCustomerArchived: false,
};

function approved(facts: Partial<FoundOrder>) {
  return stateAfterApproval({ ...order, ...facts }, testNow);
}

describe('an approved order', () => {
  it('executes when nothing holds it back', () => {
    expect(approved({})).toBe('EXECUTING');
    expect(approved({ projectStartOn: '2026-11-22', startOn: '2026-11-22', projectEndOn: '2026-11-22' })).toBe(
      'EXECUTING',
    );
  });

  it('waits for a project that starts in the future before anything else', () => {
    expect(approved({ projectStartOn: '2026-11-23', startOn: '2026-11-24', asksForProviderReview: true })).toBe(
      'PENDING_PROJECT',
    );
  });

  it('waits for its own start date before the provider reviews it', () => {
    expect(approved({ startOn: '2026-11-23', asksForProviderReview: true })).toBe('PENDING_START_DATE');
  });

  it('waits for the provider where the offering asks for review', () => {
    expect(approved({ asksForProviderReview: true })).toBe('PENDING_PROVIDER');
  });

  it('counts days in the zone of its project', () => {
    expect(approved({ startOn: '2026-11-23', projectTimeZone: 'Pacific/Kiritimati' })).toBe('EXECUTING');
    expect(approved({ startOn: '2026-11-22', projectTimeZone: 'Pacific/Pago_Pago' })).toBe('PENDING_START_DATE');
    expect(() => approved({ projectEndOn: '2026-11-22', projectTimeZone: 'Pacific/Kiritimati' })).toThrow('ended on');
    expect(approved({ projectEndOn: '2026-11-21', projectTimeZone: 'Pacific/Pago_Pago' })).toBe('EXECUTING');
  });

  it.each([
    ['The organisation is blocked', { isCustomerBlocked: true }],
    ['The organisation is archived', { isCustomerArchived: true }],
    ['The project has been removed', { isProjectRemoved: true }],
    ['The project ended on 21 Nov 2026', { projectEndOn: '2026-11-21' }],
  ])('is refused: %s', (sentence, facts) => {
    expect(() => approved(facts)).toThrow(sentence);
  });
});
