'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { CommitteeDialog, committeeLabel, isOnCommittee } from '@/components/people/committee-dialog';
import { DeleteDialog } from '@/components/people/delete-dialog';
import { type Flag, FlagDialog, labelOfFlag } from '@/components/people/flag-dialog';
import { PersonFacts } from '@/components/people/person-facts';
import { PersonHistory } from '@/components/people/person-history';
import { PersonMarks } from '@/components/people/person-marks';
import { personQuery } from '@/components/people/queries';
import { StatusDialog } from '@/components/people/status-dialog';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import { PageHeading } from '@/components/ui/page-heading';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { Person } from '@/lib/contracts/people/person';
import { adminPeoplePage } from '@/lib/core/routes';

/** One person: who they are, what they may do, and all that was done to and for them. */
export function PersonView({ children, uuid }: { children: ReactNode; uuid: string }) {
  const found = useQuery(personQuery(uuid));
  return (
    <RecordStates query={found} what="the person" loading={<Shape />}>
      {(person) => <Found person={person}>{children}</Found>}
    </RecordStates>
  );
}

function Shape() {
  return (
    <>
      <Skeleton className="mb-6 h-8 w-60" />
      <Skeleton className="h-40 w-full" />
    </>
  );
}

/** What a dialog asks before it is done. */
type Question = Flag | 'status' | 'delete' | 'committee';

const flags = ['legal_hold', 'is_service_account'] as const;

function Found({ children, person }: { children: ReactNode; person: Person }) {
  const me = useMe();
  const [asked, setAsked] = useState<Question | null>(null);
  const close = () => setAsked(null);
  const isActive = person.status === 'active';
  const isSelf = person.uuid === me.uuid;
  const actions = (
    <>
      <ButtonLink href={adminPeoplePage} variant="quiet" icon={<ArrowLeft />}>
        All people
      </ButtonLink>
      {!isSelf && !isPurged(person) && (
        <Button variant={isActive ? 'danger' : 'primary'} onPress={() => setAsked('status')}>
          {isActive ? 'Suspend' : 'Reinstate'}
        </Button>
      )}
      <Menu
        trigger={<IconButton icon={<Ellipsis />} label="More actions" />}
        groups={menuOf(person, isSelf, setAsked)}
      />
    </>
  );
  return (
    <div className="max-w-240">
      <PageHeading title={person.full_name} actions={actions}>
        <span className="flex flex-wrap items-center gap-2">
          {person.email}
          <PersonMarks
            {...person}
            isOnLegalHold={person.legal_hold.is_on}
            isServiceAccount={person.is_service_account}
          />
        </span>
      </PageHeading>
      <div className="space-y-8">
        <PersonFacts person={person} />
        {children}
        <PersonHistory uuid={person.uuid} />
      </div>
      {asked === 'status' && <StatusDialog person={person} onClose={close} />}
      {asked === 'delete' && <DeleteDialog person={person} onClose={close} />}
      {asked === 'committee' && <CommitteeDialog person={person} onClose={close} />}
      {(asked === 'legal_hold' || asked === 'is_service_account') && (
        <FlagDialog flag={asked} person={person} onClose={close} />
      )}
    </div>
  );
}

/** What else can be done to a person. */
function menuOf(person: Person, isSelf: boolean, ask: (question: Question) => void): MenuGroup[] {
  const { status } = person;
  const entry = (id: Question, label: string) => ({ id, label, onSelect: () => ask(id) });
  const roles = {
    id: 'roles',
    entries: [entry('committee', committeeLabel(person))],
  };
  const deletion = { id: 'deletion', entries: [{ ...entry('delete', 'Delete'), tone: 'danger' as const }] };
  return [
    { id: 'flags', entries: flags.map((flag) => entry(flag, labelOfFlag(flag, person))) },
    ...(status === 'active' || isOnCommittee(person) ? [roles] : []),
    ...(isSelf || status === 'deleted' ? [] : [deletion]),
  ];
}

/** Whether nothing is left that could be brought back. */
function isPurged({ deleted_at, purged_at, status }: Person): boolean {
  return status === 'deleted' && purged_at !== null && deleted_at !== null && purged_at >= deleted_at;
}
