import type { SourceActor } from '@/lib/core/actor';
import { database } from '@/lib/db/client';
import { newSourceToken } from '@/lib/services/ingest/source-token';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** A source with its token's text, and the actor that it is when it calls. */
export async function makeIngestSource(kind: SourceActor['sends']) {
  const { token, hash, prefix } = newSourceToken();
  const name = uniqueName('source');
  const data = { name, kind, token_hash: hash, prefix, created: testNow };
  const { id } = await database().ingestSource.create({ data });
  const actor: SourceActor = { kind: 'source', sourceId: id, name, sends: kind, via: 'token' };
  return { id, name, token, actor };
}
