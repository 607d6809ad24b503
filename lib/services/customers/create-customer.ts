import { can } from '@/lib/auth/permissions';
import { type Customer, createCustomerOperation } from '@/lib/contracts/customers/customers';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { withAccountingDay } from '@/lib/services/customers/accounting-day';
import { readCustomerRow } from '@/lib/services/customers/customer-shape';
import { requireChecklist } from '@/lib/services/customers/require-checklist';
import { requireFreeSlug } from '@/lib/services/customers/require-free-slug';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { keepImage, requestedImage, type SentImage } from '@/lib/services/pictures/place-image';
import { storedDay } from '@/lib/services/projects/stored-day';
import { requirePatterns } from '@/lib/services/restrictions/require-patterns';

/** Creates a customer; nobody gets a role in it. @throws not_allowed; validation_failed naming a field; already_exists for a taken slug */
export async function createCustomer(
  ctx: Ctx,
  given: InputOf<typeof createCustomerOperation>,
  { file }: SentImage,
): Promise<Customer> {
  // Before a picture is decoded, which takes long.
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const {
    accounting_start_date,
    image,
    project_metadata_checklist: checklist_id = null,
    ...fields
  } = withAccountingDay(given);
  const newImage = await requestedImage(image, file, null);
  return change(ctx, { operation: createCustomerOperation.id, subjectType: 'customer' }, async (tx) => {
    await requirePatterns(fields.user_email_patterns);
    await requireFreeSlug(tx, fields.slug);
    await requireChecklist(tx, checklist_id);
    const { id } = await tx.db.customer.create({
      data: {
        ...givenFields(fields),
        name: fields.name,
        checklist_id,
        ...(accounting_start_date !== undefined && { accounting_start_date: storedDay(accounting_start_date) }),
        created: tx.now,
        modified: tx.now,
      },
    });
    await keepImage(tx, { kind: 'customer', uuid: id }, newImage);
    await recordCustomerEvents(tx, [id], {
      type: 'customer_creation_succeeded',
      message: sql`'Organisation ' || customer.name || ' was created.'`,
    });
    return changed(await readCustomerRow(tx, id), { subjectId: id, facts: {}, touches: [{ topic: 'projects' }] });
  });
}
