import { type Caller, placeOf } from '@/lib/testing/authorisation/callers';
import { byRole, byView, type Outcome, type Outcomes, only, staff } from '@/lib/testing/authorisation/expectations';
import type { MatrixRow, MatrixRows, Question } from '@/lib/testing/authorisation/find-matrix-errors';
import { uniqueName } from '@/lib/testing/make';
import { giveChecklist, makeChecklist } from '@/lib/testing/make-checklist';

/** PROJECT.UPDATE. */
const mayAnswer: readonly Caller[] = ['manager', 'owner', 'customerManager', 'staff'];
/** CUSTOMER.UPDATE. */
const maySet: readonly Caller[] = ['owner', 'staff'];

type Made = Awaited<ReturnType<typeof makeChecklist>>;
const askedOptions = [{ question_type: 'single_select', options: ['One', 'Two'] }];

export const checklistRows: MatrixRows = {
  projects_checklist: { outcomes: byView(200, 404), ask: ofProject() },
  projects_completion_status: { outcomes: byView(200, 404), ask: ofProject() },
  projects_submit_answers: {
    outcomes: byRole(mayAnswer),
    ask: ofProject(({ questions: [question] }) => [{ question_uuid: question?.id, answer_data: true }]),
  },
  projects_checklist_template: {
    outcomes: ofCustomers(byView(200, 404)),
    ask: async ({ projects }, _caller, subject) => {
      const { customer_id } = projects[placeOf(subject)];
      await giveChecklist(customer_id, (await makeChecklist()).id);
      return { query: `?parent_uuid=${customer_id}` };
    },
  },
  customers_checklist_choices: {
    outcomes: ofCustomers(byRole(maySet)),
    ask: ({ projects }, _caller, subject) => ({ params: { uuid: projects[placeOf(subject)].customer_id } }),
  },
  checklists_list: { outcomes: { some: readers(200) }, ask: () => ({}) },
  checklists_read: { outcomes: { some: readers(200) }, ask: ofChecklist(({ id }) => ({ params: { uuid: id } })) },
  checklists_questions: { outcomes: { some: readers('shown') }, ask: ofChecklist(questionsShown) },
  checklists_create: {
    outcomes: { some: staff(201) },
    ask: () => ({ body: { name: uniqueName('checklist'), checklist_type: 'project_metadata' } }),
  },
  checklists_change: {
    outcomes: { some: staff(200) },
    ask: ofChecklist(({ id }) => ({ params: { uuid: id }, body: { description: 'New.' } })),
  },
  checklists_replace: {
    outcomes: { some: staff(200) },
    ask: ofChecklist(({ id }) => ({ params: { uuid: id }, body: { name: 'New', checklist_type: 'project_metadata' } })),
  },
  checklists_delete: { outcomes: { some: staff(204) }, ask: ofChecklist(({ id }) => ({ params: { uuid: id } })) },
  checklist_questions_list: {
    outcomes: { some: readers('shown') },
    ask: ofChecklist((made) => ({ query: `?checklist_uuid=${made.id}`, seeks: questionOf(made).id })),
  },
  checklist_questions_read: { outcomes: { some: readers(200) }, ask: ofQuestion() },
  checklist_questions_create: {
    outcomes: { some: staff(201) },
    ask: ofChecklist(({ id }) => ({ body: { checklist: id, description: 'Why?', question_type: 'text_area' } })),
  },
  checklist_questions_change: { outcomes: { some: staff(200) }, ask: ofQuestion(() => ({ required: true })) },
  checklist_questions_replace: {
    outcomes: { some: staff(200) },
    ask: ofQuestion(({ id }) => ({ checklist: id, description: 'Why?', question_type: 'text_area' })),
  },
  checklist_questions_delete: { outcomes: { some: staff(204) }, ask: ofQuestion() },
  question_options_list: {
    outcomes: { some: readers('shown') },
    ask: ofChecklist((made) => ({ query: `?question_uuid=${questionOf(made).id}`, seeks: optionOf(made) })),
  },
  question_options_read: { outcomes: { some: readers(200) }, ask: ofOption() },
  question_options_create: {
    outcomes: { some: staff(201) },
    ask: ofChecklist((made) => ({ body: { question: questionOf(made).id, label: 'Three' } })),
  },
  question_options_change: { outcomes: { some: staff(200) }, ask: ofOption(() => ({ label: 'New' })) },
  question_options_replace: {
    outcomes: { some: staff(200) },
    ask: ofOption((made) => ({ label: 'New', question: questionOf(made).id })),
  },
  question_options_delete: { outcomes: { some: staff(204) }, ask: ofOption() },
};

/** Staff and support. */
function readers(outcome: Outcome): Outcomes {
  return only(['staff', 'support'], outcome, 403);
}

/** A customer is the same for all its projects: who is in one of them reads it. */
function ofCustomers({ otherCustomer, sameProject }: { sameProject: Outcomes; otherCustomer: Outcomes }) {
  return { sameProject, otherCustomer };
}

/** Asks about the project of the place in question, whose customer has a new checklist of one question. */
function ofProject(body?: (made: Made) => unknown): MatrixRow['ask'] {
  return async ({ projects }, _caller, subject) => {
    const { customer_id, id } = projects[placeOf(subject)];
    const made = await makeChecklist();
    await giveChecklist(customer_id, made.id);
    return { params: { uuid: id }, ...(body !== undefined && { body: body(made) }) };
  };
}

function ofChecklist(ask: (made: Made) => Question): MatrixRow['ask'] {
  return async () => ask(await makeChecklist(askedOptions));
}

function questionsShown(made: Made): Question {
  return { params: { uuid: made.id }, seeks: questionOf(made).id };
}

function ofQuestion(body?: (made: Made) => object): MatrixRow['ask'] {
  return ofChecklist((made) => ({ params: { uuid: questionOf(made).id }, ...(body && { body: body(made) }) }));
}

function ofOption(body?: (made: Made) => object): MatrixRow['ask'] {
  return ofChecklist((made) => ({ params: { uuid: optionOf(made) }, ...(body && { body: body(made) }) }));
}

function questionOf({ questions: [question] }: Made) {
  if (question === undefined) throw new Error('The checklist has no question.');
  return question;
}

function optionOf(made: Made): string {
  return questionOf(made).options[0]?.id ?? '';
}
