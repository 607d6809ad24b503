import { describe, expect, test } from 'vitest';
import { hidesBeyondDue, openChoices, pickedChoice, timedChoices } from '@/components/actions/snooze-choices';
import { readUserActionOperation, type UserAction, userAction } from '@/lib/contracts/actions/actions';
import { exampleOf } from '@/lib/http/openapi-examples';

const tallinn = 'Europe/Tallinn';
const now = new Date('2026-11-22T10:00:00Z');

const action: UserAction = {
  ...userAction.parse(exampleOf(readUserActionOperation).answer),
  urgency: 'high',
  due_date: '2026-11-30T21:59:59.999Z',
};

test('snoozes by the clock end in the morning of the person, wherever they are', () => {
  const ends = Object.fromEntries(timedChoices(now, tallinn).map(({ id, until }) => [id, until]));
  expect(ends).toEqual({
    hour: '2026-11-22T11:00:00.000Z',
    tomorrow: '2026-11-23T07:00:00.000Z',
    monday: '2026-11-23T07:00:00.000Z',
    week: '2026-11-29T10:00:00.000Z',
    month: '2026-12-22T10:00:00.000Z',
  });
});

describe('other snoozes', () => {
  const modes = (changes: Partial<UserAction>) => openChoices({ ...action, ...changes }, now).map(({ mode }) => mode);

  test('are offered only where they can end', () => {
    expect(modes({ urgency: 'low' })).toEqual(['until_due', 'until_changed', 'until_worse', 'forever']);
    expect(modes({ urgency: 'high' })).toEqual(['until_due', 'until_changed', 'forever']);
    expect(modes({ urgency: 'low', due_date: '2026-11-20T10:00:00Z' })).not.toContain('until_due');
    expect(modes({ urgency: 'low', due_date: null })).not.toContain('until_due');
  });

  test('are all offered for many at once', () => {
    expect(openChoices(null, now)).toHaveLength(4);
  });
});

describe('a reason is needed', () => {
  test('to hide a high action beyond its due date', () => {
    expect(hidesBeyondDue(action, pickedChoice('2026-12-01', tallinn))).toBe(true);
    expect(hidesBeyondDue({ ...action, due_date: null }, { ...pickedChoice('2026-12-01', tallinn), until: null })).toBe(
      true,
    );
  });

  test('neither before the due date, nor until it, nor for less urgent ones', () => {
    expect(hidesBeyondDue(action, pickedChoice('2026-11-30', tallinn))).toBe(false);
    expect(hidesBeyondDue(action, { ...pickedChoice('2026-12-01', tallinn), mode: 'until_due', until: null })).toBe(
      false,
    );
    expect(hidesBeyondDue({ ...action, urgency: 'medium' }, pickedChoice('2026-12-01', tallinn))).toBe(false);
  });
});
