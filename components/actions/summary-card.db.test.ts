import { beforeAll, describe, expect, test } from 'vitest';
import { actionFilters, type Filters, summaryGiven } from '@/components/actions/filters';
import { summaryCards } from '@/components/actions/summary-card';
import { listUserActionsOperation, summariseUserActionsOperation } from '@/lib/contracts/actions/actions';
import type { Ctx } from '@/lib/db/context';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { summariseUserActions } from '@/lib/services/user-actions/summarise-user-actions';
import { makeProject, makeRole } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { testContext, testNow } from '@/lib/testing/test-context';

const ending = { action_type: 'expiring_resource', evidence: { end_date: '2026-11-22', time_zone: 'UTC' } };
const types = [{}, ending] as const;
const dueInDays = [-3, 0.2, 6.9, 7.3, 20, null] as const;

let ctx: Ctx;
let places: { project_uuid: string; organization_uuid: string };

beforeAll(async () => {
  const { act, person, project } = await makeActionHolder();
  const elsewhere = await makeProject();
  await makeRole({ user_id: person.id, role: 'PROJECT_MANAGER', project_id: elsewhere.id });
  for (const [at, days] of dueInDays.entries()) {
    for (const [which, type] of types.entries()) {
      const due_date = days === null ? null : new Date(testNow.getTime() + days * 86_400_000);
      const fields = { ...type, due_date, urgency_rank: 1 + ((at + which) % 3), title: at % 2 === 0 ? 'even' : 'odd' };
      await act({ ...fields, is_silenced: at === 4, ...(at === 4 && { silence_mode: 'forever' }) });
      if (at < 3) await makeAction(person.id, elsewhere, fields);
    }
  }
  ctx = testContext(person);
  places = { project_uuid: project.id, organization_uuid: project.customer_id };
});

const counted = new Map<string, Promise<{ total: number }>>();

/** Cards lead to the same few lists from many others, so each is counted once. */
async function rowsUnder(filters: Filters): Promise<number> {
  const query = actionFilters.query(filters);
  const key = JSON.stringify(query);
  const list = counted.get(key) ?? listUserActions(ctx, listUserActionsOperation.query.parse(query));
  counted.set(key, list);
  return (await list).total;
}

async function cardsUnder(filters: Filters) {
  const given = summariseUserActionsOperation.query.parse(summaryGiven(filters));
  return summaryCards(filters, await summariseUserActions(ctx, given));
}

/** Each way to set one filter, on top of each of those given. */
function times<Name extends keyof Filters>(sets: readonly Filters[], name: Name, values: readonly Filters[Name][]) {
  return sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })));
}

function everyFilter(): readonly Filters[] {
  const urgencies = times([actionFilters.off], 'urgency', ['', 'high', 'low']);
  const ofTypes = times(urgencies, 'action_type', ['', 'pending_order', 'expiring_resource', 'no_such_type']);
  const due = times(ofTypes, 'due', ['', 'overdue', '7', '14']);
  const searched = times(due, 'q', ['', 'odd']);
  const snoozed = times(searched, 'include_silenced', [false, true]);
  return [
    ...times(snoozed, 'project_uuid', ['', places.project_uuid]),
    ...times(urgencies, 'organization_uuid', [places.organization_uuid]),
  ];
}

describe('a card above the actions', () => {
  test('shows the number of rows that pressing it lists, under every other filter', async () => {
    const wrong: string[] = [];
    const figures = new Set<number>();
    for (const filters of everyFilter()) {
      for (const { figure, label, pressed } of await cardsUnder(filters)) {
        const rows = await rowsUnder({ ...filters, ...pressed });
        figures.add(figure);
        if (rows !== figure) wrong.push(`${label} ${figure}, rows ${rows}: ${JSON.stringify(filters)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(figures.size).toBeGreaterThan(5);
  });

  test('is on while the list shows what it counts', async () => {
    const on = async (filters: Partial<Filters>) =>
      (await cardsUnder({ ...actionFilters.off, ...filters }))
        .filter((card) => card.isSelected)
        .map((card) => card.label);
    expect(await on({})).toEqual(['Total']);
    expect(await on({ urgency: 'high', due: 'overdue' })).toEqual(['Overdue', 'High']);
    expect(await on({ due: '7' })).toEqual([]);
  });
});
