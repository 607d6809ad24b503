/** How long this thread has worked, in milliseconds: what other programs on the computer take does not count. */
export function threadMs(): number {
  const { system, user } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
