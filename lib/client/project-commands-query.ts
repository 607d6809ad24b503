import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listProjectCommandsOperation, type ProjectCommandKey } from '@/lib/contracts/projects/commands';

/** What the person may do with a project as it is now. Its page and what lies in it ask. */
export function projectCommandsQuery(uuid: string) {
  return queryOptions({
    queryKey: ['projects', 'detail', uuid, 'commands'],
    queryFn: async ({ signal }): Promise<ProjectCommandKey[]> =>
      (await call(listProjectCommandsOperation, { uuid }, { signal })).answer,
  });
}
