import { queryOptions } from '@tanstack/react-query';
import { useFormChange } from '@/components/ui/use-change';
import { call } from '@/lib/client/call';
import { changeCustomerOperation } from '@/lib/contracts/customers/customers';
import {
  type BrokenPattern,
  checkCustomerRestrictionsOperation,
  checkProjectRestrictionsOperation,
  listCustomerBrokenPatternsOperation,
  listProjectBrokenPatternsOperation,
  type RestrictionList,
} from '@/lib/contracts/members/restrictions';
import { changeProjectOperation } from '@/lib/contracts/projects/projects';

/** A project or an organisation with its restrictions. */
export type RestrictedPlace = Readonly<Record<RestrictionList, readonly string[]>> & {
  kind: 'project' | 'customer';
  uuid: string;
};

const operations = {
  project: {
    change: changeProjectOperation,
    check: checkProjectRestrictionsOperation,
    broken: listProjectBrokenPatternsOperation,
  },
  customer: {
    change: changeCustomerOperation,
    check: checkCustomerRestrictionsOperation,
    broken: listCustomerBrokenPatternsOperation,
  },
};

/** The email patterns of a place that can’t be used, with the reasons; read again when they change. */
export function brokenPatternsQuery({ kind, user_email_patterns, uuid }: RestrictedPlace) {
  return queryOptions({
    queryKey: ['broken-patterns', kind, uuid, user_email_patterns],
    queryFn: async ({ signal }): Promise<readonly BrokenPattern[]> =>
      (await call(operations[kind].broken, { uuid }, { signal })).answer,
  });
}

/** Changes the restrictions of a place; whatever is shown is read again. */
export function useRestrictionsChange({ kind }: RestrictedPlace) {
  return useFormChange(() => operations[kind].change, []);
}

/** Asks whether a place would let somebody in. */
export function useRestrictionsCheck({ kind }: RestrictedPlace) {
  return useFormChange(() => operations[kind].check, ['restriction-checks']);
}
