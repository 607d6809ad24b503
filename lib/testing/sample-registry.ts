import { stalledOrder } from '@/docs/examples/stalled-order';
import { stalledOrderFast } from '@/docs/examples/stalled-order-fast';
import { expiringResource } from '@/lib/plugins/providers/expiring-resource';
import { pendingOrder } from '@/lib/plugins/providers/pending-order';
import type { ActionProvider } from '@/lib/plugins/providers/provider';
import { registerable } from '@/lib/plugins/providers/registerable';
import { namelessAccount } from '@/lib/testing/nameless-account';
