import { expect, it } from 'vitest';
import { permissionRequest } from '@/lib/plugins/notification-kinds/permission-request';

const reader = { full_name: 'Ann', email: 'ann@x.example', time_zone: 'Asia/Tokyo', hidesLinks: false };
const asked = {
  request_uuid: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e',
  place: 'North Lab',
  role: 'Project manager',
  project: null,
  review_comment: '',
};

it.each([
  ['approved', false, null, 'You now have the role “Project manager” in North Lab.'],
  [
    'approved',
    true,
    'Course',
    'The project Course was created for you, and you have the role “Project manager” in it.',
  ],
  ['rejected', false, null, 'You asked for the role “Project manager” in North Lab.'],
  ['rejected', true, null, 'You asked for a project of your own in North Lab.'],
  [
    'canceled',
    true,
    null,
    'The link you used has ended, so your request for a project of your own in North Lab was cancelled.',
  ],
] as const)('a request that was %s and creates a project: %s', (state, creates_project, project, sentence) => {
  const about = { ...asked, state, creates_project, project };
  expect(permissionRequest.write(about, reader, { subject: null, priority: 'normal' })).toMatchObject({
    paragraphs: [sentence],
  });
});
