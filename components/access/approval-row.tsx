'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { endingInWords, expiryInWords, untilInWords } from '@/components/access/access-labels';
import { approvalHistoryQuery } from '@/components/access/queries';
import { versionInWords } from '@/components/access/version-in-words';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { Timeline, type TimelineEntry } from '@/components/ui/timeline';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { AccessApproval, accessEpisode } from '@/lib/contracts/access/approvals';

interface ApprovalRowProps {
  approval: AccessApproval;
  /** The version that the requirement has now. */
  current: number;
  /** Whether the row names who gave it, or who has it. */
  shows: 'accessor' | 'submitter';
}

/** One approval: through whom or for whom, until when, and, opened, its history. */
export function ApprovalRow({ approval, current, shows }: ApprovalRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const now = useNow();
  const { time_zone: zone, uuid } = useMe();
  const { accessor_name, ended_by, expired_on, is_live, requirement_version, submitter_id, submitter_name } = approval;
  const through = submitter_id === uuid ? 'Through yourself' : `Through ${submitter_name}`;
  const state = is_live ? untilInWords(expired_on, now, zone) : endingInWords(ended_by);
  return (
    <>
      <ListRow
        title={
          <RowButton isExpanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
            {shows === 'accessor' ? through : accessor_name}
          </RowButton>
        }
        detail={`${state} · ${versionInWords(requirement_version, current)}`}
        trailing={<Pill tone={is_live ? 'success' : 'neutral'}>{is_live ? 'Access' : 'Ended'}</Pill>}
      />
      {isOpen && (
        <li className="border-b bg-surface-sunken px-3 py-3">
          <ApprovalHistory id={approval.id} />
        </li>
      )}
    </>
  );
}

function ApprovalHistory({ id }: { id: string }) {
  const found = useQuery(approvalHistoryQuery(id));
  const { time_zone: zone } = useMe();
  const now = useNow();
  return (
    <ListStates query={found} what="the history" skeletonCount={1}>
      {({ rows }) => <Timeline entries={rows.flatMap((episode) => entriesOf(episode, now, zone))} />}
    </ListStates>
  );
}

type Episode = z.output<typeof accessEpisode>;

/** An episode as what happened: when it ended, and before that when it began. */
function entriesOf(episode: Episode, now: Date, zone: string): TimelineEntry[] {
  const { by, ended_by, expired_on, from, reason, until } = episode;
  const began = { at: from, what: 'Access approved', detail: expiryDetail(expired_on, now, zone), by: null };
  if (until === null || ended_by === 'renewal') return [began];
  return [{ at: until, what: endingInWords(ended_by), detail: reason ?? '', by: by?.full_name ?? null }, began];
}

function expiryDetail(expiredOn: string | null, now: Date, zone: string): string {
  if (expiredOn === null) return 'without an expiry';
  const [day = ''] = expiryInWords(expiredOn, now, zone).split(',');
  return `until ${day}`;
}
