'use client';

import { Lock } from 'lucide-react';
import { formatChannel, whenLabels } from '@/components/preferences/preference-labels';
import { Select } from '@/components/ui/select';
import type { PreferredChannel, PreferredKind, When } from '@/lib/contracts/delivery/preferences';

interface KindRowProps {
  /** Every channel that the table has a column for. */
  columns: readonly string[];
  kind: PreferredKind;
  onChoose: (channel: string, when: When) => void;
}

/** One kind: what it is, and a choice for each channel; a row of a table, or a card on a phone. */
export function KindRow({ columns, kind, onChoose }: KindRowProps) {
  const reasons = new Set(kind.channels.flatMap(({ reason }) => (reason === null ? [] : [reason])));
  return (
    <li className="flex flex-col gap-3 py-3 max-sm:rounded-lg max-sm:border max-sm:p-3 sm:flex-row sm:gap-4 sm:border-b">
      <div className="min-w-0 flex-1">
        <h3 className="font-medium">{kind.label}</h3>
        <p className="text-sm text-text-muted">{kind.description}</p>
        {[...reasons].map((reason) => (
          <p key={reason} className="mt-1 flex gap-1.5 text-sm text-text-muted">
            <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{reason}</span>
          </p>
        ))}
      </div>
      {columns.map((column) => {
        const preference = kind.channels.find(({ channel }) => channel === column);
        return preference === undefined ? (
          <div key={column} className="w-40 shrink-0 max-sm:hidden" />
        ) : (
          <Cell key={column} label={kind.label} preference={preference} onChoose={(when) => onChoose(column, when)} />
        );
      })}
    </li>
  );
}

interface CellProps {
  label: string;
  onChoose: (when: When) => void;
  preference: PreferredChannel;
}

function Cell({ label, onChoose, preference }: CellProps) {
  const channel = formatChannel(preference.channel);
  return (
    <div className="shrink-0 max-sm:flex max-sm:items-center max-sm:justify-between max-sm:gap-3 sm:w-40">
      <span aria-hidden={!preference.is_mandatory} className="text-sm text-text-muted sm:hidden">
        {channel}
      </span>
      {preference.is_mandatory ? (
        <p className="py-1.5 text-sm">
          <span className="sr-only">{channel}: </span>
          {whenLabels[preference.when]} (required)
        </p>
      ) : (
        <div className="w-40">
          <Select
            label={`${label}, ${channel.toLowerCase()}`}
            labelVisibility="hidden"
            options={preference.choices.map((id) => ({ id, label: whenLabels[id] }))}
            value={preference.when}
            onChange={(when) => when !== preference.when && onChoose(when)}
          />
        </div>
      )}
    </div>
  );
}
