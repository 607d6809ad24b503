import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Operation } from '@/lib/contracts/operation';

const HASH_CHARACTERS = 27;

/** The strong ETag of a body. */
export function versionOf(body: string | Uint8Array): string {
  return `"${hashOf(body)}"`;
}

function hashOf(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, HASH_CHARACTERS);
}

const members = z.record(z.string(), z.unknown());

/** The strong ETag of an answer as JSON. Where it has derived members, the tag begins with what it is without them. */
export function versionOfAnswer({ gives }: Pick<Operation, 'gives'>, body: string): string {
  const derived = gives.kind === 'versioned' ? (gives.derived ?? []) : [];
  if (derived.length === 0) return versionOf(body);
  const own = Object.entries(members.parse(JSON.parse(body))).filter(([name]) => !derived.includes(name));
  return `"${hashOf(JSON.stringify(own))}.${hashOf(body)}"`;
}

/** Whether two ETags of an answer differ in derived members at most. */
export function isSameRow(one: string, other: string): boolean {
  return ownPart(one) === ownPart(other);
}

function ownPart(version: string): string {
  const end = version.indexOf('.');
  return end === -1 ? version : `${version.slice(0, end)}"`;
}

/** Whether a caller has this version already: one of those that If-None-Match names, compared weakly (RFC 9110, 13.1.2). */
export function hasVersion(request: Request, version: string): boolean {
  const named = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return named.includes(version) || named.includes('*');
}
