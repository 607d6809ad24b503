'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { channelLabels, reasonText, statusOf } from '@/components/deliveries/delivery-labels';
import { deliveryListQuery } from '@/components/deliveries/queries';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { Pagination } from '@/components/ui/pagination';
import { PausedSearch } from '@/components/ui/paused-search';
import { Pill } from '@/components/ui/pill';
import type { Delivery } from '@/lib/contracts/delivery/deliveries';

const PAGE_SIZE = 10;

/** Recipients of a notice (notification:7, alert:7) on which way and who was not, each with the reason. */
export function Recipients({ about }: { about: string }) {
  const [words, setWords] = useState('');
  const [page, setPage] = useState(1);
  const searchRef = useRef<HTMLInputElement>(null);
  const given = { about, ...(words !== '' && { q: words }), page: String(page), page_size: String(PAGE_SIZE) };
  const list = useQuery(deliveryListQuery(given));
  const search = (q: string) => {
    setPage(1);
    setWords(q);
  };
  return (
    <section>
      <h3 className="mb-2 border-t pt-4 font-semibold">Recipients</h3>
      <ListStates query={list} what="recipients" skeletonCount={3}>
        {({ rows, total }) => (
          <>
            {(total > PAGE_SIZE || words !== '') && (
              <PausedSearch
                areKeysEnabled={false}
                inputRef={searchRef}
                label="Search people"
                onSearch={search}
                words={words}
              />
            )}
            {total === 0 && (
              <p className="text-text-muted">{words === '' ? 'No recipients yet.' : 'No one matches.'}</p>
            )}
            <ul>
              {rows.map((delivery) => (
                <Decision key={delivery.uuid} delivery={delivery} />
              ))}
            </ul>
            <Pagination label="Recipients" page={page} pageSize={PAGE_SIZE} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </section>
  );
}

function Decision({ delivery }: { delivery: Delivery }) {
  const { channel, person, recipient, sent_at } = delivery;
  const { tone, word } = statusOf(delivery);
  const why = reasonText(delivery);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-3 border-b py-2 last:border-0">
      <div className="min-w-0">
        <p className="break-words">
          {person?.full_name ?? recipient} <span className="text-text-muted">· {channelLabels[channel]}</span>
        </p>
        {why !== '' && <p className="break-words text-sm text-text-muted">{why}</p>}
      </div>
      <div className="flex items-center gap-2">
        {sent_at !== null && (
          <span className="text-sm text-text-muted">
            <Moment at={sent_at} />
          </span>
        )}
        <Pill tone={tone}>{word}</Pill>
      </div>
    </li>
  );
}
