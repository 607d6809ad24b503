import { env } from '@/lib/core/env';
import { latestTick } from '@/lib/core/next-tick';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** When the rules of the demo run, every day. */
export const RULES_CRON = '20 3 * * *';
/** How many days ago the rules were activated, so that a warning of two weeks has passed since. */
export const RULES_DAYS = 17;

/** People whom the rules of the demo find. They are not offered for signing in. */
const groups = [
  {
    names: ['Aino Virtanen', 'Bram de Vries', 'Chloé Martin', 'Dario Conti', 'Elif Yılmaz', 'Finn O’Brien'],
    affiliations: ['Summer school'],
    lastSignIn: { years: 1, days: 0 },
  },
  { names: ['Farah Idris'], affiliations: ['Summer school'], lastSignIn: { years: 1, days: RULES_DAYS } },
  { names: ['Gustav Holm', 'Hana Kim', 'Ivan Horvat'], affiliations: ['Library'], suspended: { years: 7, days: 0 } },
  { names: ['Jonas Weber', 'Kaja Tamm', 'Leila Haddad'], affiliations: ['Library'] },
  {
    names: ['Marek Nowak', 'Nina Rossi', 'Oskar Lindqvist', 'Priya Nair', 'Rosa Delgado', 'Tom Baker'],
    affiliations: ['North Lab'],
    lastSignIn: { years: 0, days: 9 },
  },
] as const;

/** Those who were invited and have not signed in. */
export const invitedNames: readonly string[] = groups[3].names;

/** The newest time at which the demo's rules ran. */
export function latestRulesRun(now: Date): Date {
  return latestTick(RULES_CRON, now, env.HEED_TIME_ZONE) ?? now;
}

/** Their records, dated so that the newest run is the first to find the first and the third group, and the second was found at the start. */
export function formerPeople(now: Date) {
  const newest = latestRulesRun(now);
  return groups.flatMap((group) =>
    group.names.map((full_name, at) => ({
      key: keyOf(full_name),
      full_name,
      affiliations: group.affiliations,
      time_zone: env.HEED_TIME_ZONE,
      ...('lastSignIn' in group && { last_sign_in_at: before(newest, group.lastSignIn, at) }),
      ...('suspended' in group && { status: 'suspended', suspended_at: before(newest, group.suspended, at) }),
    })),
  );
}

/** The key of a record: "farah-idris". */
export function keyOf(name: string): string {
  const plain = name.toLowerCase().normalize('NFD').replaceAll('ı', 'i');
  return plain.replaceAll(/[^a-z ]/g, '').replaceAll(' ', '-');
}

function before(instant: Date, { days, years }: { days: number; years: number }, hours: number): string {
  const at = new Date(instant.getTime() - days * DAY_MS - (hours + 1) * HOUR_MS);
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return at.toISOString();
}
