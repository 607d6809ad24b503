import { ConditionList } from '@/components/rules/condition-list';
import { type Fact, Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { formatCount } from '@/lib/core/wording';

/** A rule in words: whom it finds, what it does when, and what keeps it in bounds. */
export function RuleFacts({ rule }: { rule: ScheduledRule }) {
  return <Facts facts={factsOf(rule)} />;
}

function factsOf(rule: ScheduledRule): readonly Fact[] {
  const { description, next_run, repeat_days, sentences, version, version_author, warn_days } = rule;
  return [
    { label: 'Description', value: description },
    { label: 'Who', value: <ConditionList conditions={sentences.conditions} /> },
    { label: 'What', value: sentences.action },
    { label: 'When', value: sentences.schedule },
    { label: 'Next run', value: next_run !== null && <Moment at={next_run} shows="both" /> },
    { label: 'Warning', value: warn_days === 0 ? 'None' : `${formatCount(warn_days, 'day', 'days')} before, by email` },
    { label: 'Repeats', value: repeat_days === null ? 'Never' : `After ${formatCount(repeat_days, 'day', 'days')}` },
    { label: 'Protection', value: <Protection rule={rule} /> },
    { label: 'Approval', value: <Approval rule={rule} /> },
    { label: 'Version', value: `${version}${version_author === null ? '' : ` by ${version_author.full_name}`}` },
  ];
}

function Protection({ rule: { caps, excluded_user_uuids, protect_staff } }: { rule: ScheduledRule }) {
  const lines = [
    `At most ${formatCount(caps.max_users, 'person', 'people')} or ${caps.max_percent}% of active people per run`,
    protect_staff ? 'Staff and support are left alone' : 'Staff and support are included',
    excluded_user_uuids.length > 0 &&
      `${formatCount(excluded_user_uuids.length, 'person is', 'people are')} excluded by name`,
  ];
  return <ul className="space-y-1">{lines.map((line) => line !== false && <li key={line}>{line}</li>)}</ul>;
}

function Approval({ rule: { approval } }: { rule: ScheduledRule }) {
  if (approval.state === 'none') return 'Not needed';
  if (approval.state !== 'given' || approval.expires === null) return 'A second admin approves each run';
  return (
    <>
      Given{approval.approved_by !== null && ` by ${approval.approved_by.full_name}`}, for one run until{' '}
      <Moment at={approval.expires} shows="exact" />
    </>
  );
}
