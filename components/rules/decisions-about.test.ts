import { expect, test } from 'vitest';
import { type DecidedRule, decisionsAbout, isAuthorOf } from '@/components/rules/decisions-about';

const needed = { state: 'needed', set_hash: null, approved_by: null, expires: null } as const;
const none = { ...needed, state: 'none' } as const;
const rule: DecidedRule = { status: 'active', approval: needed, author_uuids: ['author', 'former'] };
const unreached = { state: 'needs_attention', reason: 'bounced' } as const;

test('who wrote a version, also before somebody else renamed its profile, leaves approving to others, where it is needed', () => {
  expect(['author', 'former', 'other'].map((uuid) => isAuthorOf(rule, uuid))).toEqual([true, true, false]);
  expect(isAuthorOf({ ...rule, approval: none }, 'author')).toBe(false);
});

test('whom no warning reached is warned again, left out or acted on, which the author leaves to others', () => {
  expect(decisionsAbout(unreached, rule, 'other')).toEqual(['retry', 'leave_out', 'act']);
  expect(decisionsAbout(unreached, rule, 'former')).toEqual(['retry', 'leave_out']);
  expect(decisionsAbout(unreached, { ...rule, approval: none }, 'author')).toEqual(['retry', 'leave_out', 'act']);
});

test('nobody is acted on unwarned because an act failed; who is warned can only be left out', () => {
  expect(decisionsAbout({ state: 'needs_attention', reason: 'failed' }, rule, 'other')).toEqual(['retry', 'leave_out']);
  expect(decisionsAbout({ state: 'warned', reason: '' }, rule, 'other')).toEqual(['leave_out']);
  for (const state of ['claimed', 'done', 'skipped', 'failed', 'cancelled', 'undone'] as const) {
    expect(decisionsAbout({ state, reason: '' }, rule, 'other')).toEqual([]);
  }
});

test('nothing is decided about people of an archived rule', () => {
  expect(decisionsAbout(unreached, { ...rule, status: 'archived' }, 'other')).toEqual([]);
  expect(decisionsAbout(unreached, undefined, 'other')).toEqual([]);
});
