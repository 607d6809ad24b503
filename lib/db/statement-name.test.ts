import { expect, test } from 'vitest';
import { createStatementName, type StatementName } from '@/lib/db/statement-name';

/** The names that a statement has when it is asked one time after the other. */
function namesOf(statementName: StatementName, sql: string, times: number): string[] {
  return Array.from({ length: times }, () => statementName({ sql }));
}

test('a statement is named from its third use on, always the same', () => {
  const [first, second, third, fourth] = namesOf(createStatementName(), 'SELECT 1', 4);
  expect([first, second]).toEqual(['', '']);
  expect(third).toMatch(/^[0-9a-f]{32}$/);
  expect(fourth).toBe(third);
});

test('statements of thousands of characters more than any of ours are never named', () => {
  expect(namesOf(createStatementName(), `SELECT '${'x'.repeat(25_000)}'`, 5)).toEqual(['', '', '', '', '']);
});

test('rare statements, however many, take no place of frequent ones, of which the first two hundred are named', () => {
  const statementName = createStatementName();
  for (let at = 0; at < 5_000; at++) namesOf(statementName, `SELECT 'rare', ${at}`, 2);
  const named = Array.from({ length: 300 }, (_, at) => namesOf(statementName, `SELECT 'frequent', ${at}`, 3).at(-1));
  expect(named.slice(0, 150)).not.toContain('');
  expect(named.at(-1)).toBe('');
  expect(new Set(named).size).toBeLessThanOrEqual(201);
});
