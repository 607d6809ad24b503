import { expect, it } from 'vitest';
import { endInWords, inDays } from '@/components/projects/end-words';

const project = {
  start_date: null,
  end_date: '2026-12-01',
  effective_end_date: '2026-12-15',
  days_until_end: 20,
  state: 'end_date_set' as const,
};

it('counts the days to the end date, and not to the end of its grace', () => {
  expect(endInWords(project)).toBe('Ends 1 Dec 2026, in 6 days');
  expect(endInWords({ ...project, effective_end_date: '2026-12-01', days_until_end: 1 })).toBe(
    'Ends 1 Dec 2026, tomorrow',
  );
});

it('says how long grace lasts, when it ended, and when it starts', () => {
  expect(endInWords({ ...project, state: 'in_grace', days_until_end: 3 })).toBe('Grace until 15 Dec 2026');
  expect(endInWords({ ...project, state: 'expired', days_until_end: -1 })).toBe('Ended 1 Dec 2026');
  expect(endInWords({ ...project, state: 'creating', start_date: '2026-11-30' })).toBe('Starts 30 Nov 2026');
  expect(endInWords({ ...project, end_date: null, effective_end_date: null, days_until_end: null })).toBe('');
  expect(endInWords({ ...project, state: 'soft_deleted' })).toBe('');
});

it('words days from today', () => {
  expect([-2, -1, 0, 1, 2].map(inDays)).toEqual(['2 days ago', '1 day ago', 'today', 'tomorrow', 'in 2 days']);
});
