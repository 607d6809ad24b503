import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { listOfferingsOperation, type Offering, readOfferingOperation } from '@/lib/contracts/marketplace/offerings';
import type { QueryTo } from '@/lib/contracts/operation';
import { readSettingsOperation } from '@/lib/contracts/settings';

type OfferingsQuery = QueryTo<typeof listOfferingsOperation>;

/** An offering with the version under which it was read. */
export type VersionedOffering = Offering & { version: string };

export const offeringKeys = {
  all: ['offerings'],
  list: (query: OfferingsQuery) => [...offeringKeys.all, 'list', query],
  detail: (uuid: string) => [...offeringKeys.all, 'detail', uuid],
  usualSchedule: () => [...offeringKeys.all, 'usual-schedule'],
} as const;

/** A page of offerings by name. */
export function offeringListQuery(query: OfferingsQuery) {
  return listPageQuery(offeringKeys.list(query), () => listOfferingsOperation, query);
}

/** One offering. Read anew each time: what is edited should be what is. */
export function offeringQuery(uuid: string) {
  return queryOptions({
    queryKey: offeringKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<VersionedOffering> => {
      const { answer, version } = await call(readOfferingOperation, { uuid }, { signal });
      return { ...answer, version: version ?? '' };
    },
    staleTime: 0,
  });
}

/** The schedule of offerings without one of their own. */
export const usualScheduleQuery = queryOptions({
  queryKey: offeringKeys.usualSchedule(),
  queryFn: async ({ signal }): Promise<number[]> =>
    (await call(readSettingsOperation, {}, { signal })).answer.values.USER_ACTIONS_DEFAULT_EXPIRATION_REMINDERS,
});
