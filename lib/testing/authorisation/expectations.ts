import type { Operation } from '@/lib/contracts/operation';
import { type Caller, callers, type Place, viewersIn } from '@/lib/testing/authorisation/callers';

/** What a caller gets: a status, or 200 from a list that shows the row in question or does not. */
export type Outcome = number | 'shown' | 'hidden';

export type Outcomes = Readonly<Record<Caller, Outcome>>;

/** The same for everybody. */
export function everybody(outcome: Outcome): Outcomes {
  return outcomes(() => outcome);
}

/** One outcome for whoever is signed in; 401 for the others, 403 for other systems that we know. */
export function signedIn(outcome: Outcome): Outcomes {
  return ofPeople(() => outcome);
}

/** One outcome for some, another for the rest of those who are signed in. */
export function only(some: readonly Caller[], outcome: Outcome, rest: Outcome): Outcomes {
  return ofPeople((caller) => (some.includes(caller) ? outcome : rest));
}

/** For one other system; nobody else may, whoever they are. */
export function onlySystem(system: (typeof systems)[number] | 'mailProvider', outcome: Outcome): Outcomes {
  return outcomes((caller) => {
    if (caller === system) return outcome;
    // Where a signature decides, no token counts.
    return system === 'mailProvider' ? 401 : (strangerOutcome(caller) ?? 403);
  });
}

/** For staff; 403 for everybody else. */
export function staff(outcome: Outcome): Outcomes {
  return only(['staff'], outcome, 403);
}

/** For the access committee, and staff, who may do all that it may; 403 for everybody else. */
export function committee(outcome: Outcome): Outcomes {
  return only(['committee', 'staff'], outcome, 403);
}

/** One outcome for those who may, of whom only viewers can be; 403 for the other viewers, and another for the rest. */
export function amongViewers(
  may: readonly Caller[],
  viewers: readonly Caller[],
  outcome: Outcome,
  rest: Outcome = 404,
): Outcomes {
  return ofPeople((caller) => {
    if (!viewers.includes(caller)) return rest;
    return may.includes(caller) ? outcome : 403;
  });
}

/** In each place: an outcome for those whose role there says so, 403 for those who may only look, 404 for the rest. */
export function byRole(may: readonly Caller[], outcome: Outcome = 200): Readonly<Record<Place, Outcomes>> {
  const inPlace = (place: Place) => amongViewers(may, viewersIn[place], outcome);
  return {
    sameProject: inPlace('sameProject'),
    otherProject: inPlace('otherProject'),
    otherCustomer: inPlace('otherCustomer'),
  };
}

/** In each place: one outcome for those who may look, another for the rest. */
export function byView(outcome: Outcome, rest: Outcome): Readonly<Record<Place, Outcomes>> {
  const inPlace = (place: Place) => only(viewersIn[place], outcome, rest);
  return {
    sameProject: inPlace('sameProject'),
    otherProject: inPlace('otherProject'),
    otherCustomer: inPlace('otherCustomer'),
  };
}

/** The same outcomes in each place. */
export function anywhere(same: Outcomes): Readonly<Record<Place, Outcomes>> {
  return { sameProject: same, otherProject: same, otherCustomer: same };
}

/** Other systems with a token of their own. */
const systems = ['alertmanagerSource', 'eventSource'] as const;

/** What callers get who are no people that we know: undefined for those who are. */
function strangerOutcome(caller: Caller): Outcome | undefined {
  if (systems.some((system) => system === caller)) return 403;
  return caller === 'anonymous' || caller === 'suspended' || caller === 'mailProvider' ? 401 : undefined;
}

function ofPeople(of: (caller: Caller) => Outcome): Outcomes {
  return outcomes((caller) => strangerOutcome(caller) ?? of(caller));
}

/** Outcomes of limited tokens are those of the staff that they belong to. The cast holds because every caller is a key of what was made from all callers. */
function outcomes(of: (caller: Caller) => Outcome): Outcomes {
  return Object.fromEntries(callers.map((caller) => [caller, of(isLimited(caller) ? 'staff' : caller)])) as Outcomes;
}

/** What a caller gets within the scope of their token: a limited one gets 403 beyond it, also where anybody may call. */
export function withinScope({ method, permission }: Operation, caller: Caller, outcome: Outcome): Outcome {
  if (permission === 'MAIL_PROVIDER' || !isLimited(caller)) return outcome;
  if (caller === 'ingestToken') return permission === 'INGEST' ? 200 : 403;
  return method === 'GET' ? outcome : 403;
}

function isLimited(caller: Caller): boolean {
  return caller === 'readToken' || caller === 'ingestToken';
}
