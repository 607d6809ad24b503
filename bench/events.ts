import { atMost, type Figure, medianOf, rounded, unbound } from '@/bench/figure';
import { makeBenchEvents } from '@/bench/make-bench-events';
import { listEventsOperation } from '@/lib/contracts/history/events';
import type { Actor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { createContext } from '@/lib/services/create-context';
import { listEvents } from '@/lib/services/event-log/list-events';
import { actorOf } from '@/lib/testing/test-context';

const ROUNDS = 7;
const MOST_MS = 100;
const DAY_MS = 86_400_000;

/** First pages of an event log of a million, for staff with each filter and for those who read a part of it. Texts are searched without an index: messages hold names, which purging replaces. */
export async function benchEvents(): Promise<Figure[]> {
  await makeBenchEvents();
  const baseline = await medianOf(ROUNDS, () => database().$queryRaw(sql`SELECT count(*) FROM event`));
  const counted = `(counting the rows alone: ${rounded(baseline)} ms)`;
  const figures: Figure[] = [];
  for (const [what, actor, query] of await pages()) {
    const ms = await medianOf(ROUNDS, () => ask(actor, query));
    const name = `first page ${what}`;
    const isSearched = 'message' in query;
    figures.push(
      isSearched
        ? unbound(name, ms, 'ms', `no bound ${counted}`)
        : atMost(name, ms, MOST_MS, 'ms', `≤ ${MOST_MS} ms ${counted}`),
    );
  }
  return figures;
}

async function pages(): Promise<[string, Actor, object][]> {
  const [staff, owner, member] = [await actorNamed('staff'), await actorNamed('owner'), await actorNamed('member')];
  const { customer_id, id: project_uuid } = await database().project.findFirstOrThrow({ orderBy: { name: 'asc' } });
  const user_uuid = (await database().user.findFirstOrThrow({ where: { username: 'person-1' } })).id;
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS).toISOString();
  return [
    ['of a million events, with the number of all', staff, {}],
    ['of one type of many', staff, { event_type: ['project_update_succeeded'] }],
    ['of one type of few, all long ago', staff, { event_type: ['customer_creation_succeeded'] }],
    ['of one feature', staff, { feature: ['resources'] }],
    ['of two features, oldest first', staff, { feature: ['projects', 'permissions'], o: 'created' }],
    ['with a text that almost all have', staff, { message: 'project' }],
    ['with a text that one in ten has', staff, { message: 'granted' }],
    ['with a text that one in five thousand has', staff, { message: 'Customer 77, project 3' }],
    ['with a text that none has', staff, { message: 'nothing like it' }],
    ['of one feature, with a text', staff, { feature: ['permissions'], message: 'Customer 77' }],
    ['of one project', staff, { project_uuid }],
    ['of one organisation and of projects that left it', staff, { customer_uuid: customer_id }],
    ['of one organisation, with a text', staff, { customer_uuid: customer_id, message: 'paused' }],
    ['of one resource', staff, { scope: absoluteUrl(`/api/marketplace-resources/${project_uuid}/`) }],
    ['of what one person did', staff, { user_uuid }],
    ['of what one person did or what was done to them', staff, { related_user_uuid: user_uuid }],
    ['since a month ago', staff, { created_from: daysAgo(30) }],
    ['between two dates, half of all', staff, { created_from: daysAgo(400), created_to: daysAgo(20) }],
    ['of one feature in that time', staff, { created_from: daysAgo(400), feature: ['resources'] }],
    ['for an owner of one organisation of a thousand', owner, {}],
    ['for that owner, with a text', owner, { message: 'paused' }],
    ['for a member of one project of five thousand', member, {}],
  ];
}

function ask(actor: Actor, query: object) {
  return listEvents(createContext(actor), listEventsOperation.query.parse(query));
}

async function actorNamed(username: string): Promise<Actor> {
  return actorOf(await database().user.findUniqueOrThrow({ where: { username } }));
}
