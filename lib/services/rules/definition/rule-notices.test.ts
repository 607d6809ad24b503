import { describe, expect, test } from 'vitest';
import type { FilterNode } from '@/lib/contracts/rules/definition';
import { endsMatch } from '@/lib/services/rules/definition/ends-match';
import { needsApproval } from '@/lib/services/rules/definition/needs-approval';
import { ruleNotices } from '@/lib/services/rules/definition/rule-notices';
import { exceededCap } from '@/lib/services/rules/matching/caps';
import { ruleDefinition } from '@/lib/testing/make-rule';

const counts = { found: 0, active: 1_000, unreachable: 0, otherApprovers: 1 };
const status = (of: string) => ({ key: 'user_status', config: { status: of } });
const domain = { key: 'email_domain', config: { domains: ['example.org'] } };
const since = (instant: string) => {
  return { key: 'duration', config: { since: instant, at_least: { value: 1, unit: 'days' } } };
};
const placesOf = (filters: FilterNode, code: string) =>
  ruleNotices(ruleDefinition(filters), counts).flatMap((one) => (one.code === code ? [one.path] : []));

describe('always_nobody', () => {
  test.each<[string, FilterNode, string[]]>([
    ['a condition and its not under one all', { all: [domain, { not: domain }] }, ['filters']],
    ['two statuses under one all', { all: [status('active'), status('suspended')] }, ['filters']],
    ['a condition on deleted people and one on others', { all: [since('deleted_at'), domain] }, ['filters']],
    ['the same within a nested all', { all: [domain, { all: [{ not: domain }] }] }, ['filters']],
    [
      'below an any, where it stands',
      { any: [status('active'), { all: [domain, { not: domain }] }] },
      ['filters.any.1'],
    ],
    ['one status twice', { all: [status('active'), status('active')] }, []],
    ['two conditions on deleted people', { all: [status('deleted'), since('deleted_at')] }, []],
    ['two statuses under one any', { any: [status('active'), status('suspended')] }, []],
  ])('%s', (_what, filters, places) => {
    expect(placesOf(filters, 'always_nobody')).toEqual(places);
  });
});

describe('always_everybody_active', () => {
  test.each<[string, FilterNode, string[]]>([
    ['status active alone', status('active'), ['filters']],
    ['status active alone under an all', { all: [status('active')] }, ['filters']],
    ['a condition and its not under one any', { any: [domain, { not: domain }] }, ['filters']],
    ['status active and another condition', { all: [status('active'), domain] }, []],
    ['status suspended alone', status('suspended'), []],
  ])('%s', (_what, filters, places) => {
    expect(placesOf(filters, 'always_everybody_active')).toEqual(places);
  });
});

const codes = (rest: Parameters<typeof ruleDefinition>[1], numbers: Partial<typeof counts> = {}) =>
  ruleNotices(ruleDefinition(domain, rest), { ...counts, ...numbers }).map(({ code }) => code);

test('repeats_never: the action does not end the match and the rule does not repeat', () => {
  expect(codes({})).toEqual(['repeats_never']);
  expect(codes({ repeat_days: 30 })).toEqual([]);
  expect(ruleNotices(ruleDefinition({ all: [status('active'), domain] }), counts)).toEqual([]);
});

test('warns_unreachable: people are warned and some cannot be emailed', () => {
  expect(codes({ repeat_days: 1, warn_days: 7 }, { unreachable: 2 })).toEqual(['warns_unreachable']);
  expect(codes({ repeat_days: 1 }, { unreachable: 2 })).toEqual([]);
});

test('cap_below_current_count: names the cap that the list is above', () => {
  const notices = ruleNotices(ruleDefinition(domain, { repeat_days: 1, max_percent: 1 }), { ...counts, found: 11 });
  expect(notices).toMatchObject([{ code: 'cap_below_current_count', path: 'caps.max_percent' }]);
});

test('no_approver: approval is needed and no one but the author could give it', () => {
  expect(codes({ repeat_days: 1 }, { otherApprovers: 0 })).toEqual(['no_approver']);
  const notify = { key: 'notify_user', config: { subject: 'a', text: 'b' } };
  expect(codes({ repeat_days: 1, action: notify }, { otherApprovers: 0 })).toEqual([]);
});

