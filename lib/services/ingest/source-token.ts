import { SOURCE_TOKEN_PREFIX } from '@/lib/auth/authenticate';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';

const PREFIX_LENGTH = SOURCE_TOKEN_PREFIX.length + 6;

/** A fresh token of a source, with what is stored of it: its hash, and how it begins. */
export function newSourceToken() {
  const token = `${SOURCE_TOKEN_PREFIX}${newSecret()}`;
  return { token, hash: hashOfSecret(token), prefix: token.slice(0, PREFIX_LENGTH) };
}
