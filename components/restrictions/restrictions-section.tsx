import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckPersonDialog } from '@/components/restrictions/check-person-dialog';
import { brokenPatternsQuery, type RestrictedPlace } from '@/components/restrictions/restricted-place';
import { restrictionLabels } from '@/components/restrictions/restriction-labels';
import { RestrictionsDialog } from '@/components/restrictions/restrictions-dialog';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { PageSection } from '@/components/ui/page-section';
import { Pill } from '@/components/ui/pill';
import { type BrokenPattern, restrictionLists } from '@/lib/contracts/members/restrictions';

interface RestrictionsSectionProps {
  mayCheck: boolean;
  maySet: boolean;
  /** What holds where the place has no restrictions. */
  none: string;
  place: RestrictedPlace;
}

type Asked = 'set' | 'check' | null;

/** Whom a project or an organisation lets in, and whether it would let somebody in. */
export function RestrictionsSection({ mayCheck, maySet, none, place }: RestrictionsSectionProps) {
  const [asked, setAsked] = useState<Asked>(null);
  const hasPatterns = place.user_email_patterns.length > 0;
  const { data: broken = [] } = useQuery({ ...brokenPatternsQuery(place), enabled: hasPatterns });
  const facts = restrictionLists.map((list) => ({
    label: restrictionLabels[list].label,
    value: place[list].length > 0 && (
      <Entries entries={place[list]} broken={list === 'user_email_patterns' ? broken : []} />
    ),
  }));
  const isOpen = restrictionLists.every((list) => place[list].length === 0);
  return (
    <PageSection title="Who can join">
      <div className="space-y-3">
        {isOpen ? <p className="text-text-muted">{none}</p> : <Facts facts={facts} />}
        <div className="flex flex-wrap gap-2">
          {maySet && <Button onPress={() => setAsked('set')}>Change restrictions</Button>}
          {mayCheck && <Button onPress={() => setAsked('check')}>Would this person get in?</Button>}
        </div>
      </div>
      {asked === 'set' && <RestrictionsDialog place={place} onClose={() => setAsked(null)} />}
      {asked === 'check' && <CheckPersonDialog place={place} onClose={() => setAsked(null)} />}
    </PageSection>
  );
}

interface EntriesProps {
  broken: readonly BrokenPattern[];
  entries: readonly string[];
}

/** One below the other: a pattern may have a comma in it. */
function Entries({ broken, entries }: EntriesProps) {
  const reasons = new Map(broken.map(({ pattern, reason }) => [pattern, reason]));
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry} className="break-words">
          {entry}
          {reasons.has(entry) && (
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-text-muted">
              <Pill tone="danger">Doesn’t work</Pill> Matches no one. {reasons.get(entry)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
