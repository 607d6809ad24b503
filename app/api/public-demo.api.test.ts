import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allOperations } from '@/lib/contracts/all-operations';
import { env, sendsMail } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { signInDemoPerson } from '@/lib/services/accounts/sign-in-demo-person';
import { MOST_LINKS } from '@/lib/services/accounts/take-attempt';
import { configuredSource } from '@/lib/services/order-sync/order-source';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser } from '@/lib/testing/make';
import { testContext, testNow } from '@/lib/testing/test-context';

beforeEach(() => {
  env.HEED_DEMO = 'public';
});

afterEach(() => {
  env.HEED_DEMO = '0';
});

/** Every change that neither lets somebody in nor reaches anybody outside. A new one has to be put here, or turned off. */
const inward =
  /^(access_(requirements_(create|change|archive|restore)|(submissions|documents|groups)_.*)|audience(s|_members)_.*|scheduled_rules_(create|change|pause|archive|restore|duplicate|pause_all)|alerts_(create|resolve|reopen|acknowledge|assign|snooze)|digests_(unsubscribe|undo_unsubscribe)|imports_(cancel|preview)|ingest_(sources_revoke|alertmanager|events|resend)|calendar_address_end|checklist(s|_questions)_.*|question_options_.*|customers_(create|change|replace|delete|check_restrictions|quotas_change|members_.*)|(project|customer)_reviews_close|(project|customer)_service_accounts_(change|close)|service_settings_.*|end_date_requests_.*|user_invitations_(accept|reject|cancel|reject_by_token|delete|delete_by_post|check|check_duplicates)|group_invitations_.*|permission_requests_.*|marketplace_.*|me_change|notification_preferences_change|offerings_change|project(s|_types)_.*|purge_profiles_.*|notifications_(create|mark_.*|delete|restore)|(password_resets|sign_in_links)_request|api_tokens_revoke|roles_(change|replace)|user_roles_ask_to_extend|scheduled_rules_preview(_saved)?|sessions_end|set_aside_messages_retry|settings_change|user_action_providers_(change|cancel)|user_actions_.*|users_(change|revoke_tokens|grant_role|revoke_role)|webhook_endpoints_delete)$/;

/** Every change that lets somebody in or shuts them out, or reaches somebody outside, by what makes it one. */
const outward =
  /^(user_invitations_(create|change|replace|approve|send|approve_by_token|register)|scheduled_rule_(subjects|runs)_.*|scheduled_rules_(activate|resume|run|approve|decide)|users_(suspend|reinstate|delete|create|invite|reset_password)|(api_tokens|calendar_address)_create|(project|customer)_service_accounts_(create|rotate_api_key)|imports_create|webhook_endpoints_(create|change|rotate_secret|test|replay)|ingest_sources_(create|rotate)|deliveries_resend|access_notifications_resend|access_requirements_test_mail|order_sync_request)$/;

describe('in a public demo', () => {
  test('exactly the operations that reach outside, or let somebody in, are turned off', () => {
    const off = allOperations.filter(({ reachesOut }) => reachesOut).map(({ id }) => id);
    const changes = allOperations.filter(({ method }) => method !== 'GET').map(({ id }) => id);
    expect(changes.filter((id) => !inward.test(id) && !outward.test(id))).toEqual([]);
    expect(off.toSorted()).toEqual(changes.filter((id) => outward.test(id)).toSorted());
    expect(changes.filter((id) => inward.test(id) && outward.test(id))).toEqual([]);
  });

  test.each(allOperations.filter(({ reachesOut }) => reachesOut))(
    '$id is answered 403 with a sentence, also for staff',
    async (operation) => {
      const { id } = await makeUser({ is_staff: true });
      const params = Object.fromEntries(Object.keys(operation.params.shape).map((name) => [name, crypto.randomUUID()]));
      const answer = await callOperation(operation, { token: await makeToken(id), params, body: {} });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ detail: 'This is turned off in a public demo.' });
      expect(await database().auditEntry.count({ where: { actor_id: id } })).toBe(0);
    },
  );

  test('no orders are fetched, whatever source is set', () => {
    env.HEED_ORDER_SOURCE_URL = 'https://shop.example/orders';
    expect(configuredSource()).toBeNull();
    env.HEED_DEMO = '1';
    expect(configuredSource()).toMatchObject({ url: 'https://shop.example/orders' });
    delete env.HEED_ORDER_SOURCE_URL;
  });

  test('a network signs in thirty times an hour, so that no one fills the demo', async () => {
    await database().installation.deleteMany();
    await database().installation.create({ data: { kind: 'demo', decided_at: testNow } });
    const { id: uuid } = await makeUser({ is_demo: true });
    const anonymous = testContext({ kind: 'anonymous' });
    const enter = (network: string) => signInDemoPerson(anonymous, { uuid, origin: { network, browser: 'Firefox' } });
    for (let time = 0; time < MOST_LINKS.link_network; time++) await enter('192.0.2.50');
    await expect(enter('192.0.2.50')).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await enter('192.0.2.51')).toMatchObject({ userId: uuid });
  });

  test('no mail is sent, whatever key is set', () => {
    env.RESEND_API_KEY = 're_test';
    expect(sendsMail()).toBe(false);
    env.RESEND_API_KEY = undefined;
  });
});
