import { z } from 'zod';
import { day, line, text } from '@/lib/contracts/common';
import {
  givenProjectKind,
  graceDays,
  mostServiceAccounts,
  oecdCode,
  reference,
  restrictions,
  slug,
  zone,
} from '@/lib/contracts/members/places';
import type { FilePart } from '@/lib/contracts/operation';
import { pictureFormats } from '@/lib/contracts/picture-formats';

/** A picture of a place, which is decoded before it is stored. */
export const picturePart: FilePart = {
  field: 'image',
  mediaTypes: pictureFormats,
  mostBytes: 1024 * 1024,
  mostBodyBytes: 1.5 * 1024 * 1024,
  isJudgedByBytes: true,
};

const fields = {
  slug,
  description: text(2_000),
  staff_notes: text(2_000),
  type: reference.nullable(),
  backend_id: line(255),
  start_date: day.nullable(),
  end_date: day.nullable(),
  time_zone: zone.nullable(),
  oecd_fos_2007_code: oecdCode,
  is_industry: z.boolean(),
  kind: givenProjectKind,
  grace_period_days: graceDays.nullable(),
  max_service_accounts: mostServiceAccounts.nullable(),
  ...restrictions,
  image: z
    .string()
    .max(2_000)
    .nullable()
    .describe('null or an empty text removes the picture. A new one is sent as multipart/form-data.'),
  display_credit_reports: z.boolean().describe('Has no effect.'),
};

const optional = z.strictObject(fields).partial();
const name = line(500, 1);

export const givenProject = optional.extend({ name, customer: reference });
export const replacedProject = givenProject.extend({});
export const changedProject = optional.extend({ name: name.optional(), customer: reference.optional() });
