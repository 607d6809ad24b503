/**
 * Everybody who may call an operation: without a token, with a token but no role, with each role of a project or its customer, ours, and
 * other systems: those that report by a token of their own, and the mail provider, who signs. The limited tokens are those
 * of members of staff, to whom their scope alone closes anything.
 */
export const callers = [
  'anonymous',
  'suspended',
  'stranger',
  'exMember',
  'member',
  'manager',
  'admin',
  'owner',
  'customerManager',
  'customerSupport',
  'committee',
  'support',
  'staff',
  'alertmanagerSource',
  'eventSource',
  'readToken',
  'ingestToken',
  'mailProvider',
] as const;

export type Caller = (typeof callers)[number];

/** The place of a row as its caller sees it: the project of the roles above, another one of that customer, or of another. */
export const places = ['sameProject', 'otherProject', 'otherCustomer'] as const;

export type Place = (typeof places)[number];

/** Who holds something in a customer, and so in all its projects. */
const ofCustomer = ['owner', 'customerManager', 'customerSupport'] as const;
/** Who may look at everything. */
const ours = ['support', 'staff'] as const;

/** Who may see what is in a place. */
export const viewersIn: Readonly<Record<Place, readonly Caller[]>> = {
  sameProject: ['member', 'manager', 'admin', ...ofCustomer, ...ours],
  otherProject: [...ofCustomer, ...ours],
  otherCustomer: ours,
};

/** A subject of the matrix that is a place. */
export function placeOf(subject: string): Place {
  const place = places.find((one) => one === subject);
  if (place === undefined) throw new Error(`${subject} is no place.`);
  return place;
}
