import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { PREVIEWED, type RuleBodyDraft } from '@/components/rules/rule-draft';
import { CallError, call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import type { QueryTo } from '@/lib/contracts/operation';
import type { ReferenceKind } from '@/lib/contracts/rules/definition';
import {
  listRulePartsOperation,
  listRuleTemplatesOperation,
  type RuleParts,
  type RuleTemplate,
} from '@/lib/contracts/rules/parts';
import { previewRuleOperation, previewSavedRuleOperation, type RulePreview } from '@/lib/contracts/rules/preview';
import { listRuleReferencesOperation, type RuleReference } from '@/lib/contracts/rules/references';
import { listRulesOperation, readRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import {
  listRunSubjectsOperation,
  listRunsOperation,
  type RuleRun,
  readRunOperation,
} from '@/lib/contracts/rules/runs';
import { listSubjectsOperation } from '@/lib/contracts/rules/subjects';
import {
  listRuleVersionsOperation,
  nextRunsOperation,
  readAllPausedOperation,
  readRuleVersionOperation,
} from '@/lib/contracts/rules/versions';

/** So long a preview is shown before it is looked at anew. */
const SHOWN_MS = 5 * 60_000;

export const ruleKeys = {
  all: ['rules'],
  references: (kind: ReferenceKind, asked: string) => ['rule-references', kind, asked],
} as const;

/** What rules are made of. It changes with the software only. */
export const rulePartsQuery = queryOptions({
  queryKey: ['rule-parts'],
  queryFn: async ({ signal }): Promise<RuleParts> => (await call(listRulePartsOperation, {}, { signal })).answer,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Ready-made rules to start from. */
export const ruleTemplatesQuery = queryOptions({
  queryKey: ['rule-templates'],
  queryFn: async ({ signal }): Promise<RuleTemplate[]> =>
    (await call(listRuleTemplatesOperation, {}, { signal })).answer,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The first things of a kind whose names have these words. */
export function findReferencesQuery(kind: ReferenceKind, words: string) {
  const query = { kind, ...(words !== '' && { q: words }) };
  return queryOptions({
    queryKey: ruleKeys.references(kind, `?${words}`),
    queryFn: async ({ signal }): Promise<RuleReference[]> =>
      (await call(listRuleReferencesOperation, query, { signal })).answer,
  });
}

/** What the things that settings name are called. */
export function namedReferencesQuery(kind: ReferenceKind, targets: readonly string[]) {
  const query = { kind, targets: targets.join(',') };
  return queryOptions({
    queryKey: ruleKeys.references(kind, query.targets),
    queryFn: async ({ signal }): Promise<RuleReference[]> =>
      (await call(listRuleReferencesOperation, query, { signal })).answer,
    enabled: targets.length > 0,
  });
}

/** When a schedule comes round next, and what it says in words. */
export function nextRunsQuery(cron: string, time_zone: string) {
  return queryOptions({
    queryKey: ['rule-next-runs', cron, time_zone],
    queryFn: async ({ signal }) => (await call(nextRunsOperation, { cron, time_zone }, { signal })).answer,
    retry: false,
  });
}

/** Whom a rule would act on as it is edited. */
export function previewQuery(body: RuleBodyDraft, rule_id: string | undefined, page: number) {
  return queryOptions({
    queryKey: ['rule-preview', rule_id, body, page],
    queryFn: async ({ signal }): Promise<RulePreview> => {
      const { action, ...rest } = body;
      if (action === undefined)
        throw new CallError(400, { detail: 'Choose an action.', action: ['Choose an action.'] });
      const input = {
        ...rest,
        action,
        page: String(page),
        page_size: String(PREVIEWED),
        ...(rule_id !== undefined && { rule_id }),
      };
      return (await call(previewRuleOperation, input, { signal })).answer;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Whom a stored rule would act on, if it ran now or at an instant to come; a first page of now is kept as a snapshot. */
export function savedPreviewQuery(
  { id, last_run, version }: ScheduledRule,
  { at, page, q }: { at: string | null; page: number; q: string },
) {
  return queryOptions({
    // Each look is kept as a snapshot: it is looked at anew once a run has ended or was undone, not with every batch.
    queryKey: ['rule-preview', id, version, last_run?.id, last_run?.state, last_run?.counts.undone, at, page, q],
    queryFn: async ({ signal }): Promise<{ preview: RulePreview; total: number }> => {
      const input = { id, page: String(page), page_size: String(PREVIEWED), q, ...(at !== null && { at }) };
      const { answer, total } = await call(previewSavedRuleOperation, input, { signal });
      return { preview: answer, total };
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: SHOWN_MS,
    retry: false,
  });
}

/** What a rule did, or is about to do, to whom: a page of the ledger. */
export function subjectListQuery(query: QueryTo<typeof listSubjectsOperation>) {
  return listPageQuery([...ruleKeys.all, 'subjects', query], () => listSubjectsOperation, query);
}

/** Whether all rules are paused, by whom and why. */
export const allPausedQuery = queryOptions({
  queryKey: [...ruleKeys.all, 'all-paused'],
  queryFn: async ({ signal }) => (await call(readAllPausedOperation, {}, { signal })).answer,
});

/** A page of rules. */
export function ruleListQuery(query: QueryTo<typeof listRulesOperation>) {
  return listPageQuery([...ruleKeys.all, 'list', query], () => listRulesOperation, query);
}

/** One rule, with the version that a change of it builds on. */
export function ruleQuery(id: string) {
  return queryOptions({
    queryKey: [...ruleKeys.all, 'detail', id],
    queryFn: async ({ signal }) => {
      const { answer, version } = await call(readRuleOperation, { id }, { signal });
      return { rule: answer, version };
    },
  });
}

/** A page of the runs of a rule, newest first. */
export function runListQuery(query: QueryTo<typeof listRunsOperation>) {
  return listPageQuery([...ruleKeys.all, 'runs', query], () => listRunsOperation, query);
}

/** One run. */
export function runQuery(id: string) {
  return queryOptions({
    queryKey: [...ruleKeys.all, 'run', id],
    queryFn: async ({ signal }): Promise<RuleRun> => (await call(readRunOperation, { id }, { signal })).answer,
  });
}

/** A page of the people of a run. */
export function runSubjectsQuery(id: string, query: QueryTo<typeof listRunSubjectsOperation>) {
  return listPageQuery([...ruleKeys.all, 'run', id, 'subjects', query], () => listRunSubjectsOperation, {
    id,
    ...query,
  });
}

/** The versions of a rule, newest first. */
export function versionListQuery(id: string, page: number) {
  const query = { id, page: String(page), page_size: String(VERSIONS_SHOWN) };
  return listPageQuery([...ruleKeys.all, 'versions', id, page], () => listRuleVersionsOperation, query);
}

/** What a rule did, and to whom, in one of its versions. */
export function versionQuery(id: string, version: number) {
  return queryOptions({
    queryKey: [...ruleKeys.all, 'version', id, version],
    queryFn: async ({ signal }) =>
      (await call(readRuleVersionOperation, { id, n: String(version) }, { signal })).answer,
  });
}

export const VERSIONS_SHOWN = 5;
