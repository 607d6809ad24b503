import { can } from '@/lib/auth/permissions';
import { cannotChange } from '@/lib/auth/require-fields';
import type { InputOf } from '@/lib/contracts/operation';
import { changeProjectOperation, type Project } from '@/lib/contracts/projects/projects';
import { fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import type { Prisma } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { type Difference, differencesOf } from '@/lib/services/audit/differences';
import { keepImage, requestedImage, type SentImage, versionOf } from '@/lib/services/pictures/place-image';
import { isProjectField, requireProjectFields } from '@/lib/services/projects/field-permissions';
import { followChange } from '@/lib/services/projects/follow-change';
import { type HeldProject, holdProject, requireState } from '@/lib/services/projects/held-project';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { requireDates, requireStarted } from '@/lib/services/projects/require-dates';
import { requireKnownValues } from '@/lib/services/projects/require-known-values';
import { endColumns } from '@/lib/services/projects/set-project-end';
import { storedDay, todayIn } from '@/lib/services/projects/stored-day';

/** `requireVersion` is given the project as it is now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: Project) => void } & SentImage;

type Given = InputOf<typeof changeProjectOperation>;
type Changes = Readonly<Record<string, Difference>>;

/**
 * Changes fields of a project; those given as they are count as not given.
 * @throws not_found; version_stale; not_allowed naming a field; moved_on for a deleted project; validation_failed naming a
 * field; already_exists for a taken slug
 */
export async function changeProject(ctx: Ctx, given: Given, { file, requireVersion }: Precondition): Promise<Project> {
  const { customer, display_credit_reports: _ignored, image, uuid, ...sent } = given;
  if (file) await requireImageChange(ctx, uuid);
  const newImage = await requestedImage(image, file, { kind: 'project', uuid });
  return change(ctx, { operation: changeProjectOperation.id, subjectType: 'project' }, async (tx) => {
    const before = await holdProject(tx, uuid);
    const current = await readProjectRow(tx, uuid);
    requireVersion(current);
    if (customer !== undefined && customer !== before.customer_id) {
      throw fieldError('customer', 'A project is moved with move_project.');
    }
    const fields = withoutHidden(tx, sent);
    const changes = differencesOf(before, { ...fields, image: versionOf(newImage) });
    const names = Object.keys(changes).filter(isProjectField);
    if (names.length === 0) return unchanged(current);
    await requireProjectFields(tx, before, names);
    requireState(before, 'change');
    await requireValues(tx, before, fields, changes);
    await tx.db.project.update({ where: { id: uuid }, data: columnsOf(tx, fields, changes) });
    if ('image' in changes) await keepImage(tx, { kind: 'project', uuid }, newImage);
    await followChange(tx, before, changes);
    return changed(await readProjectRow(tx, uuid), {
      subjectId: uuid,
      facts: recordedOf(changes),
    });
  });
}

type Fields = Omit<Given, 'customer' | 'display_credit_reports' | 'image' | 'uuid'>;

/** Before a picture is decoded, which takes long. @throws not_found, not_allowed */
async function requireImageChange(ctx: Ctx, uuid: string): Promise<void> {
  const { customer_uuid } = await readProjectRow(ctx, uuid);
  await requireProjectFields(ctx, { id: uuid, customer_id: customer_uuid }, ['image']);
}

/** Staff notes are "" to who does not read them: sent back so, they are left alone. @throws not_allowed when they are another text, whatever is there */
function withoutHidden({ actor }: Ctx, fields: Fields): Fields {
  const { staff_notes, ...others } = fields;
  if (staff_notes === undefined || can(actor, 'STAFF_OR_SUPPORT')) return fields;
  if (staff_notes !== '') throw cannotChange('staff_notes');
  return others;
}

async function requireValues(tx: Ctx, before: HeldProject, fields: Fields, changes: Changes): Promise<void> {
  const onlyChanged = Object.fromEntries(Object.entries(fields).filter(([name]) => name in changes));
  await requireKnownValues(tx, onlyChanged, { customerId: before.customer_id, own: before.id });
  const { end_date = before.end_date, start_date = before.start_date } = fields;
  const today = 'time_zone' in changes ? todayIn(tx.now, fields.time_zone ?? null) : before.today;
  requireStarted(before, today);
  requireDates(before, { start_date, end_date }, today);
}

function columnsOf(tx: Ctx, fields: Fields, changes: Changes): Prisma.ProjectUncheckedUpdateInput {
  const { end_date, start_date, type, ...plain } = fields;
  return {
    ...givenFields(plain),
    ...(type !== undefined && { type_id: type }),
    ...(start_date !== undefined && { start_date: storedDay(start_date) }),
    ...('end_date' in changes && endColumns(tx, end_date ?? null)),
    modified: tx.now,
  };
}

const personal: ReadonlySet<string> = new Set([
  'name',
  'description',
  'staff_notes',
  'backend_id',
  'image',
  'user_email_patterns',
]);

/** What the audit trail keeps: of texts that people wrote only that they changed. */
function recordedOf(changes: Changes): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, personal.has(name) ? 'changed' : value]),
  );
}
