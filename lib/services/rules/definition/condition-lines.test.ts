import { expect, test } from 'vitest';
import { conditionLines } from '@/lib/services/rules/definition/condition-lines';

const audience = '018f0000-0000-7000-8000-000000000001';
const active = { key: 'user_status', config: { status: 'active' } };
const never = { key: 'never_signed_in', config: {} };
const member = { key: 'audience', config: { audience_uuids: [audience], any_of: true } };

test('a lone condition is one line', () => {
  expect(conditionLines(active, new Map())).toEqual([{ level: 0, text: 'Status is active', named: [] }]);
});

test('each condition has a line of its own, below its group, with what it names', () => {
  const names = new Map([[`audience:${audience}`, 'Guests']]);
  const lines = conditionLines({ all: [active, { not: { any: [never, { not: member }] } }] }, names);
  expect(lines.map(({ level, text }) => `${level} ${text}`)).toEqual([
    '0 All of these',
    '1 Status is active',
    '1 Not any of these',
    '2 Never signed in',
    expect.stringMatching(/^2 Not: .*Guests/),
  ]);
  expect(lines[4]?.named).toEqual([{ kind: 'audience', target: audience, name: 'Guests' }]);
});
