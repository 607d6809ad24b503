import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

const stamps = { created: testNow, modified: testNow };

type Asked = Partial<Prisma.QuestionUncheckedCreateInput> & { options?: readonly string[] };

/** A checklist with questions in the order given. */
export async function makeChecklist(asked: readonly Asked[] = [{}]) {
  const data = { name: uniqueName('checklist'), checklist_type: 'project_metadata', ...stamps };
  const checklist = await database().checklist.create({ data });
  const questions = [];
  for (const [position, { options = [], ...fields }] of asked.entries()) {
    const question = await database().question.create({
      data: {
        description: `Question ${position}`,
        question_type: 'boolean',
        position,
        ...stamps,
        ...fields,
        checklist_id: checklist.id,
      },
    });
    const created = options.map((label, at) => ({ question_id: question.id, label, position: at, created: testNow }));
    questions.push({ ...question, options: await database().questionOption.createManyAndReturn({ data: created }) });
  }
  return { ...checklist, questions };
}

/** Gives a customer a checklist, of which all its projects have a completion. */
export async function giveChecklist(customer_id: string, checklist_id: string) {
  await database().customer.update({ where: { id: customer_id }, data: { checklist_id } });
  const projects = await database().project.findMany({ where: { customer_id }, select: { id: true } });
  const data = projects.map(({ id: project_id }) => ({ project_id, checklist_id, ...stamps }));
  await database().checklistCompletion.createMany({ data, skipDuplicates: true });
}
