import { expect, test } from 'vitest';
import { SubjectActions } from '@/components/rules/subject-actions';
import type { RuleSubject } from '@/lib/contracts/rules/subjects';
import { renderSignedIn } from '@/lib/testing/render-signed-in';

const id = '018f0000-0000-7000-8000-000000000001';
const at = '2026-11-25T12:00:00.000Z';

const subject: RuleSubject = {
  id,
  run_id: id,
  warned_run_id: null,
  rule_id: id,
  version: 1,
  user_uuid: id,
  username: 'ann',
  full_name: 'Ann',
  action: 'suspend_user',
  episode: 'once',
  state: 'needs_attention',
  reason: 'no_address',
  note: '',
  tries: 0,
  next_try_at: null,
  warned_at: null,
  due_on: null,
  delivery_uuid: null,
  at,
  by: null,
  undone_at: null,
  undone_by: null,
};

const approval = { state: 'none', set_hash: null, approved_by: null, expires: null } as const;

test.each(['needs_attention', 'warned'] as const)(
  'people who are %s are decided about unless the rule is archived',
  (state) => {
    const painted = (status: 'active' | 'archived') =>
      renderSignedIn(<SubjectActions rule={{ approval, author_uuids: [], status }} subject={{ ...subject, state }} />);
    expect(painted('active')).toContain('Decide: Ann');
    expect(painted('archived')).toBe('');
  },
);
