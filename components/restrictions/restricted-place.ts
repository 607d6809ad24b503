import { useFormChange } from '@/components/ui/use-change';
import { changeCustomerOperation } from '@/lib/contracts/customers';
import { changeProjectOperation } from '@/lib/contracts/projects';
import {
  checkCustomerRestrictionsOperation,
  checkProjectRestrictionsOperation,
  type RestrictionList,
} from '@/lib/contracts/restrictions';

/** A project or an organisation with its restrictions. */
export type RestrictedPlace = Readonly<Record<RestrictionList, readonly string[]>> & {
  kind: 'project' | 'customer';
  uuid: string;
};

const operations = {
  project: { change: changeProjectOperation, check: checkProjectRestrictionsOperation },
  customer: { change: changeCustomerOperation, check: checkCustomerRestrictionsOperation },
};

/** Changes the restrictions of a place; whatever is shown is read again. */
export function useRestrictionsChange({ kind }: RestrictedPlace) {
  return useFormChange(() => operations[kind].change, []);
}

/** Asks whether a place would let somebody in. */
export function useRestrictionsCheck({ kind }: RestrictedPlace) {
  return useFormChange(() => operations[kind].check, ['restriction-checks']);
}
