import { z } from 'zod';
import { sql } from '@/lib/db/client';
import { always, choice, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';

const facts = z.object({ what: z.string() });
const title = ({ what }: z.output<typeof facts>) => what;
const write = ({ what }: z.output<typeof facts>) => ({
  heading: what,
  paragraphs: [`It is about ${what}.`],
  button: { label: 'Open Heed', url: 'https://heed.test/actions' },
  reason: 'You asked for it.',
});
const at_once = choice('at_once', ['at_once', 'digest', 'off']);

/** A kind for one person, who may choose. */
export const personNotice = defineKind({
  id: 'person_notice',
  label: 'Notices for one person',
  description: 'What one person should know.',
  audience: 'addressee',
  channels: { email: at_once },
  facts,
  title,
  write,
});

/** One that reaches suspended people too, and always. */
export const personWarning = defineKind({
  id: 'person_warning',
  label: 'Warnings for one person',
  description: 'What one person must know.',
  audience: 'addressee',
  isMandatory: true,
  overrides: true,
  reaches: 'suspended',
  channels: { email: always('Sent so you can object.') },
  facts,
  title,
  write,
});

/** One that reaches people who were deleted. */
export const farewell = defineKind({
  ...parts('farewell'),
  audience: 'addressee',
  isMandatory: true,
  reaches: 'deleted',
});

/** One to an address, with or without an account. */
export const addressNotice = defineKind({ ...parts('address_notice'), audience: 'address', isMandatory: true });

/** One for everyone with a role in the project that it is about. */
export const projectNotice = defineKind({
  ...parts('project_notice'),
  audience: {
    people: sql`message.subject_type = 'project' AND EXISTS (SELECT 1 FROM user_role
      WHERE user_role.user_id = person.id AND user_role.project_id::text = message.subject_id AND user_role.is_active)`,
  },
});

/** One that is never stored as sent, and stops being true. */
export const passing = defineKind({
  ...parts('passing'),
  audience: 'addressee',
  isResendable: false,
  outdated: async (_ctx, { what }) => (what === 'over' ? { reason: 'It is over.', isUsed: false } : null),
});

function parts(id: string) {
  return { id, label: id, description: id, channels: { email: at_once }, facts, title, write };
}

export const personKinds = [personNotice, personWarning, farewell, addressNotice, projectNotice, passing];
