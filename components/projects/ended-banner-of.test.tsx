import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { EndedBannerOf } from '@/components/projects/ended-banner-of';
import { projectKeys } from '@/components/projects/queries';
import { createQueryClient } from '@/lib/client/create-query-client';

const uuid = '018f0000-0000-7000-8000-000000000001';

test('the banner of an ended project on pages of its orders and resources follows the project', () => {
  const client = createQueryClient();
  const project = { state: 'active', end_date: null, effective_end_date: null, isReadable: true } as const;
  const painted = () =>
    renderToString(
      <QueryClientProvider client={client}>
        <EndedBannerOf name="Sea" project={project} uuid={uuid} />
      </QueryClientProvider>,
    );
  expect(painted()).toBe('');
  const expired = { state: 'expired', end_date: '2026-03-01', effective_end_date: '2026-03-08' };
  client.setQueryData(projectKeys.detail(uuid), expired);
  expect(painted()).toContain('The project Sea has expired. Its last day was 8 March 2026.');
  client.setQueryData(projectKeys.detail(uuid), { ...expired, state: 'soft_deleted', end_date: null });
  expect(painted()).toContain('The project Sea was deleted.');
});
