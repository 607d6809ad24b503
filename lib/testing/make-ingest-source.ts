import { SOURCE_TOKEN_PREFIX } from '@/lib/auth/authenticate';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import type { SourceActor } from '@/lib/core/actor';
import { database } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** A source with its token's text, and the actor that it is when it calls. */
export async function makeIngestSource(kind: SourceActor['sends']) {
  const token = `${SOURCE_TOKEN_PREFIX}${newSecret()}`;
  const name = uniqueName('source');
  const data = { name, kind, token_hash: hashOfSecret(token), prefix: token.slice(0, 13), created: testNow };
  const { id } = await database().ingestSource.create({ data });
  const actor: SourceActor = { kind: 'source', sourceId: id, name, sends: kind, via: 'token' };
  return { id, name, token, actor };
}
