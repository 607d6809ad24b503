import { notFound } from 'next/navigation';
import { uuidParams } from '@/lib/contracts/common';
import { DomainError } from '@/lib/core/errors';

/** The id in a page's address; the page says that there is nothing when it is none. */
export function uuidOr404(params: unknown): string {
  const parsed = uuidParams.safeParse(params);
  return parsed.success ? parsed.data.uuid : notFound();
}

/** What a page shows; the page says that there is nothing when it is not there. */
export function foundOr404<Row>(reading: Promise<Row>): Promise<Row> {
  return reading.catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'not_found') notFound();
    throw error;
  });
}
