import { z } from 'zod';
import * as areas from '@/lib/contracts/areas';
import type { Operation } from '@/lib/contracts/operation';

const contracts = Object.values<Readonly<Record<string, unknown>>>(areas);

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
}

/** Every operation of the API, by its path. Servers and tests only: browsers import the one they call. */
export const allOperations: readonly Operation[] = contracts
  .flatMap((contract) => Object.values(contract).filter(isOperation))
  .toSorted((one, other) => one.path.localeCompare(other.path));

/** The shapes that contracts export, by name: the OpenAPI document refers to them instead of repeating them. */
export const namedShapes: ReadonlyMap<string, z.ZodObject> = new Map(
  contracts
    .flatMap((contract) => Object.entries(contract))
    .flatMap(([name, value]) => (value instanceof z.ZodObject ? [[name, value]] : [])),
);
