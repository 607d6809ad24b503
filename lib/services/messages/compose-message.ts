import { type Priority, priorities } from '@/lib/contracts/alerts/priorities';
import { knownZone } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { preferencesPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { inRow } from '@/lib/db/row-error';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { headerText } from '@/lib/emails/header-text';
import { Letter } from '@/lib/emails/letter';
import { renderMail } from '@/lib/emails/render-mail';
import { StaffNotice } from '@/lib/emails/staff-notice';
import type { NotificationKind, Reader, Subject } from '@/lib/plugins/notification-kinds/notification-kind';

/** An email in whole. */
export type WrittenMail = { subject: string; html: string; text: string; headers: Record<string, string> };

/** What the outbox keeps of a message. */
export type StoredMessage = { facts: unknown; subject: Subject | null; priority_rank: number };

const site = { siteName: env.HEED_SITE_NAME };

/**
 * Puts a message into words for its reader: the one place where emails are written, whatever their kind.
 * @throws RowError for facts that the kind can’t read
 */
export function composeMessage(kind: NotificationKind, message: StoredMessage, reader: Reader): Promise<WrittenMail> {
  return inRow(async () => {
    const { facts, subject } = message;
    const words = kind.write(facts, reader, { subject, priority: priorityOf(message) });
    const preferencesUrl = absoluteUrl(preferencesPage);
    if ('heading' in words) {
      const letter = Letter({ ...site, ...words, preferencesUrl: kind.isMandatory ? null : preferencesUrl });
      return mailOf(kind.title(facts), await renderMail(letter), kind.isTitleSubject);
    }
    const notice = StaffNotice({ ...site, ...words, preferencesUrl });
    return mailOf(`${words.priority}: ${words.title}`, await renderMail(notice));
  });
}

function mailOf(title: string, content: { html: string; text: string }, isWhole = false): WrittenMail {
  return { subject: headerText(isWhole ? title : `[${site.siteName}] ${title}`), ...content, headers: {} };
}

function priorityOf({ priority_rank }: StoredMessage): Priority {
  return priorities[priority_rank - 1] ?? 'normal';
}

/** Who reads what goes to a person, or to an address where there is none. Null when the person is gone. */
export async function findReader({ db }: Ctx, userId: string | null, address: string): Promise<Reader | null> {
  if (userId === null) return readerAt(address);
  const select = { full_name: true, email: true, time_zone: true };
  const person = await db.user.findUnique({ where: { id: userId }, select });
  if (person === null) return null;
  return { ...person, time_zone: knownZone(person.time_zone, env.HEED_TIME_ZONE), hidesLinks: false };
}

/** Whoever reads at an address, of whom nothing else is known. */
export function readerAt(email: string): Reader {
  return { full_name: '', email, time_zone: env.HEED_TIME_ZONE, hidesLinks: false };
}
