import { z } from 'zod';
import { checklistTypes } from '@/lib/contracts/checklists/checklists';
import { chosenFields, line, pageQuery, text, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

const checklist = z.strictObject({
  uuid,
  url: z.string(),
  name: z.string(),
  description: z.string(),
  questions_count: z.int().min(0),
  checklist_type: z.enum(checklistTypes),
});

export type Checklist = z.output<typeof checklist>;

const path = '/api/checklists-admin/';
const name = line(255, 1);
const checklist_type = z.enum(checklistTypes);
const description = text(2_000).optional();

export const listChecklistsOperation = operation({
  id: 'checklists_list',
  method: 'GET',
  path,
  summary: 'List checklists, by name',
  permission: 'STAFF_OR_SUPPORT',
  query: z.strictObject({ ...pageQuery, ...chosenFields(checklist) }),
  answer: z.array(checklist),
  gives: { kind: 'list' },
});

export const createChecklistOperation = operation({
  id: 'checklists_create',
  method: 'POST',
  path,
  summary: 'Create a checklist',
  permission: 'STAFF',
  body: z.strictObject({ name, checklist_type, description }),
  status: 201,
  answer: checklist,
});

export const readChecklistOperation = operation({
  id: 'checklists_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read a checklist',
  permission: 'STAFF_OR_SUPPORT',
  params: uuidParams,
  query: z.strictObject(chosenFields(checklist)),
  answer: checklist,
  errors: ['not_found'],
});

export const deleteChecklistOperation = operation({
  id: 'checklists_delete',
  method: 'DELETE',
  path: `${path}{uuid}/`,
  summary: 'Delete a checklist that no organisation uses and no one has answered',
  permission: 'STAFF',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found', 'moved_on'],
});
