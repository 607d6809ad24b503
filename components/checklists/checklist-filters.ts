import { defineFilters } from '@/lib/client/filters/define-filters';
import type { listChecklistsOperation } from '@/lib/contracts/checklists/admin';

/** The pages of the checklists; nothing narrows them. */
export const checklistFilters = defineFilters<typeof listChecklistsOperation>()({}, { pageSize: 25 });
