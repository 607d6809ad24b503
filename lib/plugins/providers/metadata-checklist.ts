import { type Sql, sql } from '@/lib/db/client';
import { collectByAccess } from '@/lib/plugins/providers/collect-by-access';
import type { Facts } from '@/lib/plugins/providers/desired-actions';
import { inProject } from '@/lib/plugins/providers/fact-places';
import { ofObjects, scopeOfObjects } from '@/lib/plugins/providers/in-scope';
import type { ActionProvider, RefreshScope, SampleWorld } from '@/lib/plugins/providers/provider';
import { taskDue, taskUrgency } from '@/lib/plugins/providers/task-urgency';
import { completionFigures, shownCompletions } from '@/lib/services/completions/completion-row';

/** Checklists of projects in which a question is not answered that has to be. */
export const metadataChecklist: ActionProvider = {
  actionType: 'metadata_checklist',
  pluralName: 'Project details to complete',
  icon: 'clipboard',
  appName: 'projects',
  providerClass: 'MetadataChecklistProvider',
  objectType: 'checklist_completion',
  defaultSchedule: '0 */6 * * *',
  settings: [],
  access: { through: 'project_or_customer', permission: 'PROJECT.UPDATE' },
  scopeOf: (event) => (event.type === 'checklists.changed' ? scopeOfObjects(event.completionIds) : null),
  collect: (ctx, scope, { now }) =>
    collectByAccess(ctx, metadataChecklist, scope, (inScopes) => unfinished(scope, now, inScopes)),
  objectExists: sql`EXISTS (SELECT 1 FROM checklist_completion AS completion JOIN project ON project.id = completion.project_id
    WHERE completion.id = action.object_id AND NOT project.is_removed)`,
  wordDescription: null,
  why: () => null,
  distinction: null,
  facts: [
    { label: 'Checklist', from: 'checklist', as: 'text' },
    { label: 'Required answers', from: 'required', as: 'text' },
    { label: 'Missing', from: 'missing', as: 'text' },
    { label: 'Since', from: 'created', as: 'instant' },
  ],
  correctives: [
    {
      key: 'answer_questions',
      label: 'Answer questions',
      category: 'configure',
      severity: 'safe',
      confirmation_required: false,
      permission: null,
      consequence: 'Opens the project, where you answer the questions.',
    },
  ],
  sample,
};

function unfinished(scope: RefreshScope, now: Date, inScopes: Sql): Facts {
  return {
    object: sql`completion.id`,
    says: {
      title: sql`'Complete the details of ' || project.name`,
      description: sql`done.missing || ' of ' || done.required || ' required answers '
        || CASE done.missing WHEN 1 THEN 'is' ELSE 'are' END || ' missing.'`,
      urgency_rank: taskUrgency(sql`completion.created`, now),
      due_date: taskDue(sql`completion.created`),
      evidence: sql`jsonb_build_object('checklist', checklist.name, 'required', done.required, 'missing', done.missing,
        'created', completion.created)`,
      route_name: sql`'project-checklist'`,
      route_params: sql`jsonb_build_object('project_uuid', project.id)`,
      related_object_name: sql`project.name`,
      ...inProject,
    },
    from: sql`${shownCompletions} ${completionFigures}
      WHERE NOT project.is_removed AND done.missing > 0 ${ofObjects(scope, sql`completion.id`)} ${inScopes}`,
  };
}

/** A checklist of two required questions in every project, of which some have answered none, one or both; and one that is not shown. */
async function sample({ db, now, people, projects }: SampleWorld): Promise<void> {
  const stamps = { created: now, modified: now };
  const checklist = { checklist_type: 'project_metadata', ...stamps };
  const { id: checklist_id } = await db.checklist.create({ data: { name: 'Sample', ...checklist } });
  const { id: hidden } = await db.checklist.create({ data: { name: 'Hidden', ...checklist } });
  const asked = { description: 'Is it so?', question_type: 'boolean', required: true, ...stamps };
  const questions = await db.question.createManyAndReturn({
    data: [checklist_id, checklist_id, hidden].map((id) => ({ ...asked, checklist_id: id })),
  });
  const [author] = people;
  for (const [at, { customer_id, id: project_id }] of projects.entries()) {
    await db.customer.update({ where: { id: customer_id }, data: { checklist_id } });
    const created = new Date(now.getTime() - at * 25 * 86_400_000);
    await db.checklistCompletion.create({ data: { project_id, checklist_id: hidden, ...stamps } });
    const { id: completion_id } = await db.checklistCompletion.create({
      data: { project_id, checklist_id, created, modified: now },
    });
    const answered = questions.slice(0, at % 3);
    if (author === undefined) continue;
    await db.answer.createMany({
      data: answered.map(({ id: question_id }) => ({
        completion_id,
        question_id,
        user_id: author.id,
        answer_data: true,
        ...stamps,
      })),
    });
  }
}
