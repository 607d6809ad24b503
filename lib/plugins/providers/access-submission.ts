import { approveAccessSubmissionOperation } from '@/lib/contracts/access/submissions';
import { formatCount } from '@/lib/core/wording';
import { type Sql, sql } from '@/lib/db/client';
import { shownName } from '@/lib/db/shown-name';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { peopleOf } from '@/lib/plugins/providers/evidence';
import { ofObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { viewDetails } from '@/lib/plugins/providers/view-details';
import { requirementLabel } from '@/lib/services/access/requirement-row';
import { approveAccessSubmission } from '@/lib/services/access-submissions/approve-access-submission';

const DAYS_UNTIL_DUE = sql`interval '240 hours'`;
const MEDIUM_AFTER = sql`interval '120 hours'`;
const DAY_MS = 86_400_000;

/** Requests for access that wait for the committee. */
export const accessSubmission: ActionProvider = {
  actionType: 'access_submission',
  pluralName: 'Access requests to review',
  icon: 'key',
  appName: 'access',
  providerClass: 'AccessSubmissionProvider',
  objectType: 'access_submission',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: {
    through: 'installation',
    role: 'ACCESS_COMMITTEE',
    except: (row) => sql`(EXISTS (SELECT 1 FROM access_submission AS own WHERE own.id = ${row}.object_id
      AND (own.submitter_id = ${row}.user_id OR EXISTS (SELECT 1 FROM access_submission_change AS wanted
        WHERE wanted.submission_id = own.id AND wanted.user_id = ${row}.user_id)))
      OR EXISTS (SELECT 1 FROM user_account AS account WHERE account.id = ${row}.user_id AND account.is_service_account))`,
  },
  scopeOf: (event) => (event.type === 'access_submissions.changed' ? { objectIds: event.submissionIds } : null),
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, accessSubmission, scope, (inScopes) => submitted(scope, now, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM access_submission WHERE access_submission.id = action.object_id)`,
  wordDescription: null,
  why: () => null,
  distinction: null,
  facts: [
    { label: 'Submitted by', from: 'submitter', as: 'text' },
    { label: 'Submitted', from: 'submitted_at', as: 'instant' },
    { label: 'People', from: peopleOf, as: 'text' },
  ],
  correctives: [
    viewDetails('view_submission', 'View submission'),
    {
      key: 'approve',
      label: 'Approve',
      category: 'approve',
      severity: 'low',
      confirmation_required: true,
      permission: null,
      path: approveAccessSubmissionOperation.path.replace('{id}', '{uuid}'),
      consequence: 'People get, keep or lose access as the request says, and the submitter is notified.',
      run: async (ctx, { object_id: id }) => {
        const { approval_count, state } = await approveAccessSubmission(ctx, { id });
        const message = `Approved: ${formatCount(approval_count, 'person has', 'people have')} access now.`;
        return { message, metadata: { submission_state: state, approval_count } };
      },
    },
    {
      key: 'reject',
      label: 'Reject',
      category: 'reject',
      severity: 'high',
      confirmation_required: false,
      permission: null,
      consequence: 'Opens the request, where you reject it with a reason.',
    },
  ],
  sample,
};

function submitted(scope: RefreshScope, now: Date, inScopes: Sql): Facts {
  const at = sql`${now}::timestamptz`;
  const due = sql`submission.submitted_at + ${DAYS_UNTIL_DUE}`;
  const name = shownName(sql`submitter`);
  const people = sql`CASE asked.people WHEN 1 THEN '1 person' ELSE asked.people || ' people' END`;
  return {
    object: sql`submission.id`,
    says: {
      title: sql`'Access request to review: ' || ${requirementLabel}`,
      description: sql`${name} || CASE WHEN submission.is_renewal THEN ' asks to renew for ' ELSE ' asks for ' END || ${people} || '.'`,
      urgency_rank: sql`CASE WHEN ${due} < ${at} THEN 3 WHEN submission.submitted_at + ${MEDIUM_AFTER} <= ${at} THEN 2 ELSE 1 END`,
      due_date: due,
      evidence: sql`jsonb_build_object('submitter', nullif(submitter.full_name, ''), 'submitted_at', submission.submitted_at,
        'people', asked.people, 'is_renewal', submission.is_renewal)`,
      route_name: sql`'access-submission-details'`,
      route_params: sql`jsonb_build_object('submission_uuid', submission.id)`,
      related_object_name: requirementLabel,
    },
    from: sql`access_submission AS submission
      JOIN access_requirement AS requirement ON requirement.id = submission.requirement_id
      JOIN user_account AS submitter ON submitter.id = submission.submitter_id
      CROSS JOIN LATERAL (SELECT count(*)::int AS people FROM access_submission_change AS wanted
        WHERE wanted.submission_id = submission.id) AS asked
      WHERE submission.state = 'SUBMITTED' ${ofObjects(scope, sql`submission.id`)} ${inScopes}`,
  };
}

/** Submissions by several people, of whom two are of the committee, and one that was decided. */
async function sample({ db, now, people }: SampleWorld): Promise<void> {
  const [first, second] = people;
  if (first === undefined || second === undefined) return;
  const named = { name: 'ACCESS_COMMITTEE', scope_type: 'installation' };
  const { id: role_id } = await db.role.upsert({ where: { name: named.name }, create: named, update: {} });
  for (const { id: user_id } of [first, second]) {
    const held = { user_id, role_id, in_installation: true };
    if ((await db.userRole.count({ where: { ...held, is_active: true } })) === 0) {
      await db.userRole.create({ data: { ...held, created: now } });
    }
  }
  const stamps = { created: now, modified: now };
  const requirement = await db.accessRequirement.create({ data: { name: `Sample ${crypto.randomUUID()}`, ...stamps } });
  const submitters = people.filter(({ full_name }) => full_name !== '').slice(0, 4);
  for (const [at, { id: submitter_id }] of submitters.entries()) {
    const submitted_at = new Date(now.getTime() - at * 4 * DAY_MS);
    const state = at === 3 ? { state: 'REJECTED', reviewed_at: now } : { state: 'SUBMITTED' };
    const of = { requirement_id: requirement.id, submitter_id, requirement_version: 1, is_renewal: at % 2 === 1 };
    const { id: submission_id } = await db.accessSubmission.create({
      data: { ...of, ...state, submitted_at, ...stamps },
    });
    await db.accessSubmissionChange.create({
      data: { submission_id, user_id: submitter_id, type: 'GAIN_ACCESS', position: 1 },
    });
  }
}
