import { ingestAlertmanagerOperation, ingestEventsOperation } from '@/lib/contracts/alerts/ingest';

/** Alertmanager's configuration, as docs/ingest.md gives it. @param origin of this installation, without a slash at its end */
export function alertmanagerConfiguration(origin: string, token: string): string {
  return `route:
  receiver: heed
  group_by: ["..."]
  group_wait: 10s
  group_interval: 1m
  repeat_interval: 1h

receivers:
  - name: heed
    webhook_configs:
      - url: ${alertmanagerAddress(origin)}
        send_resolved: true
        max_alerts: 500
        http_config:
          authorization:
            type: Bearer
            credentials: ${token}
`;
}

/** A command that reports an event, as docs/ingest.md gives it. @param origin of this installation, without a slash at its end */
export function eventCommand(origin: string, token: string): string {
  return `curl -H 'Authorization: Bearer ${token}' \\
  -H 'Content-Type: application/json' \\
  -d '{"alert_type": "capacity", "severity": "error", "title": "Disk full on db-7",
       "affected_systems": ["db-7"]}' \\
  ${origin}${ingestEventsOperation.path}
`;
}

/** Where Alertmanager and Grafana post to. */
export function alertmanagerAddress(origin: string): string {
  return `${origin}${ingestAlertmanagerOperation.path}`;
}
