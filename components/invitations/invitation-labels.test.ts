import { expect, it } from 'vitest';
import { askedOf, invitationLabels } from '@/components/invitations/invitation-labels';

it('a request asks for a new project where its link creates them, else for the role', () => {
  const role_name = 'CUSTOMER.SUPPORT';
  expect(askedOf({ project_name_template: '', role_name })).toBe('Organisation support');
  expect(askedOf({ project_name_template: 'Course of {full_name}', role_name })).toBe('A new project');
});

it('an invitation that was rejected, by who is invited or by who decides, is called so', () => {
  expect(invitationLabels.rejected.label).toBe('Rejected');
});
