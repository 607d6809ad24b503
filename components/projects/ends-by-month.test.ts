import { expect, it } from 'vitest';
import { type Ending, endsByMonth } from '@/components/projects/ends-by-month';

/** The cast holds because only this member is looked at. */
const ending = (effective_end_date: string | null) => ({ effective_end_date }) as unknown as Ending;

it('has each month from that of today to the same one a year later, with what ends in it', () => {
  const december = ending('2026-12-31');
  const october = ending('2027-10-01');
  const months = endsByMonth([december, october, ending(null)], '2026-11-29');
  expect(months.map(({ key }) => key)).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
    '2027-02',
    '2027-03',
    '2027-04',
    '2027-05',
    '2027-06',
    '2027-07',
    '2027-08',
    '2027-09',
    '2027-10',
    '2027-11',
  ]);
  expect(months[1]).toMatchObject({ label: 'December 2026', shortLabel: 'Dec', projects: [december] });
  expect(months[11]?.projects).toEqual([october]);
});
