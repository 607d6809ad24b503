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
  ['You now have the role “Project manager” in North Lab.', 'approved', false, null],
  [
    'The project Course was created for you, and you have the role “Project manager” in it.',
    'approved',
    true,
    'Course',
  ],
  ['You asked for the role “Project manager” in North Lab.', 'rejected', false, null],
  ['You asked for a project of your own in North Lab.', 'rejected', true, null],
  [
    'The link you used has ended, so your request for a project of your own in North Lab was cancelled.',
    'canceled',
    true,
    null,
  ],
] as const)('who asked is told: %s', (sentence, state, creates_project, project) => {
  const about = { ...asked, state, creates_project, project };
  const mail = permissionRequest.write(about, reader, { subject: null, priority: 'normal' });
  expect(mail).toMatchObject({ paragraphs: [sentence] });
});
