import { listPageQuery } from '@/lib/client/list-page-query';
import { listEventsOperation } from '@/lib/contracts/history/events';
import type { QueryTo } from '@/lib/contracts/operation';

type EventsQuery = QueryTo<typeof listEventsOperation>;

export const eventKeys = {
  all: ['events'],
  list: (query: EventsQuery) => [...eventKeys.all, 'list', query],
} as const;

export const EVENTS_SHOWN = 10;

/** A page of the event log, newest first. */
export function eventListQuery(query: EventsQuery) {
  return listPageQuery(eventKeys.list(query), () => listEventsOperation, query);
}

/** The project or the organisation that events are about. */
export type EventPlace = { project_uuid: string } | { customer_uuid: string };

/** The events of one place, newest first. */
export function eventsOfQuery(place: EventPlace, page: number) {
  return eventListQuery({ ...place, page: String(page), page_size: String(EVENTS_SHOWN) });
}
