import { requirePerson } from '@/lib/auth/require';
import type { Ctx } from '@/lib/db/context';
import { liveHub } from '@/lib/services/live/live-hub';

/** Opens a stream of what changes for the caller. It ends with the request, with the process, or when they may hear no more. */
export async function watchLive(
  ctx: Ctx,
  _input: object,
  { request }: { request: Request },
): Promise<ReadableStream<Uint8Array>> {
  return liveHub().open(requirePerson(ctx), request.signal);
}
