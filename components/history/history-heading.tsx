import { PageHeading } from '@/components/ui/page-heading';
import { PageLinks } from '@/components/ui/page-links';
import { historyPage, remindersPage } from '@/lib/core/routes';

const pages = [
  { href: historyPage, label: 'What you did' },
  { href: remindersPage, label: 'Reminders' },
] as const;

/** The heading of the pages about what a person did and was told, and the way from one to another. */
export function HistoryHeading() {
  return (
    <>
      <PageHeading title="History">What you did and what you are reminded of.</PageHeading>
      <PageLinks label="History" pages={pages} />
    </>
  );
}
