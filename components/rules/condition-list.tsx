import { Fragment, type ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import type { ConditionLine } from '@/lib/contracts/rules/rules';
import { adminAccessRequirementPage, adminAudiencePage, adminPersonPage } from '@/lib/core/routes';

type Named = ConditionLine['named'][number];

const INDENT_REM = 1.25;

/** Filters line by line, each group indented, with links to what they name. */
export function ConditionList({ conditions }: { conditions: readonly ConditionLine[] }) {
  return (
    <ul aria-label="Conditions" className="space-y-1">
      {conditions.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines can say the same; their places do not change.
        <li key={at} style={{ paddingInlineStart: `${line.level * INDENT_REM}rem` }}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  );
}

function Line({ line: { named, text } }: { line: ConditionLine }) {
  return named.length === 0 ? text : withLinks(text, named);
}

/** Text in which each name that has a page is a link. */
function withLinks(text: string, [first, ...rest]: readonly Named[]): ReactNode {
  if (first === undefined) return text;
  const href = pageOf(first);
  const at = text.indexOf(first.name);
  if (href === null || at < 0) return withLinks(text, rest);
  return (
    <Fragment>
      {withLinks(text.slice(0, at), rest)}
      <Link href={href}>{first.name}</Link>
      {withLinks(text.slice(at + first.name.length), rest)}
    </Fragment>
  );
}

function pageOf({ kind, target }: Named): string | null {
  switch (kind) {
    case 'audience':
      return adminAudiencePage(target);
    case 'requirement':
      return adminAccessRequirementPage(target);
    case 'user':
      return adminPersonPage(target);
    default:
      return null;
  }
}
