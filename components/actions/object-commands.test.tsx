import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ObjectCommands } from '@/components/actions/object-commands';
import { objectCommandsQuery } from '@/components/actions/queries';
import { createQueryClient } from '@/lib/client/create-query-client';

const uuid = '018f0000-0000-7000-8000-000000000001';
const nothing = 'There is nothing you can do here right now.';

test('that nothing can be done with an order is said once it is known, not while it loads', () => {
  const client = createQueryClient();
  const painted = () =>
    renderToString(
      <QueryClientProvider client={client}>
        <ObjectCommands object="order" open={[]} uuid={uuid} />
      </QueryClientProvider>,
    );
  expect(painted()).not.toContain(nothing);
  client.setQueryData(objectCommandsQuery('order', uuid).queryKey, []);
  expect(painted()).toContain(nothing);
});
