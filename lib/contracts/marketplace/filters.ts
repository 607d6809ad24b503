import { z } from 'zod';
import { givenInstant, queryFlag, text, uuid } from '@/lib/contracts/common';
import { givenOrderState, givenOrderType, givenResourceState } from '@/lib/contracts/marketplace/names';

const part = text(200).optional();
const one = uuid.optional();
const flag = queryFlag.optional();

/** What narrows both lists. */
const ofBoth = {
  project_uuid: one,
  customer_uuid: one,
  /** As customer_uuid. */
  organization_uuid: one,
  provider_uuid: one,
  created: givenInstant.optional(),
  created_before: givenInstant.optional(),
  modified: givenInstant.optional(),
  modified_before: givenInstant.optional(),
  query: part,
  /** As query. */
  q: part,
};

export const orderFilters = {
  ...ofBoth,
  state: z.array(givenOrderState).optional(),
  type: z.array(givenOrderType).optional(),
  order_type: givenOrderType.optional(),
  offering: one,
  offering_uuid: one,
  offering_type: z.array(text(200)).optional(),
  resource: one,
  resource_uuid: one,
  resource_name: part,
  can_approve_as_consumer: flag,
  can_approve_as_provider: flag,
};

export const resourceFilters = {
  ...ofBoth,
  state: z.array(givenResourceState).optional(),
  project_name: part,
  offering_uuid: z.array(uuid).optional(),
  offering_type: part,
  backend_id: part,
  name: part,
  name_exact: part,
  paused: flag,
  has_terminate_date: flag,
  order_state: z.array(givenOrderState).optional(),
};
