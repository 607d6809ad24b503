import { z } from 'zod';
import type { ObjectCommand } from '@/lib/contracts/marketplace-details';
import { operation } from '@/lib/contracts/operation';

/** Does what a command of an object offers, with the members that its body and its comment have. */
export function objectCommandOperation({ api_endpoint, body, comment_field, key }: ObjectCommand) {
  const members = [...Object.keys(body), ...(comment_field === null ? [] : [comment_field])];
  return operation({
    id: key,
    method: 'POST',
    path: api_endpoint,
    summary: 'Do what a command offers',
    permission: 'SIGNED_IN',
    body: z.strictObject(Object.fromEntries(members.map((name) => [name, z.unknown()]))),
    answer: z.record(z.string(), z.unknown()),
  });
}
