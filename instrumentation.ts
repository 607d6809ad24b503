/** Called by Next once, when a server process starts. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { noteSockets } = await import('@/lib/net/client-network');
  noteSockets();
  const { guardRequests } = await import('@/lib/http/guard-requests');
  guardRequests();
  const { quietOutages } = await import('@/lib/http/quiet-outages');
  quietOutages(console);
  const { startJobs } = await import('@/inngest/start-jobs');
  await startJobs();
}
