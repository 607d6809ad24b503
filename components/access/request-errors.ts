import { z } from 'zod';
import { CallError } from '@/lib/client/call';
import { type AccessDocumentKind, accessDocumentKinds } from '@/lib/contracts/access/submissions';

const problem = z.object({
  people: z.array(z.object({ user_id: z.string(), reason: z.string() })).catch([]),
  documents: z.array(z.enum(accessDocumentKinds)).catch([]),
  submission_id: z.string().nullable().catch(null),
});

const sentences: Readonly<Record<string, string>> = {
  not_active: 'Their account isn’t active. Remove them from the request.',
  has_access: 'They have access already. Choose to renew it.',
  no_access: 'They have no access through you that could be renewed or ended.',
};

/** What a refused request says, each at what it is about. */
export type RequestErrors = {
  /** By the id of the person. */
  people: ReadonlyMap<string, string>;
  documents: readonly AccessDocumentKind[];
  /** The request that is open already. */
  openId: string | null;
  /** What concerns the whole of it. */
  sentence: string | undefined;
};

/** Sorts a refusal by what it is about. */
export function requestErrorsOf(error: Error | null): RequestErrors {
  if (error === null) return { people: new Map(), documents: [], openId: null, sentence: undefined };
  const { documents, people, submission_id } = problem.parse(error instanceof CallError ? error.problem : {});
  const atPeople = people.map(({ reason, user_id }) => [user_id, sentences[reason] ?? 'Remove them.'] as const);
  const atField = error instanceof CallError ? error.fields['accessor_changes']?.[0] : undefined;
  return { people: new Map(atPeople), documents, openId: submission_id, sentence: atField ?? error.message };
}
