import type { Operation } from '@/lib/contracts/operation';
import { database } from '@/lib/db/client';
import { type Caller, callers } from '@/lib/testing/authorisation/callers';
import { type Outcome, type Outcomes, withinScope } from '@/lib/testing/authorisation/expectations';
import { lastChange } from '@/lib/testing/authorisation/last-change';
import type { TestUsers } from '@/lib/testing/authorisation/make-test-users';
import { type Asked, callHandler, type Handler } from '@/lib/testing/call-operation';
import { signatureOf } from '@/lib/testing/resend-webhook';

/** A call about a row that was made for it; `seeks` is what an answer that shows the row holds. */
export type Question = Asked & { seeks?: string };

/** What everybody gets from one operation: the outcomes for each subject, and how to ask about one. */
export type MatrixRow = {
  outcomes: Readonly<Record<string, Outcomes>>;
  ask: (testUsers: TestUsers, caller: Caller, subject: string) => Question | Promise<Question>;
};

/** The rows of one area, by the ids of its operations. */
export type MatrixRows = Readonly<Record<string, MatrixRow>>;

/** Where the outcomes of an operation are not those of its row, and which refused calls changed something all the same. */
export async function findMatrixErrors(
  operation: Operation,
  row: MatrixRow,
  testUsers: TestUsers,
  handler: Handler,
): Promise<string[]> {
  const errors: string[] = [];
  for (const [subject, outcomes] of Object.entries(row.outcomes)) {
    for (const caller of callers) {
      const question = await row.ask(testUsers, caller, subject);
      const before = await lastChange();
      const answer = await callHandler(handler, operation, {
        ...question,
        ...credentials(testUsers, caller, question),
      });
      const outcome = await outcomeOf(answer, question.seeks);
      const where = `${operation.id} of ${subject} by ${caller}`;
      const expected = withinScope(operation, caller, outcomes[caller]);
      if (outcome !== expected) errors.push(`${where}: ${outcome} instead of ${expected}`);
      const after = await lastChange();
      const mayChange = operation.method !== 'GET' && answer.ok && outcome !== 'hidden';
      if (after !== before && !mayChange) errors.push(`${where}: answered ${outcome} and changed something`);
      if (after !== before && mayChange && operation.isAudited && !(await isRecorded(answer)))
        errors.push(`${where}: changed something and left no row in the audit trail`);
    }
  }
  return errors;
}

function credentials(testUsers: TestUsers, caller: Caller, { body = {}, headers }: Asked): Asked {
  if (caller === 'mailProvider') return { headers: { ...headers, ...signatureOf(JSON.stringify(body)) } };
  const token = caller === 'anonymous' ? undefined : testUsers.people.get(caller)?.token;
  return token === undefined ? {} : { token };
}

/** Whether the call that was answered left a row in the audit trail. */
async function isRecorded(answer: Response): Promise<boolean> {
  const requestId = answer.headers.get('x-request-id') ?? '';
  return (await database().auditEntry.count({ where: { request_id: requestId } })) > 0;
}

async function outcomeOf(answer: Response, seeks: string | undefined): Promise<Outcome> {
  if (seeks === undefined || !answer.ok) return answer.status;
  return (await answer.text()).includes(seeks) ? 'shown' : 'hidden';
}
