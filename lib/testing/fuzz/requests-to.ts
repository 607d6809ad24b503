import fc from 'fast-check';
import type { DescribedOperation } from '@/lib/testing/fuzz/described-operations';
import { hostileRequestsTo } from '@/lib/testing/fuzz/hostile-requests';
import type { FuzzRequest, Known } from '@/lib/testing/fuzz/request';
import { validRequestsTo } from '@/lib/testing/fuzz/valid-requests';

/** Requests to some operations: valid ones, nearly valid ones and hostile ones. */
export function requestsTo(operations: readonly DescribedOperation[], known: Known): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom(...operations).chain((operation) => {
    const valid = validRequestsTo(operation, known);
    return fc.oneof(
      { weight: 2, arbitrary: valid },
      { weight: 3, arbitrary: hostileRequestsTo(operation, known, valid) },
    );
  });
}
