import { describe, expect, it } from 'vitest';
import { renewalMonthsOf } from '@/lib/services/resources/renew-resource';

describe('renewalMonthsOf', () => {
  it.each([1, 6, 120])('takes %i months from the offering', (renewal_months) => {
    expect(renewalMonthsOf({ renewal_months })).toBe(renewal_months);
  });

  it.each([0, 121, 1.5, -1, '6', null, true, [6]])('renews for a year when the offering says %j', (renewal_months) => {
    expect(renewalMonthsOf({ renewal_months })).toBe(12);
  });

  it.each([{}, null, [], 'text'])('renews for a year when the plugin options are %j', (pluginOptions) => {
    expect(renewalMonthsOf(pluginOptions)).toBe(12);
  });
});
