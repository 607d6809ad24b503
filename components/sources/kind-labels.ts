import type { IngestKind } from '@/lib/contracts/alerts/ingest';

/** What a source sends, as people read it. */
export const kindLabels: Readonly<Record<IngestKind, string>> = {
  alertmanager: 'Alertmanager or Grafana',
  events: 'Heed’s own events',
};
