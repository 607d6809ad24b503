'use client';

import { useQuery } from '@tanstack/react-query';
import { ObjectCommands } from '@/components/actions/object-commands';
import { OpenObjectActions } from '@/components/actions/open-object-actions';
import { type ActedOn, objectActionsQuery } from '@/components/actions/queries';
import { useRecordView } from '@/components/actions/use-record-view';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pill } from '@/components/ui/pill';
import type { UserAction } from '@/lib/contracts/actions/actions';
import { actionPage } from '@/lib/core/routes';

/** What the person can do about the object of a page, and their past actions about it. */
export function ObjectActions({ object, uuid }: { object: ActedOn; uuid: string }) {
  const found = useQuery(objectActionsQuery(object, uuid));
  useRecordView(found.data);
  return (
    <ListStates query={found} what="your actions" skeletonCount={2}>
      {(actions) => <Actions actions={actions} object={object} uuid={uuid} />}
    </ListStates>
  );
}

interface ActionsProps {
  actions: readonly UserAction[];
  object: ActedOn;
  uuid: string;
}

function Actions({ actions, object, uuid }: ActionsProps) {
  const open = actions.filter(({ status }) => status === 'open');
  const past = actions.filter(({ status }) => status === 'resolved');
  return (
    <>
      <PageSection title="What you can do">
        <div className="space-y-3">
          <OpenObjectActions actions={open} />
          <ObjectCommands object={object} open={open} uuid={uuid} />
        </div>
      </PageSection>
      {past.length > 0 && (
        <PageSection title="Your past actions">
          <ul aria-label="Past actions" className="border-t">
            {past.map((action) => (
              <PastAction key={action.uuid} action={action} />
            ))}
          </ul>
        </PageSection>
      )}
    </>
  );
}

function PastAction({ action }: { action: UserAction }) {
  return (
    <ListRow
      title={
        <Link variant="quiet" href={actionPage(action.uuid)}>
          {action.title}
        </Link>
      }
      trailing={
        <>
          <Pill tone="success">Resolved</Pill>
          {action.resolved_at !== null && <Moment at={action.resolved_at} />}
        </>
      }
    />
  );
}
