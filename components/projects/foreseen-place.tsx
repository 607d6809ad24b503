import { quotaLabel } from '@/lib/core/quota-label';

interface ForeseenPlaceProps {
  quotas: readonly { limit: number | null; name: string; needed: number; usage: number }[];
  /** The short name as it is. */
  slug: string;
  /** The one that it will have. */
  slugAfter: string;
}

/** What else a recovery or a move does: how far it fills limits, and another short name. Nothing where neither is so. */
export function ForeseenPlace({ quotas, slug, slugAfter }: ForeseenPlaceProps) {
  const limited = quotas.flatMap(({ limit, ...quota }) => (limit === null ? [] : [{ ...quota, limit }]));
  return (
    <>
      {slugAfter !== slug && <p>{`Its short name is taken: it will be ${slugAfter}.`}</p>}
      {limited.length > 0 && (
        <div>
          <h3 className="mb-1 font-medium text-sm">Quotas</h3>
          <ul aria-label="Quotas" className="space-y-1">
            {limited.map(({ limit, name, needed, usage }) => (
              <li key={name} className={usage + needed > limit ? 'text-danger' : undefined}>
                {`${quotaLabel(name)}: ${usage} of ${limit}, and ${needed} more${usage + needed > limit ? ', which don’t fit' : ''}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
