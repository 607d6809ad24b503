/** Whether this process takes part in running jobs: off by configuration, or working, or trying to. */
export type JobsState = 'ok' | 'failing' | 'off';

declare global {
  // Next loads instrumentation and routes as separate copies of a module: they meet here.
  var heedJobsState: { state: JobsState; unreachableSince: Date | null } | undefined;
}

/** What this process last said of its jobs; off until it starts them. */
export function jobsState(): JobsState {
  return globalThis.heedJobsState?.state ?? 'off';
}

/** Since when the engine that runs the jobs cannot be reached; null while it can, and where jobs run in this process. */
export function engineUnreachableSince(): Date | null {
  return globalThis.heedJobsState?.unreachableSince ?? null;
}

export function setJobsState(state: JobsState, unreachableSince: Date | null = null): void {
  globalThis.heedJobsState = { state, unreachableSince };
}
