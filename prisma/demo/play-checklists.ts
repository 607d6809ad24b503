import type { QuestionType } from '@/lib/contracts/checklists/question-kinds';
import { createQuestionOperation } from '@/lib/contracts/checklists/questions';
import { database } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { createChecklist } from '@/lib/services/checklists/create-checklist';
import { createQuestion } from '@/lib/services/checklists/create-question';
import { createQuestionOption } from '@/lib/services/checklists/create-question-option';
import { submitAnswers } from '@/lib/services/checklists/submit-answers';
import { changeCustomer } from '@/lib/services/customers/change-customer';
import { contextOf } from '@/prisma/demo/context-of';

const DAY_HOURS = 24;

type Asked = {
  description: string;
  question_type: QuestionType;
  required?: boolean;
  user_guidance?: string;
  min_value?: number;
  max_value?: number;
  options?: readonly string[];
};

const questions: readonly Asked[] = [
  { description: 'What is the project about?', question_type: 'text_area', required: true },
  { description: 'Does it store personal data?', question_type: 'boolean', required: true },
  {
    description: 'Where may its data be stored?',
    question_type: 'multi_select',
    required: true,
    user_guidance: 'Tick every place that its contracts allow.',
    options: ['In the harbour', 'In the country', 'In the European Union'],
  },
  { description: 'How many people work on it?', question_type: 'number', min_value: 1, max_value: 500 },
  { description: 'Whom do we ask about it?', question_type: 'email', required: true },
  { description: 'Until when is it funded?', question_type: 'date' },
];

/** A checklist that staff made and one organisation asks of its projects, half done in one of them. */
export async function playChecklists(): Promise<void> {
  const astrid = await contextOf('astrid', 10 * DAY_HOURS);
  const asked = await createDetails(astrid);
  const { id } = await database().customer.findUniqueOrThrow({ where: { external_id: 'demo-harbour' } });
  const given = { uuid: id, project_metadata_checklist: asked.checklist };
  await changeCustomer(astrid, given, { requireVersion: () => undefined });
  const { id: port } = await database().project.findUniqueOrThrow({ where: { external_id: 'demo-port' } });
  const [about, isPersonal, , people] = asked.questions;
  await submitAnswers(await contextOf('petra', 2 * DAY_HOURS), {
    uuid: port,
    answers: [
      { question_uuid: about ?? '', answer_data: 'Plans berths and cranes, and keeps who used which.' },
      { question_uuid: isPersonal ?? '', answer_data: true },
      { question_uuid: people ?? '', answer_data: 12 },
    ],
  });
}

async function createDetails(ctx: Ctx): Promise<{ checklist: string; questions: string[] }> {
  const { uuid: checklist } = await createChecklist(ctx, {
    name: 'Project details',
    description: 'What the harbour has to know of every project.',
    checklist_type: 'project_metadata',
  });
  const made: string[] = [];
  for (const [order, { options = [], ...question }] of questions.entries()) {
    const given = createQuestionOperation.body.parse({ ...question, checklist, order });
    const { uuid } = await createQuestion(ctx, given);
    for (const [at, label] of options.entries()) await createQuestionOption(ctx, { question: uuid, label, order: at });
    made.push(uuid);
  }
  return { checklist, questions: made };
}
