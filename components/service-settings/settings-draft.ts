import { changedFields } from '@/lib/client/changed-fields';
import { type CredentialName, credentialNames, type ServiceSettings } from '@/lib/contracts/people/service-settings';

/** A credential in the form: a text sets it, null clears it, and an empty text leaves it as it is. */
type CredentialDrafts = Record<CredentialName, string | null>;

/** Service settings as a form holds them. */
export type SettingsDraft = {
  name: string;
  type: string;
  customer: string | null;
  backend_url: string;
  /** JSON, as it is typed. */
  options: string;
  is_active: boolean;
  credentials: CredentialDrafts;
};

const untouched: CredentialDrafts = { username: '', password: '', token: '', certificate: '' };

/** The form of known settings, or of new ones for an organisation or, with null, for all. */
export function draftOf(settings: ServiceSettings | null, customer: string | null): SettingsDraft {
  if (settings === null) {
    return { name: '', type: '', customer, backend_url: '', options: '{}', is_active: true, credentials: untouched };
  }
  const { backend_url = '', customer_uuid, is_active, name, options = {}, type } = settings;
  return {
    name,
    type,
    customer: customer_uuid,
    backend_url,
    options: JSON.stringify(options, null, 2),
    is_active,
    credentials: untouched,
  };
}

/** The options as an object; undefined where the text is none. */
export function optionsOf(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? Object.fromEntries(Object.entries(parsed)) : undefined;
  } catch {
    return undefined;
  }
}

/** What is sent of a form whose options are an object: of known settings what has changed. */
export function sentOf(draft: SettingsDraft, options: Record<string, unknown>, opened: SettingsDraft | null) {
  const { credentials, options: _text, ...fields } = draft;
  const touched = credentialNames.filter((name) => credentials[name] !== '');
  const credentialsSent = Object.fromEntries(touched.map((name) => [name, credentials[name]]));
  const all = { ...fields, options };
  const before = opened === null ? {} : { ...opened, options: optionsOf(opened.options) };
  return { ...(opened === null ? all : changedFields(before, all)), ...credentialsSent };
}
