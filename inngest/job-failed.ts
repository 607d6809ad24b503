import type { JobResult } from '@/inngest/job';

/** Thrown by a job that did part of its work: what was done is recorded with the failure. */
export class JobFailed extends Error {
  readonly result: JobResult;

  constructor(message: string, result: JobResult) {
    super(message);
    this.name = 'JobFailed';
    this.result = result;
  }
}
