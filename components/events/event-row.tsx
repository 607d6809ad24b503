import { changesInWords, roleInWords } from '@/components/events/changes-in-words';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import type { LoggedEvent } from '@/lib/contracts/history/events';
import { projectPage } from '@/lib/core/routes';

interface EventRowProps {
  event: LoggedEvent;
  /** Whether the row leads to the project, on other pages than its own and while there is one. */
  isLinked?: boolean;
}

/** One event: what happened, what it changed, and who did it. */
export function EventRow({ event: { context, created, message }, isLinked = false }: EventRowProps) {
  const { project_is_gone, project_uuid, user_full_name, user_username } = context;
  const by = [user_full_name, user_username, 'System'].find((name) => typeof name === 'string' && name !== '');
  const details = [`By ${String(by)}`, roleInWords(context), changesInWords(context)].filter((one) => one !== '');
  return (
    <ListRow
      title={
        isLinked && typeof project_uuid === 'string' && project_is_gone !== true ? (
          <Link variant="quiet" href={projectPage(project_uuid)} data-row>
            {message}
          </Link>
        ) : (
          message
        )
      }
      detail={details.join(' · ')}
      trailing={<Moment at={created} />}
    />
  );
}
