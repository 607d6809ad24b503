import { z } from 'zod';
import { chosenFields, instant, line, optionalText, orderBy, pageQuery, text, uuid } from '@/lib/contracts/common';
import { givenRole, givenRoleName, placeKinds, reference } from '@/lib/contracts/members/places';
import { operation } from '@/lib/contracts/operation';
import { emailAddress } from '@/lib/contracts/people/email-address';

/** `requested` waits for who may add the role, `project` for the start of its project. */
export const invitationStates = [
  'pending',
  'accepted',
  'canceled',
  'expired',
  'rejected',
  'requested',
  'project',
] as const;

export type InvitationState = (typeof invitationStates)[number];

/** What became of the mail. */
const executionStates = ['Scheduled', 'Processing', 'OK', 'Erred'] as const;

const none = z.literal('');

/** What is answered of an invitation to who is invited. */
const details = {
  scope_uuid: uuid,
  scope_name: z.string(),
  scope_description: z.string(),
  scope_type: z.enum(placeKinds),
  customer_uuid: uuid,
  customer_name: z.string(),
  /** With a dot: PROJECT.MANAGER. */
  role_name: z.string(),
  role_description: z.string(),
  created_by_full_name: z.string(),
  created_by_username: z.string(),
  created_by_image: z.null(),
  email: z.string(),
  state: z.enum(invitationStates),
  error_message: z.string(),
  execution_state: z.enum(executionStates),
  extra_invitation_text: z.string(),
};

const invitationDetails = z.strictObject(details);

export type InvitationDetails = z.output<typeof invitationDetails>;

/** An address that is invited to a role in a project or an organisation. */
export const userInvitation = z.strictObject({
  url: z.string(),
  uuid,
  role: uuid,
  created: instant,
  /** Of what is not mailed yet, when it would expire if it were mailed now. */
  expires: instant,
  ...details,
  full_name: z.string(),
  native_name: none,
  phone_number: none,
  organization: none,
  job_title: none,
  civil_number: none,
});

export type UserInvitation = z.output<typeof userInvitation>;

const path = '/api/user-invitations/';
const params = z.strictObject({ uuid });
const word = text(200).optional();
const ignored = text(500).nullable().optional().describe('Has no effect.');

export const listUserInvitationsOperation = operation({
  id: 'user_invitations_list',
  method: 'GET',
  path,
  summary: 'List invitations: those that you sent, those to you, and those to roles that you may add',
  permission: 'SIGNED_IN',
  query: z.strictObject({
    ...pageQuery,
    ...chosenFields(userInvitation),
    state: z.array(z.enum(invitationStates)).optional(),
    email: text(254).optional(),
    email_exact: emailAddress.optional(),
    role_name: givenRoleName.optional(),
    role_uuid: uuid.optional(),
    scope: reference.optional(),
    scope_type: z.enum(placeKinds).optional(),
    scope_name: word,
    scope_description: word,
    customer_uuid: uuid.optional(),
    o: orderBy(['created', 'created_by', 'email', 'state']),
  }),
  answer: z.array(userInvitation),
  gives: { kind: 'list' },
});

export const createUserInvitationOperation = operation({
  id: 'user_invitations_create',
  method: 'POST',
  path,
  summary: 'Invite an email address to a role; it waits for approval if you can’t give the role yourself',
  permission: 'SIGNED_IN',
  reachesOut: true,
  body: z.strictObject({
    role: givenRole,
    scope: reference,
    email: emailAddress,
    full_name: line(200).default(''),
    extra_invitation_text: optionalText(2_000),
    native_name: ignored,
    phone_number: ignored,
    organization: ignored,
    job_title: ignored,
    civil_number: ignored,
  }),
  status: 201,
  answer: userInvitation,
  errors: ['not_allowed', 'moved_on', 'already_exists', 'rule_broken', 'too_many_requests'],
});

export const readUserInvitationOperation = operation({
  id: 'user_invitations_read',
  method: 'GET',
  path: `${path}{uuid}/`,
  summary: 'Read an invitation',
  permission: 'SIGNED_IN',
  params,
  query: z.strictObject(chosenFields(userInvitation)),
  answer: userInvitation,
  errors: ['not_found'],
});

export const readUserInvitationDetailsOperation = operation({
  id: 'user_invitations_details',
  method: 'GET',
  path: `${path}{uuid}/details/`,
  summary: 'Read what an invitation offers',
  permission: 'SIGNED_IN',
  params,
  answer: invitationDetails,
  errors: ['not_found'],
});

export const deleteUserInvitationOperation = operation({
  id: 'user_invitations_delete',
  method: 'DELETE',
  path: `${path}{uuid}/`,
  summary: 'Delete an invitation, whatever its state',
  permission: 'STAFF',
  params,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});

export const deleteUserInvitationByPostOperation = operation({
  id: 'user_invitations_delete_by_post',
  method: 'POST',
  path: `${path}{uuid}/delete/`,
  summary: 'Delete an invitation, as DELETE does',
  permission: 'STAFF',
  params,
  answer: z.strictObject({}),
  errors: ['not_found'],
});
