import { jobs } from '@/inngest/registry';
import { serveInngest } from '@/inngest/serve-inngest';

export const { GET, POST, PUT } = serveInngest(jobs);
