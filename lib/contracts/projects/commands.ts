import { z } from 'zod';
import { pageQuery, text, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** What people do with a project, each where its call would let them now. */
export const projectCommandKeys = [
  'change',
  'change_administration',
  'set_restrictions',
  'check_restrictions',
  'set_end_date',
  'request_end_date',
  'decide_end_date',
  'cancel_end_date_request',
  'accept_end',
  'undo_accept_end',
  'place_order',
  'delete',
  'recover',
  'restore_team',
  'move',
  'hard_delete',
] as const;

export type ProjectCommandKey = (typeof projectCommandKeys)[number];

const params = z.strictObject({ uuid });

export const listProjectCommandsOperation = operation({
  id: 'projects_commands',
  method: 'GET',
  path: '/api/projects/{uuid}/commands/',
  summary: 'List what you can do with a project as it is now',
  permission: 'SIGNED_IN',
  params,
  answer: z.array(z.enum(projectCommandKeys)),
  errors: ['not_found'],
});

/** Something that can be ordered in a project. */
const projectOffering = z.strictObject({
  uuid,
  name: z.string(),
  offering_type: z.string(),
  provider_uuid: uuid,
  provider_name: z.string(),
  /** Whether its provider approves orders before they are carried out. */
  asks_for_review: z.boolean(),
  components: z.array(z.strictObject({ type: z.string(), name: z.string() })),
});

export type ProjectOffering = z.output<typeof projectOffering>;

export const listProjectOfferingsOperation = operation({
  id: 'projects_offerings',
  method: 'GET',
  path: '/api/projects/{uuid}/offerings/',
  summary: 'List what can be ordered in a project, by name',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject({ ...pageQuery, q: text(200).optional() }),
  answer: z.array(projectOffering),
  gives: { kind: 'list' },
  errors: ['not_found'],
});