test('exactly a cap goes ahead, and a share of less than one person counts as one', () => {
  const caps = { max_users: 50, max_percent: 0.1 };
  expect(exceededCap(caps, 1, 10)).toBeNull();
  expect(exceededCap(caps, 2, 10)).toEqual({ cap: 'max_percent', found: 2, allowed: 1 });
  expect(exceededCap({ ...caps, max_percent: 5 }, 50, 1_000)).toBeNull();
  expect(exceededCap({ ...caps, max_percent: 100 }, 51, 1_000)).toEqual({ cap: 'max_users', found: 51, allowed: 50 });
  expect(exceededCap({ ...caps, max_percent: 0.3 }, 3, 1_000)).toBeNull();
});

test('approval is needed for destructive actions, without protection of staff, or always', () => {
  const add = { key: 'add_to_audience', config: { audience_uuid: '00000000-0000-4000-8000-000000000000' } };
  const rule = ruleDefinition(domain, { action: add });
  expect(needsApproval(rule)).toBe(false);
  expect(needsApproval({ ...rule, protect_staff: false })).toBe(true);
  expect(needsApproval({ ...rule, approval_policy: 'always' })).toBe(true);
  expect(needsApproval(ruleDefinition(domain))).toBe(true);
});

describe('ends_match', () => {
  const X = '00000000-0000-4000-8000-00000000000a';
  const Y = '00000000-0000-4000-8000-00000000000b';
  const audience = (any_of: boolean, ...audience_uuids: string[]) => {
    return { key: 'audience', config: { audience_uuids, any_of } };
  };
  const role = (has: boolean, ...roles: string[]) => ({ key: 'role', config: { roles, scope: 'project', has } });
  const suspend = { key: 'suspend_user', config: {} };
  const reinstate = { key: 'reinstate_user', config: {} };
  const add = { key: 'add_to_audience', config: { audience_uuid: X } };
  const remove = { key: 'remove_from_audience', config: { audience_uuid: X } };
  const revoke = { key: 'revoke_roles', config: {} };
  const notify = { key: 'notify_user', config: { subject: 'a', text: 'b' } };
  test.each<[boolean, string, FilterNode, { key: string; config: Record<string, unknown> }]>([
    [true, 'suspending active people', { all: [status('active'), domain] }, suspend],
    [false, 'suspending by domain alone', domain, suspend],
    [false, 'suspending active people or those of a domain', { any: [status('active'), domain] }, suspend],
    [true, 'suspending who is not suspended', { not: status('suspended') }, suspend],
    [true, 'suspending who has open actions', { key: 'has_open_actions', config: { at_least: 1 } }, suspend],
    [true, 'reinstating who was suspended long ago', since('suspended_at'), reinstate],
    [false, 'reinstating who never signed in', { key: 'never_signed_in', config: {} }, reinstate],
    [true, 'adding who is no member', { not: audience(true, X) }, add],
    [true, 'adding who is a member of none of several', { not: audience(true, X, Y) }, add],
    [false, 'adding who is not a member of all', { not: audience(false, X, Y) }, add],
    [true, 'removing members', audience(true, X), remove],
    [true, 'removing members of all', audience(false, X, Y), remove],
    [false, 'removing members of any', audience(true, X, Y), remove],
    [true, 'revoking all roles of who has one', role(true, 'PROJECT.MANAGER'), revoke],
    [false, 'revoking all roles of who has none', role(false, 'PROJECT.MANAGER'), revoke],
    [
      false,
      'revoking another role',
      role(true, 'PROJECT.MANAGER'),
      { ...revoke, config: { roles: ['PROJECT.MEMBER'] } },
    ],
    [false, 'revoking in one place', role(true, 'PROJECT.MANAGER'), { ...revoke, config: { project_uuids: [X] } }],
    [false, 'notifying anybody', status('active'), notify],
    [true, 'deleting anybody', domain, { key: 'delete_user', config: { grace_days: 30 } }],
    [false, 'purging who is suspended', status('suspended'), { key: 'purge_user_data', config: { profile_id: X } }],
  ])('%s: %s', (ends, _what, filters, action) => {
    expect(endsMatch({ filters, action })).toBe(ends);
  });
});
