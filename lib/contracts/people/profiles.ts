import { z } from 'zod';
import { instant, uuid } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

/** A person as those know them who share an organisation or a project with them. */
export const acquaintance = z.strictObject({
  url: z.string(),
  uuid,
  username: z.string(),
  full_name: z.string(),
  email: z.string(),
});

/** A person as they are known to themselves, to staff and to support. */
export const profile = z.strictObject({
  ...acquaintance.shape,
  slug: z.string(),
  /** Before and after the last space of full_name. */
  first_name: z.string(),
  last_name: z.string(),
  native_name: z.literal(''),
  is_staff: z.boolean(),
  is_support: z.boolean(),
  is_active: z.boolean(),
  affiliations: z.array(z.string()),
  identity_source: z.string(),
  date_joined: instant,
  image: z.null(),
});

export type Profile = z.output<typeof profile>;

export const readCallerOperation = operation({
  id: 'users_read_caller',
  method: 'GET',
  path: '/api/users/me/',
  summary: 'Read who you are',
  permission: 'SIGNED_IN',
  answer: z.strictObject({
    ...profile.shape,
    /** Always empty: what a role allows is asked of the object. */
    permissions: z.array(z.string()).max(0),
  }),
});
