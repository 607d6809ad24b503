import { z } from 'zod';
import { accessApprovalStates } from '@/lib/contracts/access/approvals';
import { sql } from '@/lib/db/client';
import { literal, named } from '@/lib/db/verbatim';
import { followImportedApprovals } from '@/lib/services/access-notices/follow-imported-approvals';
import { defineRecordKind, maybe, reference } from '@/lib/services/imports/define-record-kind';
import { recordInstant } from '@/lib/services/imports/fields';
import type { RecordError } from '@/lib/services/imports/record-kind';
import { optional } from '@/lib/services/imports/storing/stored-value';

const NO_INSTANT = sql`NULL::timestamptz`;
const expiry = optional('expired_on', NO_INSTANT);

/**
 * What expired and was revoked for it stays so, however often its file says that it was approved until then; another expiry gives it
 * again, as if no job had run. What was withdrawn stays so until a line says otherwise.
 */
const state = sql`CASE
  WHEN known.ended_by IS DISTINCT FROM 'expiry' THEN ${optional('state', sql`'APPROVED'`)}
  WHEN known.expired_on <= given.at AND known.expired_on IS NOT DISTINCT FROM ${expiry} THEN known.state
  ELSE coalesce(given.state, 'APPROVED') END`;
const isRevoked = sql`(${state}) = 'REVOKED'`;
/** A new approval, or another expiry of one. */
const isNewEpisode = sql`(NOT ${isRevoked} AND (known.state, known.expired_on) IS DISTINCT FROM (${state}, ${expiry}))`;

/** An approval is found by its external_id, else by requirement, submitter and accessor where it has none. */
const known = sql`
  LEFT JOIN access_approval AS by_key ON by_key.external_id = given.external_id
  LEFT JOIN access_approval AS by_people ON by_key.id IS NULL AND by_people.requirement_id = ref_requirement.id
    AND by_people.submitter_id = ref_submitter.id AND by_people.accessor_id = ref_accessor.id AND by_people.external_id IS NULL
  LEFT JOIN access_approval AS known ON known.id = coalesce(by_key.id, by_people.id)`;

/** An approval stays one of the same people, to whom its history and notices belong. */
const isForOthers = (['requirement', 'submitter', 'accessor'] as const).map(
  (field): RecordError => ({
    field,
    when: sql`known.${named(`${field}_id`)} <> ${named(`ref_${field}`)}.id`,
    message: literal(
      `The approval with this external_id has another ${field}. Give this one an external_id of its own.`,
    ),
  }),
);

export const accessApprovalKind = defineRecordKind({
  type: 'access_approval',
  fields: {
    requirement: reference('access_requirement'),
    submitter: reference('user'),
    accessor: reference('user'),
    expired_on: maybe(recordInstant, 'timestamptz', NO_INSTANT),
    state: maybe(z.enum(accessApprovalStates), 'text', sql`'APPROVED'`),
  },
  sharedKeys: ({ accessor, requirement, submitter }) => [JSON.stringify([requirement, submitter, accessor])],
  recordEvents: async (tx, { created, updated }) => followImportedApprovals(tx, [...created, ...updated]),
  storage: {
    table: 'access_approval',
    known,
    resolved: { current_version: sql`ref_requirement.version` },
    stored: {
      state,
      version: sql`CASE WHEN known.id IS NULL OR ${isNewEpisode} THEN given.current_version ELSE known.version END`,
      episode: sql`CASE WHEN known.id IS NULL THEN 1 WHEN ${isNewEpisode} THEN known.episode + 1 ELSE known.episode END`,
      ended_at: sql`CASE WHEN ${isRevoked} THEN coalesce(known.ended_at, least(${expiry}, given.at)) END`,
      ended_by: sql`CASE WHEN ${isRevoked} THEN coalesce(known.ended_by, 'import') END`,
    },
    errors: isForOthers,
    clash: { field: 'accessor', message: 'This access is already there, under another external_id.' },
  },
});
