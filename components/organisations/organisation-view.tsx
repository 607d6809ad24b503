'use client';

import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { CostsSection } from '@/components/costs/costs-section';
import { EventsSection } from '@/components/events/events-section';
import { AdministrationDialog } from '@/components/organisations/administration-dialog';
import { CloseDialog, type Closing } from '@/components/organisations/close-dialog';
import { DeleteOrganisationDialog } from '@/components/organisations/delete-organisation-dialog';
import { EditOrganisationDialog } from '@/components/organisations/edit-organisation-dialog';
import { organisationFacts } from '@/components/organisations/organisation-facts';
import { OrganisationPeople } from '@/components/organisations/organisation-people';
import { OrganisationPill } from '@/components/organisations/organisation-pill';
import { OrganisationProjects } from '@/components/organisations/organisation-projects';
import { organisationCommandsQuery, organisationQuery } from '@/components/organisations/queries';
import { PictureDialog } from '@/components/pictures/picture-dialog';
import { PlacePicture } from '@/components/pictures/place-picture';
import { RestrictionsSection } from '@/components/restrictions/restrictions-section';
import { Callout } from '@/components/ui/callout';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { ObjectPage } from '@/components/ui/object-page';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import type { Customer, CustomerCommandKey } from '@/lib/contracts/customers/customers';
import { organisationsPage } from '@/lib/core/routes';

type Asked = Closing | 'edit' | 'picture' | 'administration' | 'delete' | null;

const allOrganisations = { href: organisationsPage, label: 'All organisations' };

/** One organisation: its projects and people, what it costs, and what can be done about it. `zone` is that of the installation. */
export function OrganisationView({ uuid, zone }: { uuid: string; zone: string }) {
  const [asked, setAsked] = useState<Asked>(null);
  // Once it is deleted there is nothing to read again until the page is left.
  const enabled = asked !== 'delete';
  const found = useQuery({ ...organisationQuery(uuid), enabled });
  const { data } = useQuery({ ...organisationCommandsQuery(uuid), enabled });
  const commands: ReadonlySet<CustomerCommandKey> = new Set(data);
  return (
    <RecordStates query={found} what="the organisation" loading={<Skeleton className="h-40 w-full" />}>
      {(organisation) => (
        <ObjectPage
          title={organisation.name}
          back={allOrganisations}
          actions={<More commands={commands} organisation={organisation} onAsk={setAsked} />}
          banner={<ClosedCallout organisation={organisation} />}
          pill={<OrganisationPill organisation={organisation} />}
          picture={organisation.image !== null && <PlacePicture place={{ ...organisation, kind: 'customer' }} />}
          facts={organisationFacts(organisation)}
        >
          {enabled && (
            <>
              <OrganisationProjects mayCreate={commands.has('create_project')} uuid={uuid} />
              <OrganisationPeople mayChange={commands.has('change')} organisation={organisation} />
              <RestrictionsSection
                mayCheck={commands.has('check_restrictions')}
                maySet={commands.has('change')}
                none="This organisation lets anyone in."
                place={{ ...organisation, kind: 'customer' }}
              />
              <CostsSection place={{ kind: 'customer', uuid }} price={organisation.billing_price_estimate} />
              <EventsSection place={{ customer_uuid: uuid }} none="Changes to this organisation appear here." />
            </>
          )}
          <Dialogs asked={asked} organisation={organisation} zone={zone} onClose={() => setAsked(null)} />
        </ObjectPage>
      )}
    </RecordStates>
  );
}

function ClosedCallout({ organisation: { archived, blocked } }: { organisation: Customer }) {
  if (!(archived || blocked)) return null;
  const state = archived ? 'archived' : 'blocked';
  return (
    <Callout tone="warning">
      This organisation is {state}. Nothing new can be created in it. What’s there can still be viewed and ended.
    </Callout>
  );
}

interface MoreProps {
  commands: ReadonlySet<CustomerCommandKey>;
  onAsk: (asked: Asked) => void;
  organisation: Customer;
}

function More({ commands, onAsk, organisation: { archived, blocked } }: MoreProps) {
  const entry = (id: Exclude<Asked, null>, label: string): MenuEntry => ({ id, label, onSelect: () => onAsk(id) });
  const entries: MenuEntry[] = [];
  if (commands.has('change')) entries.push(entry('edit', 'Edit organisation'), entry('picture', 'Change picture'));
  if (commands.has('change_administration')) {
    entries.push(
      entry('administration', 'Administration'),
      blocked ? entry('unblock', 'Unblock') : entry('block', 'Block'),
      archived ? entry('unarchive', 'Unarchive') : entry('archive', 'Archive'),
    );
  }
  if (commands.has('delete')) entries.push({ ...entry('delete', 'Delete organisation'), tone: 'danger' });
  if (entries.length === 0) return null;
  return <Menu trigger={<IconButton icon={<Ellipsis />} label="More actions" />} groups={[{ id: 'all', entries }]} />;
}

interface DialogsProps {
  asked: Asked;
  onClose: () => void;
  organisation: Customer;
  zone: string;
}

function Dialogs({ asked, onClose, organisation, zone }: DialogsProps) {
  switch (asked) {
    case null:
      return null;
    case 'edit':
      return <EditOrganisationDialog organisation={organisation} onClose={onClose} />;
    case 'picture':
      return <PictureDialog place={{ ...organisation, kind: 'customer' }} onClose={onClose} />;
    case 'administration':
      return <AdministrationDialog organisation={organisation} zone={zone} onClose={onClose} />;
    case 'delete':
      return <DeleteOrganisationDialog organisation={organisation} onClose={onClose} />;
    default:
      return <CloseDialog closing={asked} organisation={organisation} onClose={onClose} />;
  }
}
