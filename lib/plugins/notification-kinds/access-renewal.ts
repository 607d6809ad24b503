import { z } from 'zod';
import { env } from '@/lib/core/env';
import { requestAccessPage } from '@/lib/core/routes';
import { formatCount, formatDay, formatList } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { always, defineKind } from '@/lib/plugins/notification-kinds/notification-kind';
import { type RequirementNow, requirementNow } from '@/lib/plugins/notification-kinds/requirement-now';

/** Which documents a renewal needs: a variant of the mail each. */
export const renewalDocuments = ['both', 'duc', 'irb', 'none'] as const;

/** What the title says after the label. */
export const RENEWAL_TITLE = ' Access Renewal Reminder';

/** What the requirement says besides its label is read when the mail is written. */
const facts = z.object({
  requirement_id: z.guid(),
  label: z.string(),
  documents: z.enum(renewalDocuments).default('none'),
  details_url: z.string().nullable().default(null),
  renewal_text: z.string().default(''),
  expired_on: z.iso.datetime(),
  /** How many people lose access then or within the week after, and the first of them by name. */
  people_count: z.int(),
  people: z.array(z.string()).max(10),
  is_test: z.boolean().default(false),
});

export type RenewalFacts = z.output<typeof facts>;

/** Reminds who gave people access that it expires. */
export const accessRenewal = defineKind({
  id: 'access_renewal',
  label: 'Access to renew',
  description: 'Access that you asked for, for yourself and others, is about to expire.',
  audience: 'addressee',
  isMandatory: true,
  overrides: true,
  isTitleSubject: true,
  priority: 'high',
  channels: { email: always('Sent immediately so access doesn’t end unnoticed.') },
  facts,
  current: async (ctx, about) => {
    const requirement = await requirementNow(ctx, about.requirement_id);
    return requirement === null ? about : { ...about, ...requirementFacts(requirement) };
  },
  title: ({ is_test, label }) => `${is_test ? '[Test] ' : ''}${label}${RENEWAL_TITLE}`,
  write: (about, { email, time_zone }) => ({
    heading: `Renew access to ${about.label}`,
    paragraphs: paragraphsOf(about, time_zone),
    button: { label: 'Renew access', url: absoluteUrl(requestAccessPage(about.requirement_id)) },
    reason: `${env.HEED_SITE_NAME} always sends this to ${email}, who requested the access.`,
  }),
});

/** What a requirement says in the mail. */
export function requirementFacts({
  label,
  renewal_details_url: details_url,
  renewal_text,
  ...needs
}: Omit<RequirementNow, 'is_archived'>) {
  return { label, details_url, renewal_text, documents: documentsOf(needs) };
}

function documentsOf(
  needs: Pick<RequirementNow, 'is_duc_required' | 'is_irb_approval_required'>,
): RenewalFacts['documents'] {
  if (needs.is_duc_required) return needs.is_irb_approval_required ? 'both' : 'duc';
  return needs.is_irb_approval_required ? 'irb' : 'none';
}

const needed: Readonly<Record<RenewalFacts['documents'], string>> = {
  both: 'A renewal needs a data use certificate and an ethics approval, as PDF files.',
  duc: 'A renewal needs a data use certificate, as a PDF file.',
  irb: 'A renewal needs an ethics approval, as a PDF file.',
  none: 'A renewal needs no documents.',
};

function paragraphsOf(about: RenewalFacts, timeZone: string): string[] {
  const { details_url, documents, expired_on, label, renewal_text } = about;
  return [
    `Access to ${label} lasts until ${formatDay(expired_on, timeZone)}. ${whoLoses(about)}`,
    'People whose access ends are told by email. They can no longer use the data and must delete all copies.',
    needed[documents],
    ...(details_url === null ? [] : [`How to renew: ${details_url}`]),
    'Only you can renew it. The form is prefilled with everyone who has access through you.',
    ...(renewal_text === '' ? [] : [renewal_text]),
  ];
}

function whoLoses({ people, people_count }: RenewalFacts): string {
  const count = formatCount(people_count, 'person loses', 'people lose');
  const more = people_count - people.length;
  const named = [...people, ...(more > 0 ? [`${more} more`] : [])];
  return `Then or within the week after, ${count} access${people.length === 0 ? '' : `: ${formatList(named)}`}.`;
}
