import ipaddr from 'ipaddr.js';

/** A network that may be reached although it is none of the public internet's. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** What ipaddr.js calls the ranges that are refused, in words for people. */
const rangeWords: Readonly<Record<string, string>> = {
  unspecified: 'is of "this network"',
  broadcast: 'is the broadcast address',
  multicast: 'is a multicast address',
  linkLocal: 'is link-local',
  loopback: 'is the loopback address',
  carrierGradeNat: 'is shared address space',
  private: 'is private',
  uniqueLocal: 'is private (unique local)',
  ipv4Mapped: 'maps to an IPv4 address (mapped)',
  rfc6145: 'maps to an IPv4 address (translated)',
  rfc6052: 'maps to an IPv4 address (NAT64)',
  '6to4': 'maps to an IPv4 address (6to4)',
  teredo: 'maps to an IPv4 address (Teredo)',
};

/** All that is public of IPv6 lies in here; the documentation's second range, which ipaddr.js does not know, does too. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
const documentation = ipaddr.IPv6.parseCIDR('3fff::/20');

/** Parses networks such as 10.1.0.0/16. @throws Error for what is none */
export function parseNetworks(networks: readonly string[]): Network[] {
  return networks.map((network) => ipaddr.parseCIDR(network));
}

/** Why an address must not be connected to; null when it may: it is public, or in one of the allowed networks. */
export function addressError(address: string, allowed: readonly Network[]): string | null {
  if (!ipaddr.isValid(address)) return `${address} is not an IP address.`;
  const parsed = ipaddr.parse(address);
  if (allowed.some((network) => isWithin(parsed, network))) return null;
  const range = parsed.range();
  if (range !== 'unicast') return `${address} ${rangeWords[range] ?? 'is reserved'}.`;
  const isPublic = !isSixth(parsed) || (isWithin(parsed, globalUnicast) && !isWithin(parsed, documentation));
  return isPublic ? null : `${address} is reserved.`;
}

function isSixth(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === 'ipv6';
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Network): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}
