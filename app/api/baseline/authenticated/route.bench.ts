import { type IngestSummary, ingestEventsOperation } from '@/lib/contracts/alerts/ingest';
import { serve } from '@/lib/http/serve';

const nothing: IngestSummary = {
  opened: 0,
  reopened: 0,
  escalated: 0,
  counted: 1,
  rolled_up: 0,
  resolved: 0,
  not_understood: 0,
};

/** The route of ingested events, built for benchmarks only: authentication, body and answer, with nothing done between them. */
export function POST(request: Request): Promise<Response> {
  return serve(ingestEventsOperation, async () => nothing).handle(request, {});
}
