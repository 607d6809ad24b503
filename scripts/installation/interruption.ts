const controller = new AbortController();

/** Aborted when this process is asked to end: by a signal, or because the process that started it is gone. */
export const interruption = controller.signal;

/** Makes signals and the end of the parent abort `interruption` instead of ending this process at once. */
export function listenForInterruption(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort());
  process.once('disconnect', () => controller.abort());
  // Waiting for the end of the parent must not keep this process alive.
  process.channel?.unref();
}
