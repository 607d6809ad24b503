import { z } from 'zod';
import { day, instant, uuid } from '@/lib/contracts/common';
import { orderStateNames, orderTypeNames } from '@/lib/contracts/marketplace/names';

/** Where an order or a resource belongs, as both answer it. */
export const belongings = {
  url: z.string(),
  uuid,
  external_id: z.string().nullable(),
  project_uuid: uuid,
  project_name: z.string(),
  customer_uuid: uuid,
  customer_name: z.string(),
  organization_uuid: uuid,
  organization_name: z.string(),
  offering: z.string(),
  offering_uuid: uuid,
  offering_name: z.string(),
  offering_type: z.string(),
  /** The customer of the offering. */
  provider_uuid: uuid,
  provider_name: z.string(),
  created: instant,
  modified: instant,
};

const reviewer = z.string().nullable();

/** Who reviewed an order for one side: null while nobody has. */
const reviews = {
  consumer_reviewed_by: reviewer,
  consumer_reviewed_by_full_name: reviewer,
  consumer_reviewed_by_username: reviewer,
  consumer_reviewed_at: instant.nullable(),
  /** As the full name, or empty. */
  consumer_reviewed_by_name: z.string(),
  provider_reviewed_by: reviewer,
  provider_reviewed_by_full_name: reviewer,
  provider_reviewed_by_username: reviewer,
  provider_reviewed_at: instant.nullable(),
};

/** What an order answers. */
export const orderMembers = {
  ...belongings,
  ...reviews,
  project_slug: z.string(),
  customer_slug: z.string(),
  type: z.enum(orderTypeNames),
  /** As `type`. */
  order_type: z.enum(orderTypeNames),
  state: z.enum(orderStateNames),
  resource_uuid: uuid.nullable(),
  resource_name: z.string(),
  /** Left out without a resource. */
  marketplace_resource_uuid: uuid.optional(),
  attributes: z.record(z.string(), z.unknown()),
  limits: z.record(z.string(), z.number()),
  /** A decimal number as text, with every digit. */
  cost: z.string().nullable(),
  start_date: day.nullable(),
  request_comment: z.string(),
  consumer_rejection_comment: z.string(),
  provider_rejection_comment: z.string(),
  /** Empty for Heed itself. */
  created_by_username: z.string(),
  created_by_full_name: z.string().describe('"System" for an order that no one placed.'),
  /** As the full name; "System" for Heed itself. */
  created_by_name: z.string(),
  completed_at: instant.nullable(),
  error_message: z.string(),
  /** Empty for others than the provider’s side. */
  error_traceback: z.string(),
};
