import { expect, test } from 'vitest';
import { noPlaces, notePlaces } from '@/lib/services/imports/named-places';

test('what no place can be called is not asked for, and the other lines are noted', () => {
  const places = noPlaces();
  const lines = ['demo-port', 'a\0b', 'x'.repeat(201), 7].map((project, at) => ({
    line: at + 1,
    bytes: 40,
    value: { type: 'resource', project },
  }));
  notePlaces(places, lines, null);
  expect([...places.projects]).toEqual(['demo-port']);
});
