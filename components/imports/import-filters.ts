import { defineFilters } from '@/lib/client/filters/define-filters';
import type { listImportErrorsOperation, listImportsOperation } from '@/lib/contracts/imports/imports';

/** The page of the past imports; nothing narrows them. */
export const importFilters = defineFilters<typeof listImportsOperation>()({}, { pageSize: 20 });

/** The page of the errors of an import. */
export const importErrorFilters = defineFilters<typeof listImportErrorsOperation>()({}, { pageSize: 50 });
