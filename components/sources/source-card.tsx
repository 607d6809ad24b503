'use client';

import { Ban, KeyRound } from 'lucide-react';
import { kindLabels } from '@/components/sources/kind-labels';
import { NotUnderstood } from '@/components/sources/not-understood';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import type { IngestSource } from '@/lib/contracts/alerts/ingest';

interface SourceCardProps {
  onRevoke: () => void;
  onRotate: () => void;
  source: IngestSource;
}

/** One source: what it is called and sends, when it was last heard, and what can be done with it. */
export function SourceCard({ onRevoke, onRotate, source }: SourceCardProps) {
  const { created, created_by_name, kind, last_not_understood, last_used_at, name, prefix } = source;
  const facts = [
    { label: 'Last report', value: last_used_at === null ? 'Never' : <Moment at={last_used_at} /> },
    { label: 'Token', value: <code>{prefix}…</code> },
    { label: 'Added', value: <CreatedBy at={created} by={created_by_name} /> },
  ];
  return (
    <li className="rounded-lg border">
      <div className="border-b px-4 py-3">
        <h2 className="break-words font-semibold">{name}</h2>
        <p className="text-sm text-text-muted">{kindLabels[kind]}</p>
      </div>
      <div className="space-y-4 px-4 py-4">
        <Facts facts={facts} />
        {last_not_understood !== null && <NotUnderstood last={last_not_understood} />}
      </div>
      <div className="flex flex-wrap gap-2 border-t px-4 py-2">
        <Button size="small" icon={<KeyRound />} onPress={onRotate}>
          Rotate token
        </Button>
        <Button size="small" variant="danger-secondary" icon={<Ban />} onPress={onRevoke}>
          Revoke
        </Button>
      </div>
    </li>
  );
}

function CreatedBy({ at, by }: { at: string; by: string }) {
  return (
    <>
      <Moment at={at} />
      {by !== '' && ` by ${by}`}
    </>
  );
}
