import {
  accessTypeLabels,
  documentsInWords,
  periodInWords,
  remindersInWords,
} from '@/components/access/requirements/requirement-labels';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { adminAccessRequirementPage } from '@/lib/core/routes';

/** One requirement in the list: what for, how long, with which documents and reminders, and its version. */
export function RequirementRow({ requirement }: { requirement: AccessRequirement }) {
  const { access_type, expiration_period_days, id, is_archived, label, name, reminders, version } = requirement;
  const documents = documentsInWords(requirement);
  const reminded = remindersInWords(reminders);
  const detail = [
    name !== label && name,
    accessTypeLabels[access_type],
    expiration_period_days === null ? 'never expires' : periodInWords(expiration_period_days),
    documents === '' ? 'no documents' : documents,
    reminded === '' ? 'no reminders' : `reminders ${reminded}`,
  ];
  return (
    <ListRow
      title={
        <Link variant="quiet" href={adminAccessRequirementPage(id)} data-row>
          {label}
        </Link>
      }
      detail={detail.filter(Boolean).join(' · ')}
      trailing={
        <>
          {is_archived && <Pill tone="neutral">Archived</Pill>}
          <span className="whitespace-nowrap text-text-muted sm:w-20 sm:text-end">{`Version ${version}`}</span>
        </>
      }
    />
  );
}
