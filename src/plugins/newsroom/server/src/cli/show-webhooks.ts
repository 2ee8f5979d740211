import { getService } from '../get-service';
import type { Command } from './commands';

const at = (date: Date | null): string => date?.toISOString() ?? 'never';

export const showWebhooks: Command = {
  usage: 'webhooks [retry NAME]',
  summary: 'how subscribers are doing; retry: all that waits for one is due now',

  async run({ strapi, terminal }, [action, name, ...rest]) {
    const webhooks = getService(strapi, 'webhooks');
    if (action === 'retry' && name !== undefined && rest.length === 0) {
      const count = await webhooks.retry(name);
      if (count === null) {
        terminal.err(`There is no subscriber "${name}".`);
        return 1;
      }
      terminal.out(`${count} deliveries to ${name} are due now`);
      return 0;
    }
    if (action !== undefined) {
      terminal.err('Say which: webhooks, or webhooks retry NAME');
      return 2;
    }
    const subscribers = await webhooks.health();
    for (const { name: subscriber, kind, failing, pending, position, ...times } of subscribers) {
      const state = kind === null ? 'unconfigured' : failing ? 'failing' : 'ok';
      terminal.out(
        `${state.padEnd(12)} ${subscriber} (${kind ?? '–'}): ${pending} pending, at ${position}`
      );
      terminal.out(`             last success ${at(times.lastSuccessAt)}`);
      if (times.oldestPendingAt) {
        terminal.out(`             oldest pending ${at(times.oldestPendingAt)}`);
      }
      if (times.lastError !== null) {
        terminal.out(`             last error ${at(times.lastFailureAt)}: ${times.lastError}`);
      }
    }
    if (subscribers.length === 0) terminal.out('No subscribers are configured.');
    return subscribers.some(({ failing }) => failing) ? 1 : 0;
  },
};
