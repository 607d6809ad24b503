'use client';

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { GroupPeople } from '@/components/access/review/group-people';
import { NoticeDrawer } from '@/components/access/review/notice-drawer';
import { NoticeRow } from '@/components/access/review/notice-row';
import { RevokeDialog } from '@/components/access/review/revoke-dialog';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { useMe } from '@/lib/client/me-query';
import type { AccessorGroup } from '@/lib/contracts/access/approvals';
import { adminAccessNotificationsPage, adminAccessRequirementPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** Who has access to what through whom, and until when. Opened: the notices of it, and how to revoke it. */
export function GroupRow({ group }: { group: AccessorGroup }) {
  const [isOpen, setIsOpen] = useState(false);
  const { accessors_count, expired_on, is_live, label, submitter_name } = group;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <>
      <ListRow
        leading={<Chevron aria-hidden className="size-4 shrink-0 text-text-faint" />}
        title={
          <span data-row>
            <RowButton isExpanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
              {label}
            </RowButton>
          </span>
        }
        detail={`Through ${submitter_name} · ${formatCount(accessors_count, 'person', 'people')}`}
        trailing={
          <>
            {!is_live && <Pill tone="neutral">Ended</Pill>}
            <span className="whitespace-nowrap text-text-muted sm:w-40 sm:text-end">
              {expired_on === null ? (
                is_live && 'Never expires'
              ) : (
                <>
                  {is_live ? 'Expires' : 'Until'} <Moment at={expired_on} />
                </>
              )}
            </span>
          </>
        }
      />
      {isOpen && (
        <li className="space-y-3 border-b bg-surface-sunken px-4 py-4">
          <GroupDetails group={group} />
        </li>
      )}
    </>
  );
}

function GroupDetails({ group }: { group: AccessorGroup }) {
  const { is_access_committee } = useMe();
  const [isRevoking, setIsRevoking] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const { is_live, label, notifications, notifications_count, requirement_id, submitter_id, submitter_name } = group;
  const ofGroup = `${adminAccessNotificationsPage}?requirement=${requirement_id}&submitter=${submitter_id}`;
  return (
    <>
      <GroupPeople group={group} />
      {notifications.length === 0 ? (
        <p className="text-text-muted">No notices are planned for it.</p>
      ) : (
        <ul aria-label={`Notices of ${label} through ${submitter_name}`} className="border-t bg-surface">
          {notifications.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} onOpen={() => setOpenId(notice.id)} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <ButtonLink size="small" href={ofGroup}>
          {notifications_count > notifications.length
            ? `All ${formatCount(notifications_count, 'notice', 'notices')}`
            : 'Open notices'}
        </ButtonLink>
        <ButtonLink size="small" href={adminAccessRequirementPage(requirement_id)}>
          Open requirement
        </ButtonLink>
        {is_live && is_access_committee && (
          <Button size="small" variant="danger" onPress={() => setIsRevoking(true)}>
            Revoke access
          </Button>
        )}
      </div>
      {openId !== null && <NoticeDrawer id={openId} onClose={() => setOpenId(null)} />}
      {isRevoking && <RevokeDialog group={group} onClose={() => setIsRevoking(false)} />}
    </>
  );
}
