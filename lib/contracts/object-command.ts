import { z } from 'zod';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';
import { operation } from '@/lib/contracts/operation';

/** Does what a command of an object offers, with the members that its body, its comment and its day have. */
export function objectCommandOperation({ api_endpoint, body, comment_field, day_field, key }: ObjectCommand) {
  const members = [...Object.keys(body), comment_field, day_field].filter((name) => name !== null);
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
