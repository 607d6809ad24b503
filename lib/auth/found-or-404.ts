import { notFound } from 'next/navigation';
import { uuid } from '@/lib/contracts/common';
import { DomainError } from '@/lib/core/errors';

/** The id in a page's address; the page says that there is nothing when it is none. */
export function idOr404(id: string): string {
  const parsed = uuid.safeParse(id);
  return parsed.success ? parsed.data : notFound();
}

/** The same where the address calls it uuid. */
export function uuidOr404(params: { uuid: string }): string {
  return idOr404(params.uuid);
}

/** What a page shows; the page says that there is nothing when it is not there. */
export function foundOr404<Row>(reading: Promise<Row>): Promise<Row> {
  return reading.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not_found') notFound();
    throw error;
  });
}

/** What a page shows where it is there; null where it is not. */
export function orNull<Row>(reading: Promise<Row>): Promise<Row | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  });
}
