import { describe, expect, test } from 'vitest';
import { stalledOrder } from '@/docs/examples/stalled-order';
import { stalledOrderFast } from '@/docs/examples/stalled-order-fast';
import type { ActionProvider, Corrective } from '@/lib/plugins/providers/provider';
import { registerable } from '@/lib/plugins/providers/registerable';
import { viewDetails } from '@/lib/plugins/providers/view-details';

/** A provider that was written without its types. */
function lawless(access?: object): ActionProvider {
  const provider: ActionProvider = { ...stalledOrderFast };
  if (access === undefined) Reflect.deleteProperty(provider, 'access');
  else Reflect.set(provider, 'access', access);
  return provider;
}

const run: NonNullable<Corrective['run']> = async () => ({ message: 'Done.' });

const withCorrectives = (...correctives: Corrective[]) => ({ ...stalledOrderFast, correctives });

describe('a registry', () => {
  test('takes providers of both kinds', () => {
    expect(registerable([stalledOrder, stalledOrderFast])).toHaveLength(2);
  });

  test('takes one whose rule says who may run what asks for no permission', () => {
    const correctives = [{ ...viewDetails('approve', 'Approve'), run }];
    const staffOnly = { ...stalledOrderFast, access: { through: 'installation', role: 'STAFF' } as const, correctives };
    expect(registerable([staffOnly])).toHaveLength(1);
  });

  test.each<{ what: string; providers: ActionProvider[]; sentence: string }>([
    { what: 'without an access rule', providers: [lawless()], sentence: 'declares no access rule' },
    {
      what: 'whose objects belong to people, but that does not say to whom',
      providers: [lawless({ through: 'own' })],
      sentence: 'declares no access rule',
    },
    {
      what: 'for a role of the installation that does not exist',
      providers: [lawless({ through: 'installation', role: 'EVERYBODY' })],
      sentence: 'declares no access rule',
    },
    {
      what: 'with a schedule that is none',
      providers: [{ ...stalledOrderFast, defaultSchedule: 'at noon' }],
      sentence: 'has "at noon" as its schedule, which is not a cron expression.',
    },
    {
      what: 'with another action type than letters and underscores',
      providers: [{ ...stalledOrderFast, actionType: 'Stalled Order' }],
      sentence: 'needs an action type of the letters a to z and underscores.',
    },
    {
      what: 'of a type that another has',
      providers: [stalledOrder, { ...stalledOrderFast, actionType: 'stalled_order' }],
      sentence: 'Two providers have the action type "stalled_order".',
    },
    {
      what: 'with a corrective key twice',
      providers: [withCorrectives(viewDetails('view', 'View'), viewDetails('view', 'Look'))],
      sentence: 'offers two corrective actions with the key "view".',
    },
    {
      what: 'with a corrective label twice',
      providers: [withCorrectives(viewDetails('view', 'View'), viewDetails('look', 'VIEW'))],
      sentence: 'offers two corrective actions labelled "view".',
    },
    {
      what: 'that lets everybody do something',
      providers: [withCorrectives({ ...viewDetails('cancel', 'Cancel'), run })],
      sentence: 'lets everyone run "cancel": it names no permission.',
    },
  ])('refuses one $what, with one sentence', ({ providers, sentence }) => {
    expect(() => registerable(providers)).toThrow(sentence);
  });
});
