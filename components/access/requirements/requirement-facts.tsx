import {
  accessTypeLabels,
  documentsInWords,
  periodInWords,
  remindersInWords,
} from '@/components/access/requirements/requirement-labels';
import { type Fact, Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';

/** What a requirement asks for and for how long, and what its reminders say. */
export function RequirementFacts({ requirement }: { requirement: AccessRequirement }) {
  const { access_type, created, expiration_period_days: days, label, name, reminders, updated } = requirement;
  const { renewal_details_url: url, renewal_text } = requirement;
  const reminded = remindersInWords(reminders);
  const facts: Fact[] = [
    { label: 'Name', value: name !== label && name },
    { label: 'Access type', value: accessTypeLabels[access_type] },
    { label: 'Access lasts', value: days === null ? 'Without an expiry' : `${periodInWords(days)} from the approval` },
    { label: 'Documents needed', value: capitalised(documentsInWords(requirement)) || 'None' },
    { label: 'Reminders', value: reminded === '' ? 'None' : `${reminded} the expiry` },
    {
      label: 'Renewal details',
      value: url !== null && (
        <a href={url} rel="noreferrer" className="text-accent underline underline-offset-3">
          {url}
        </a>
      ),
    },
    { label: 'Text for reminders', value: renewal_text && <p className="whitespace-pre-wrap">{renewal_text}</p> },
    { label: 'Created', value: <Moment at={created} /> },
    { label: 'Changed', value: updated !== created && <Moment at={updated} /> },
  ];
  return <Facts facts={facts} />;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
