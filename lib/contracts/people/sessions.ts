import { z } from 'zod';
import { instant, pageQuery, uuid, uuidParams } from '@/lib/contracts/common';
import { operation } from '@/lib/contracts/operation';

export const session = z.strictObject({
  uuid,
  /** Browser and system as the browser names them: "Firefox on Linux". */
  browser: z.string(),
  /** The address last seen, or the /64 network of an IPv6 address; null when not known. */
  network: z.string().nullable(),
  created: instant,
  last_seen_at: instant,
  expires_at: instant,
  /** The session that makes this request. */
  is_current: z.boolean(),
});

export type Session = z.output<typeof session>;

export const listSessionsOperation = operation({
  id: 'sessions_list',
  method: 'GET',
  path: '/api/sessions/',
  summary: 'List your sessions, last seen first',
  permission: 'SIGNED_IN',
  query: z.strictObject(pageQuery),
  answer: z.array(session),
  gives: { kind: 'list' },
});

export const endSessionOperation = operation({
  id: 'sessions_end',
  method: 'DELETE',
  path: '/api/sessions/{uuid}/',
  summary: 'Sign out one of your sessions',
  permission: 'SIGNED_IN',
  params: uuidParams,
  status: 204,
  answer: z.undefined(),
  errors: ['not_found'],
});
