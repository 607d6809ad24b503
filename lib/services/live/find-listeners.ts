import { database } from '@/lib/db/client';

/** Which of these people may still hear, each with whether they are staff. One statement. */
export async function findListeners(userIds: readonly string[]): Promise<Map<string, boolean>> {
  if (userIds.length === 0) return new Map();
  const people = await database().user.findMany({
    where: { id: { in: [...new Set(userIds)] }, status: 'active' },
    select: { id: true, is_staff: true },
  });
  return new Map(people.map(({ id, is_staff }) => [id, is_staff]));
}
