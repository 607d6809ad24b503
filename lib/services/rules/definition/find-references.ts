import type { ReferenceKind } from '@/lib/contracts/rules/definition';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownRoleName } from '@/lib/db/role-name';
import { type Reference, type ReferenceNames, referenceKey } from '@/lib/plugins/rules/filter';

/** What the things that are there are called, and which references lead to nothing. */
export type FoundReferences = { names: ReferenceNames; missing: readonly Reference[] };

/** Looks up what a rule names. One statement, however much that is. */
export async function findReferences({ db }: Ctx, references: readonly Reference[]): Promise<FoundReferences> {
  if (references.length === 0) return { names: new Map(), missing: [] };
  const asked = JSON.stringify(references.map(({ kind, target, within = null }) => ({ kind, target, within })));
  const rows = await db.$queryRaw<{ place: number; name: string }[]>(sql`
    SELECT asked.place::int, coalesce(audience.name, ${shownRoleName}, profile.name, customer.name, project.name,
      named.full_name, requirement.dataset_name, requirement.name) AS name
    FROM ROWS FROM (jsonb_to_recordset(${asked}::jsonb) AS (kind text, target text, within text))
      WITH ORDINALITY AS asked (kind, target, within, place)
    LEFT JOIN audience ON audience.id = CASE asked.kind WHEN 'audience' THEN asked.target::uuid END
    LEFT JOIN role ON asked.kind = 'role' AND ${shownRoleName} = asked.target
      AND role.scope_type = coalesce(asked.within, role.scope_type)
    LEFT JOIN purge_profile AS profile ON profile.id = CASE asked.kind WHEN 'profile' THEN asked.target::uuid END
      AND profile.applies_to = coalesce(asked.within, profile.applies_to)
    LEFT JOIN customer ON customer.id = CASE asked.kind WHEN 'customer' THEN asked.target::uuid END
    LEFT JOIN project ON project.id = CASE asked.kind WHEN 'project' THEN asked.target::uuid END
      AND NOT project.is_removed
    LEFT JOIN user_account AS named ON named.id = CASE asked.kind WHEN 'user' THEN asked.target::uuid END
    LEFT JOIN access_requirement AS requirement ON requirement.id = CASE asked.kind WHEN 'requirement' THEN asked.target::uuid END
    WHERE coalesce(audience.id, role.id, profile.id, customer.id, project.id, named.id, requirement.id) IS NOT NULL`);
  const nameAt = new Map(rows.map(({ place, name }) => [place - 1, name]));
  const names = references.flatMap((reference, at): [string, string][] => {
    const name = nameAt.get(at);
    return name === undefined ? [] : [[referenceKey(reference), name]];
  });
  return { names: new Map(names), missing: references.filter((_, at) => !nameAt.has(at)) };
}

const nouns: Readonly<Record<ReferenceKind, string>> = {
  audience: 'audience',
  role: 'role',
  requirement: 'requirement',
  profile: 'purge profile',
  customer: 'organisation',
  project: 'project',
  user: 'person',
};

/** "The audience 0193… does not exist." Of what belongs elsewhere, where it would have to belong. */
export function missingSentence({ kind, target, within = '' }: Reference): string {
  return `The ${nouns[kind]} ${target} does not exist${places[within] ?? ''}.`;
}

/** By what `within` of a role or of a profile says. */
const places: Readonly<Record<string, string>> = {
  customer: ' in organisations',
  project: ' in projects',
  installation: ' in the installation',
  suspended: ' for suspended people',
  deleted: ' for deleted people',
};

/** @throws validation_failed naming every path that leads to nothing */
export function requireFound({ missing, names }: FoundReferences): ReferenceNames {
  if (missing.length === 0) return names;
  const fields = missing.map((reference) => [reference.path, [missingSentence(reference)]]);
  throw new DomainError('validation_failed', { fields: Object.fromEntries(fields) });
}
