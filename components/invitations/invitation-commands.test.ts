import { describe, expect, it } from 'vitest';
import { invitationCommands } from '@/components/invitations/invitation-commands';

const manager = { can_add: ['PROJECT.MEMBER'], can_change: [], can_remove: [], can_request: ['PROJECT.MANAGER'] };
const rights = { ...manager, can_create_projects: false, can_set_quotas: false, refusal: null };
const member = { ...rights, can_add: [], can_request: ['PROJECT.MEMBER', 'PROJECT.MANAGER'] };
const closed = { ...rights, refusal: 'This organisation is blocked.' };
const others = { role_name: 'PROJECT.MEMBER', isOwn: false };
const own = { ...others, isOwn: true };

describe('invitationCommands', () => {
  it('offers who may add the role to approve, reject, resend, change and cancel', () => {
    expect(invitationCommands({ ...others, state: 'requested' }, rights)).toEqual(['approve', 'reject']);
    expect(invitationCommands({ ...others, state: 'pending' }, rights)).toEqual(['send', 'change', 'cancel']);
    expect(invitationCommands({ ...others, state: 'expired' }, rights)).toEqual(['send', 'cancel']);
    expect(invitationCommands({ ...others, state: 'project' }, rights)).toEqual(['cancel']);
  });

  it('offers who asked for it to change and cancel it, and to resend it once it was approved', () => {
    expect(invitationCommands({ ...own, state: 'requested' }, member)).toEqual(['change', 'cancel']);
    expect(invitationCommands({ ...own, state: 'pending' }, member)).toEqual(['send', 'cancel']);
  });

  it('offers nothing about a role that the person may not add', () => {
    const asked = { role_name: 'PROJECT.MANAGER', isOwn: false, state: 'requested' } as const;
    expect(invitationCommands(asked, rights)).toEqual([]);
    expect(invitationCommands({ ...others, state: 'pending' }, member)).toEqual([]);
  });

  it('offers nothing that brings people into a place that is closed', () => {
    expect(invitationCommands({ ...others, state: 'requested' }, closed)).toEqual(['reject']);
    expect(invitationCommands({ ...others, state: 'pending' }, closed)).toEqual(['cancel']);
  });

  it('offers who made it and is no longer there to cancel it only', () => {
    expect(invitationCommands({ ...own, state: 'pending' }, undefined)).toEqual(['cancel']);
    expect(invitationCommands({ ...others, state: 'pending' }, undefined)).toEqual([]);
  });

  it.each(['accepted', 'rejected', 'canceled'] as const)('offers nothing about one that is %s', (state) => {
    expect(invitationCommands({ ...own, state }, rights)).toEqual([]);
  });
});
