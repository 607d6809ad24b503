import type { RegisteredFilter } from '@/lib/plugins/rules/filter';
import { accessExpired } from '@/lib/plugins/rules/filters/access-expired';
import { affiliation } from '@/lib/plugins/rules/filters/affiliation';
import { audience } from '@/lib/plugins/rules/filters/audience';
import { duration } from '@/lib/plugins/rules/filters/duration';
import { emailDomain } from '@/lib/plugins/rules/filters/email-domain';
import { hasOpenActions } from '@/lib/plugins/rules/filters/has-open-actions';
import { identitySource } from '@/lib/plugins/rules/filters/identity-source';
import { neverSignedIn } from '@/lib/plugins/rules/filters/never-signed-in';
import { role } from '@/lib/plugins/rules/filters/role';
import { userStatus } from '@/lib/plugins/rules/filters/user-status';

/** Every filter, in the order of the editor's menu. A new one is a file beside this and a line here. */
export const ruleFilters: readonly RegisteredFilter[] = [
  userStatus,
  duration,
  neverSignedIn,
  audience,
  role,
  emailDomain,
  affiliation,
  identitySource,
  hasOpenActions,
  accessExpired,
];
