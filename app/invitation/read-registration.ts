import { registerInvitedUserOperation } from '@/lib/contracts/members/invitation-commands';
import type { InputOf } from '@/lib/contracts/operation';

type Entered = Record<'uuid' | 'token' | 'full_name' | 'password' | 'repeated', string>;
type Read = { errorMessage: null; input: InputOf<typeof registerInvitedUserOperation> } | { errorMessage: string };

/** The fields as the form calls them; the others come with the link. */
const labels = new Map<PropertyKey | undefined, string>([
  ['full_name', 'Your name'],
  ['password', 'New password'],
]);

/** What who is invited entered to get an account, or a sentence about the first fault in it. */
export function readRegistration({ full_name, password, repeated, token, uuid }: Entered): Read {
  if (password !== repeated) return { errorMessage: 'The passwords don’t match.' };
  const params = registerInvitedUserOperation.params.safeParse({ uuid });
  const body = registerInvitedUserOperation.body.safeParse({ token, full_name, password });
  if (params.success && body.success) return { errorMessage: null, input: { ...params.data, ...body.data } };
  const [issue] = body.error?.issues ?? [];
  const label = labels.get(issue?.path[0]);
  return { errorMessage: label === undefined ? 'Open the link again.' : `${label}: ${issue?.message}` };
}
