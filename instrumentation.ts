/** Called by Next once, when a server process starts. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { noteSockets } = await import('@/lib/http/client-network');
  noteSockets();
  const { quietOutages } = await import('@/lib/http/quiet-outages');
  quietOutages(console);
  const { startJobs } = await import('@/inngest/start-jobs');
  await startJobs();
}
