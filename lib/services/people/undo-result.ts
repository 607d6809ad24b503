import type { DomainError } from '@/lib/core/errors';

/** Somebody whom an action acted on, and what `before` said then. */
export type ActToUndo = { userId: string; before: unknown };

/** What came of undoing an act: what of it could not be restored, in sentences; or why it was not undone. */
export type UndoResult = { left: string; error?: undefined } | { left?: undefined; error: DomainError };
