import type { readCustomerImageOperation } from '@/lib/contracts/customers/customers';
import type { FileAnswer, InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { isReadable } from '@/lib/services/customers/readable-customers';
import { readImage } from '@/lib/services/pictures/place-image';

/** The picture of a customer that the caller reads. @throws not_found, also where there is none */
export function readCustomerImage(ctx: Ctx, { uuid }: InputOf<typeof readCustomerImageOperation>): Promise<FileAnswer> {
  return readImage(ctx, { kind: 'customer', uuid }, isReadable(ctx));
}
