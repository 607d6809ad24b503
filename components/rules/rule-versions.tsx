'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Difference } from '@/components/rules/difference';
import { rulePartsQuery, VERSIONS_SHOWN, versionListQuery } from '@/components/rules/queries';
import type { PartLabels } from '@/components/rules/value-in-words';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import type { RuleParts } from '@/lib/contracts/rules/parts';

const noLabels: PartLabels = new Map();

function labelsOf({ actions, filters }: RuleParts): PartLabels {
  return new Map([...filters, ...actions].map(({ key, label }) => [key, label]));
}

/** Who changed what a rule does, and what changed. */
export function RuleVersions({ ruleId }: { ruleId: string }) {
  const [page, setPage] = useState(1);
  const versions = useQuery(versionListQuery(ruleId, page));
  const labels = useQuery({ ...rulePartsQuery, select: labelsOf }).data ?? noLabels;
  return (
    <PageSection title="Versions">
      <ListStates query={versions} what="versions" skeletonCount={2} empty={null}>
        {({ rows, total }) => (
          <>
            <ol aria-label="Versions" className="divide-y border-y">
              {rows.map(({ at, author, differences, version }) => (
                <li key={version} className="px-3 py-2">
                  <p>
                    <span className="font-medium">Version {version}</span>{' '}
                    <span className="text-text-muted">
                      {author === null ? 'by Heed' : `by ${author.full_name}`}, <Moment at={at} />
                    </span>
                  </p>
                  {differences.map((difference) => (
                    <Difference key={difference.path} difference={difference} labels={labels} />
                  ))}
                </li>
              ))}
            </ol>
            <Pagination label="Versions" page={page} pageSize={VERSIONS_SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}
