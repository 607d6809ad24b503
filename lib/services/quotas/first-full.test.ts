import { expect, test } from 'vitest';
import { firstFull, type PlaceQuota, presenceOf } from '@/lib/services/quotas/first-full';

const quota = (id: string, limit: number | null, usage: number): PlaceQuota => ({
  id,
  level: id.startsWith('p') ? 'project' : 'customer',
  name: 'nc_user_count',
  limit,
  usage,
  needed: 1,
});

test('additions take the room that is left in their order, in the project and its organisation', () => {
  const quotas = [quota('p1', 2, 1), quota('c', 3, 1), quota('p2', null, 0)];
  const additions = [{ places: ['p1', 'c'] }, { places: ['p1', 'c'] }, { places: ['p2', 'c'] }, { places: ['c'] }];
  const full = firstFull(quotas, additions);
  expect(full.map((one) => one && [one.id, one.usage])).toEqual([null, ['p1', 2], null, ['c', 3]]);
});

test('a person counts once in a place, and not where they are already', () => {
  const quotas = [quota('p1', 2, 1), quota('c', 5, 1)];
  const of = (person: string) => ({ places: ['p1', 'c'], person });
  const full = firstFull(quotas, [of('ann'), of('eve'), of('eve'), of('ben')], new Set([presenceOf('p1', 'ann')]));
  expect(full.map((one) => one?.id ?? null)).toEqual([null, null, null, 'p1']);
});

test('what is refused takes no room anywhere', () => {
  const full = firstFull([quota('p1', 0, 0), quota('c', 1, 0)], [{ places: ['p1', 'c'] }, { places: ['c'] }]);
  expect(full.map((one) => one?.id ?? null)).toEqual(['p1', null]);
});
