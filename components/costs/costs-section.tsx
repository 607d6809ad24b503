'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { COSTS_SHOWN, type CostPlace, costsOperation, costsQuery } from '@/components/costs/queries';
import { DownloadCsv } from '@/components/ui/download-csv';
import { Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import type { Project } from '@/lib/contracts/projects/projects';
import { orderPage } from '@/lib/core/routes';
import { formatMoney } from '@/lib/core/wording';

interface CostsSectionProps {
  place: CostPlace;
  price: Project['billing_price_estimate'];
}

/** What a project or an organisation costs, in all and this month, and which orders that is the sum of. */
export function CostsSection({ place, price }: CostsSectionProps) {
  const [page, setPage] = useState(1);
  const found = useQuery(costsQuery(place, page));
  return (
    <PageSection title="Costs">
      <ListStates
        query={found}
        what="costs"
        skeletonCount={3}
        empty={<p className="text-text-muted">Orders appear here with what they cost.</p>}
      >
        {({ rows, total }) => (
          <div className="space-y-3">
            <Facts
              facts={[
                { label: 'This month', value: formatMoney(price.current) },
                { label: 'In total', value: formatMoney(price.total) },
              ]}
            />
            <ul aria-label="Costs" className="border-t">
              {rows.map(({ cost, created, offering_name, order_type, order_uuid, project_name, resource_name }) => (
                <ListRow
                  key={order_uuid}
                  title={
                    <Link variant="quiet" href={orderPage(order_uuid)}>
                      {`${order_type}: ${[offering_name, resource_name].filter(Boolean).join(', ')}`}
                    </Link>
                  }
                  {...(project_name !== undefined && { detail: project_name })}
                  trailing={
                    <>
                      <Moment at={created} />
                      <span className="min-w-16 text-end">{formatMoney(cost)}</span>
                    </>
                  }
                />
              ))}
            </ul>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <DownloadCsv operation={costsOperation(place)} query={{ uuid: place.uuid }} total={total} />
              <Pagination label="Costs" page={page} pageSize={COSTS_SHOWN} total={total} onChange={setPage} />
            </div>
          </div>
        )}
      </ListStates>
    </PageSection>
  );
}
