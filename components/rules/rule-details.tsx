import { Callout } from '@/components/ui/callout';
import { type Fact, Facts } from '@/components/ui/facts';
import type { ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { formatCount } from '@/lib/core/wording';

/** A rule in words. */
export function RuleDetails({ rule }: { rule: ScheduledRule }) {
  return (
    <div className="space-y-3">
      {rule.broken_reasons.map(({ message, path }) => (
        <Callout key={path} tone="danger">
          {message}
        </Callout>
      ))}
      {rule.notices.map(({ code, message, path }) => (
        <Callout key={code + path} tone="warning">
          {message}
        </Callout>
      ))}
      <Facts facts={factsOf(rule)} />
    </div>
  );
}

function factsOf(rule: ScheduledRule): readonly Fact[] {
  const {
    caps,
    description,
    excluded_user_uuids,
    protect_staff,
    repeat_days,
    sentences,
    version,
    version_author,
    warn_days,
  } = rule;
  const protection = [
    `at most ${formatCount(caps.max_users, 'person', 'people')} or ${caps.max_percent} % a run`,
    protect_staff ? 'staff and support left alone' : 'staff and support included',
    excluded_user_uuids.length > 0 && `${formatCount(excluded_user_uuids.length, 'person', 'people')} excluded by name`,
    rule.approval.state === 'none' ? false : 'needs a second admin’s approval',
  ];
  return [
    { label: 'Description', value: description },
    { label: 'Who', value: sentences.filters },
    { label: 'What', value: sentences.action },
    { label: 'When', value: sentences.schedule },
    { label: 'Warning', value: warn_days === 0 ? 'None' : `${formatCount(warn_days, 'day', 'days')} before, by email` },
    { label: 'Repeats', value: repeat_days === null ? 'Never' : `After ${formatCount(repeat_days, 'day', 'days')}` },
    { label: 'Protection', value: protection.filter((one) => one !== false).join('; ') },
    { label: 'Version', value: `${version}${version_author === null ? '' : ` by ${version_author.full_name}`}` },
  ];
}
