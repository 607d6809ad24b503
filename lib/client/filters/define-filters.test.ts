import { expect, test } from 'vitest';
import { z } from 'zod';
import { choice } from '@/lib/client/filters/choice';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { flag } from '@/lib/client/filters/flag';
import { namedType } from '@/lib/client/filters/named-type';
import { oneOf } from '@/lib/client/filters/one-of';
import { searchWords } from '@/lib/client/filters/search-words';
import { kindName, pageQuery, queryFlag, text } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const listShips = operation({
  id: 'ships_list',
  method: 'GET',
  path: '/api/ships/',
  summary: 'List ships',
  permission: 'STAFF',
  query: z.strictObject({
    ...pageQuery,
    q: text(200).optional(),
    state: z.enum(['afloat', 'sunk']).optional(),
    type: kindName.optional(),
    is_late: queryFlag.optional(),
    is_full: queryFlag.optional(),
    sails_today: queryFlag.optional(),
  }),
  answer: z.array(z.string()),
  gives: { kind: 'list' },
});

const menu = { label: 'State', any: 'Any state', labelOf: (id: string) => id };
const loads = {
  full: { label: 'Full', query: { is_full: 'true' } },
  empty: { label: 'Empty', query: { is_full: 'false' } },
  leaving: { label: 'Leaving', query: { is_full: 'true', sails_today: 'true' } },
} as const;

const filters = defineFilters<typeof listShips>()(
  {
    q: searchWords('Search ships'),
    state: oneOf(['afloat', 'sunk'], menu),
    type: namedType(menu),
    is_late: flag('Late'),
    load: choice(loads, { label: 'Load', any: 'Any load' }),
  },
  { pageSize: 25, fixed: { tab: 'ships' } },
);

const all = { q: 'a & b', state: 'sunk', type: 'barge', is_late: true, load: 'empty', page: 3 } as const;
const parse = (address: string) => filters.parse(new URLSearchParams(address));

test('filters survive the address, which names them as the API does', () => {
  expect(filters.address(all)).toBe('?tab=ships&q=a+%26+b&state=sunk&type=barge&is_late=true&is_full=false&page=3');
  expect(parse(filters.address(all))).toEqual(all);
});

test('what is off is in neither the address nor the query, and narrows nothing', () => {
  expect(filters.address(filters.off)).toBe('?tab=ships');
  expect(filters.query(filters.off)).toEqual({ page: '1', page_size: '25' });
  expect(filters.isNarrowed({ ...filters.off, page: 2 })).toBe(false);
  expect(filters.isNarrowed({ ...filters.off, is_late: true })).toBe(true);
});

test.each(['state=burnt', 'type=A%20ferry', 'is_late=1', 'is_full=maybe', 'page=0', 'page=1.5', 'page=1e3', 'page=-1'])(
  'what an address cannot mean is off: %s',
  (address) => {
    expect(parse(address)).toEqual(filters.off);
  },
);

test('a search is trimmed and cut to what the API takes', () => {
  expect(parse(`q=${'x'.repeat(300)}`).q).toHaveLength(200);
  expect(parse('q=%20two%20words%20').q).toBe('two words');
});

test('the query is one that the operation takes', () => {
  expect(listShips.query.parse(filters.query(all))).toMatchObject({ state: 'sunk', is_full: false, page: 3 });
});

test('the bar offers every filter with its options and a change that sets it', () => {
  const offered = filters.offered(all);
  expect(offered.map(({ name, value }) => [name, value])).toEqual(
    Object.entries(all).filter(([name]) => name !== 'page'),
  );
  const [, state] = offered;
  expect(state?.control).toMatchObject({ type: 'menu', options: [{ id: 'afloat' }, { id: 'sunk' }] });
  expect(state?.to('afloat')).toEqual({ state: 'afloat' });
});

test('a filter that the query does not have does not compile', () => {
  const define = defineFilters<typeof listShips>();
  const paged = { pageSize: 25 };
  // @ts-expect-error misspelt
  define({ sate: oneOf(['afloat'], menu) }, paged);
  // @ts-expect-error no such state
  define({ state: oneOf(['afloat', 'burnt'], menu) }, paged);
  // @ts-expect-error any text is more than the enum takes
  define({ state: searchWords('Search') }, paged);
  // @ts-expect-error misspelt in one option
  define({ load: choice({ ...loads, gone: { label: 'Gone', query: { is_ful: 'true' } } }, menu) }, paged);
  // @ts-expect-error a flag is no text
  define({ load: choice({ ...loads, gone: { label: 'Gone', query: { is_full: 'gone' } } }, menu) }, paged);
  expect(filters.parse(new URLSearchParams())).toEqual(filters.off);
});
