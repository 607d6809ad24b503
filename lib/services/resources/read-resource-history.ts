import { z } from 'zod';
import type { ObjectEvent, readResourceHistoryOperation } from '@/lib/contracts/marketplace/details';
import {
  keepResourceOperation,
  renewResourceOperation,
  setEndDateOperation,
  terminateResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { formatPlainDay } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { changesOf, type RecordedChange } from '@/lib/services/audit/changes-of';
import { readResource } from '@/lib/services/resources/read-resource';

const words: Readonly<Record<string, string>> = {
  [setEndDateOperation.id]: 'End date changed',
  [renewResourceOperation.id]: 'Renewed',
  [terminateResourceOperation.id]: 'Termination accepted',
  [keepResourceOperation.id]: 'Termination undone',
};

const moved = z.object({ end_date: z.object({ from: z.string().nullable(), to: z.string().nullable() }) });

/** What happened to a resource that the caller may see, newest first, its creation last. @throws not_found */
export async function readResourceHistory(
  ctx: Ctx,
  input: InputOf<typeof readResourceHistoryOperation>,
): Promise<ObjectEvent[]> {
  const { created, uuid } = await readResource(ctx, input);
  const changes = await changesOf(ctx, 'resource', uuid);
  return [...changes.map(wordChange), { at: new Date(created).toISOString(), what: 'Created', detail: '', by: null }];
}

function wordChange({ at, operation, by, facts }: RecordedChange): ObjectEvent {
  const { data } = moved.safeParse(facts);
  return { at: at.toISOString(), what: words[operation] ?? 'Changed', detail: data ? wordEnd(data.end_date) : '', by };
}

function wordEnd({ from, to }: { from: string | null; to: string | null }): string {
  const day = (end: string | null) => (end === null ? 'no end date' : formatPlainDay(end));
  return from === to ? day(to) : `${day(from)} → ${day(to)}`;
}
