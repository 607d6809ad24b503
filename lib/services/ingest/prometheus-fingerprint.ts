import type { Labels } from '@/lib/services/ingest/labels-of';

const SEPARATOR = Uint8Array.of(0xff);
const OFFSET = { high: 0xcbf29ce4, low: 0x84222325 };
/** The prime of 64-bit FNV is 2^40 + 435. */
const PRIME_LOW = 435;
const WORD = 2 ** 32;

/**
 * The fingerprint that Prometheus makes of labels: FNV-1a of 64 bits over their names and values in the order of names, each
 * followed by 0xff, as 16 hex digits (LabelSet.Fingerprint in prometheus/common).
 */
export function prometheusFingerprint(labels: Labels): string {
  const encoder = new TextEncoder();
  const sorted = [...labels]
    .map(([name, value]) => [encoder.encode(name), encoder.encode(value)] as const)
    .toSorted(([one], [other]) => Buffer.compare(one, other));
  const hash = sorted.flatMap(([name, value]) => [name, SEPARATOR, value, SEPARATOR]).reduce(hashed, OFFSET);
  return [hash.high, hash.low].map((word) => word.toString(16).padStart(8, '0')).join('');
}

type Hash = typeof OFFSET;

/** In two halves, because a product of 64 bits is more than a number holds, and a BigInt per byte is slow. */
function hashed({ high, low }: Hash, bytes: Uint8Array): Hash {
  for (const byte of bytes) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME_LOW;
    high = (high * PRIME_LOW + Math.floor(product / WORD) + ((mixed << 8) >>> 0)) % WORD;
    low = product % WORD;
  }
  return { high, low };
}
