import { z } from 'zod';
import { line, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';
import { emailAddress } from '@/lib/contracts/people/email-address';

/** Whose restrictions a person has to pass, in the order in which they are asked. */
export const restrictionLevels = ['customer', 'project'] as const;
export type RestrictionLevel = (typeof restrictionLevels)[number];

/** The lists of a level: a match of any entry of any list is enough, and three empty lists let everyone in. */
export const restrictionLists = ['user_email_patterns', 'user_affiliations', 'user_identity_sources'] as const;
export type RestrictionList = (typeof restrictionLists)[number];

/** What is answered where a level refuses somebody; that of a group invitation is asked before the others. */
export const deniedSentences: Readonly<Record<RestrictionLevel | 'invitation', string>> = {
  invitation: 'User email, affiliation, or identity source does not match the invitation restrictions.',
  customer: 'User email, affiliation, or identity source does not match the customer restrictions.',
  project: 'User email, affiliation, or identity source does not match the project restrictions.',
};

const MOST_AFFILIATIONS = 100;

/** A person of the installation, or somebody with this address, these affiliations and this identity source. */
const candidate = z
  .strictObject({
    user: uuid.optional(),
    email: emailAddress.optional(),
    affiliations: z.array(line(200, 1)).max(MOST_AFFILIATIONS).optional(),
    identity_source: line(200).optional(),
  })
  .superRefine(({ affiliations, email, identity_source, user }, context) => {
    const addIssue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (user === undefined && email === undefined) addIssue('user', 'Give a user or an email address.');
    if (user === undefined) return;
    if (email !== undefined) addIssue('email', 'Give a user or an email address, not both.');
    if (affiliations !== undefined) addIssue('affiliations', 'A user has affiliations of their own.');
    if (identity_source !== undefined) addIssue('identity_source', 'A user has an identity source of their own.');
  });

/** A pattern that is stored and can’t be used: it matches nothing. */
const brokenPattern = z.strictObject({ pattern: z.string(), reason: z.string() });

export type BrokenPattern = z.output<typeof brokenPattern>;

const levelVerdict = z.strictObject({
  level: z.enum(restrictionLevels),
  is_allowed: z.boolean(),
  /** The list and the entry that let them in; null where none did, or none was asked. */
  list: z.enum(restrictionLists).nullable(),
  entry: z.string().nullable(),
  reason: z.string(),
});

export type LevelVerdict = z.output<typeof levelVerdict>;

const verdict = z.strictObject({ is_allowed: z.boolean(), levels: z.array(levelVerdict) });

export type Verdict = z.output<typeof verdict>;

const params = z.strictObject({ uuid });

export const checkProjectRestrictionsOperation = operation({
  id: 'projects_check_restrictions',
  method: 'POST',
  path: '/api/projects/{uuid}/check_restrictions/',
  summary: 'Check whether the restrictions of a project and its organisation let someone in',
  permission: 'SIGNED_IN',
  params,
  body: candidate,
  answer: verdict,
  errors: ['not_found', 'not_allowed'],
  isAudited: false,
});

export const checkCustomerRestrictionsOperation = operation({
  ...checkProjectRestrictionsOperation,
  id: 'customers_check_restrictions',
  path: '/api/customers/{uuid}/check_restrictions/',
  summary: 'Check whether the restrictions of an organisation let someone in',
});

export const listProjectBrokenPatternsOperation = operation({
  id: 'projects_broken_patterns_list',
  method: 'GET',
  path: '/api/projects/{uuid}/broken_patterns/',
  summary: 'List the email patterns of a project that can’t be used, and why',
  permission: 'SIGNED_IN',
  params,
  answer: z.array(brokenPattern),
  errors: ['not_found'],
});

export const listCustomerBrokenPatternsOperation = operation({
  ...listProjectBrokenPatternsOperation,
  id: 'customers_broken_patterns_list',
  path: '/api/customers/{uuid}/broken_patterns/',
  summary: 'List the email patterns of an organisation that can’t be used, and why',
});
