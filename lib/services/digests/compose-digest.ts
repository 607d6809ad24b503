import { env } from '@/lib/core/env';
import { actionPage, actionsPage, preferencesPage, unsubscribePage } from '@/lib/core/routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import type { DigestAction } from '@/lib/emails/digest-row';
import { headerText } from '@/lib/emails/header-text';
import { renderMail } from '@/lib/emails/render-mail';
import { UserActionDigest } from '@/lib/emails/user-action-digest';
import { dateWording } from '@/lib/emails/word-due';
import type { MailContent } from '@/lib/plugins/channels/channel';
import type { FoundDigest, ListedAction } from '@/lib/services/digests/find-digests';
import { unsubscribeHeaders } from '@/lib/services/digests/unsubscribe-headers';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';
import { actionWords } from '@/lib/services/user-actions/action-words';
import { detailsLink } from '@/lib/services/user-actions/details-link';

/** A digest with its mail, ready to be stored. */
export type ComposedDigest = {
  user_id: string;
  local_day: string;
  told: FoundDigest['told'];
  /** The actions that the mail names, those about resources each with the end date that it gives. */
  listed: readonly { id: string; end_date: string | null }[];
  fingerprint: string;
  mail: MailContent;
};

/** Puts a digest into words for its reader: dates in their zone and locale, links that need no context. */
export async function composeDigest(now: Date, found: FoundDigest): Promise<ComposedDigest> {
  const { reader, fingerprint } = found;
  const token = unsubscribeToken(reader.id);
  const { html, text } = await renderMail(UserActionDigest(contentOf(now, found, token)));
  const mail = { subject: subjectOf(found.total), html, text, headers: unsubscribeHeaders(token) };
  return {
    user_id: reader.id,
    local_day: reader.local_day,
    told: found.told,
    listed: found.actions.map(listedOf),
    fingerprint,
    mail,
  };
}

function listedOf({ id, subject }: ListedAction): ComposedDigest['listed'][number] {
  const { end_date = null } = subject.evidence;
  return { id, end_date: typeof end_date === 'string' ? end_date : null };
}

function subjectOf(total: number): string {
  const counted = total === 1 ? '1 pending action' : `${total} pending actions`;
  return headerText(`[${env.HEED_SITE_NAME}] User Action Digest: ${counted}`);
}

function contentOf(now: Date, { reader, total, overdue, actions, since }: FoundDigest, token: string) {
  return {
    siteName: env.HEED_SITE_NAME,
    total,
    overdue,
    since,
    groups: byOrganisation(now, actions, reader),
    more: total - actions.length,
    actionsUrl: absoluteUrl(actionsPage),
    preferencesUrl: absoluteUrl(preferencesPage),
    unsubscribeUrl: absoluteUrl(unsubscribePage(token)),
  };
}

/** Groups in the order of their most urgent action; within each the order stays. */
function byOrganisation(now: Date, actions: readonly ListedAction[], reader: FoundDigest['reader']) {
  const wordDue = dateWording(now, reader.time_zone, reader.locale);
  const groups = Map.groupBy(actions, (action) => action.customer_name);
  return [...groups].map(([organisation, listed]) => ({
    organisation,
    actions: listed.map(
      (action): DigestAction => ({
        url: absoluteUrl(actionPage(action.id)),
        title: action.title,
        description: action.description,
        distinction: actionWords(action.subject, { timeZone: reader.time_zone }).distinction,
        details: detailsOf(action),
        urgency: urgencyOf(action.urgency_rank),
        project: action.project_name,
        due: action.due_date === null ? null : wordDue(new Date(action.due_date)),
        change: action.change,
      }),
    ),
  }));
}

function detailsOf({ subject }: ListedAction): DigestAction['details'] {
  const link = detailsLink(subject);
  return link === null ? null : { label: link.label, url: absoluteUrl(link.page) };
}

function urgencyOf(rank: number): DigestAction['urgency'] {
  if (rank >= 3) return 'high';
  return rank === 2 ? 'medium' : 'low';
}
