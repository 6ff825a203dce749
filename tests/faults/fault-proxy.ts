import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../practice/random.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { type FaultName, faultNames, faults as knownFaults } from './faults.ts';

/** Which requests go wrong, and how. */
export interface FaultPlan {
  /** how many of the requests that may go wrong do, from 0 to 1 */
  share: number;
  /** what happens to them: dealt like cards, so that each comes up before any comes up again. All, where it is absent */
  kinds?: readonly FaultName[];
  /** which requests may go wrong; pushes, where it is absent */
  where?: (request: IncomingMessage) => boolean;
}

/** One request that came through. */
export interface LoggedRequest {
  method: string;
  path: string;
  fault?: FaultName;
  /** identity keys of each lead that it carried, where it was a push */
  leads: string[][];
  clientRefs: string[];
  /** the service took the leads in, whatever the client heard of it */
  committed: boolean;
  /** the service could not be reached */
  unreachable: boolean;
  done: boolean;
}

export type ProxyStep = 'arrived' | 'committed' | 'over';

export interface FaultProxy {
  url: string;
  /** from now on; what is under way goes on as it began */
  set(plan: FaultPlan): void;
  log: readonly LoggedRequest[];
  close(): Promise<void>;
}

export const isPush = ({ method, url }: IncomingMessage): boolean => method === 'POST' && url === '/v1/leads/batch';

/**
 * Stands in front of the CRM service and lets everything through, sign-in included, but what the plan makes go wrong.
 * One seed and one order of requests give the same faults. A service that is away gives 502, as a real proxy does.
 * @param onStep is told of every push when it is there, when the service has taken it, and when it is over
 */
export async function startFaultProxy(options: {
  target: string;
  random: Random;
  faults: FaultPlan;
  port?: number;
  onStep?: (step: ProxyStep, logged: LoggedRequest) => void;
}): Promise<FaultProxy> {
  const { random, onStep = () => undefined } = options;
  const target = new URL(options.target);
  const log: LoggedRequest[] = [];
  let plan = options.faults;
  let deck: FaultName[] = [];

  const deal = (request: IncomingMessage): FaultName | undefined => {
    if (!(plan.where ?? isPush)(request) || !random.chance(plan.share)) return undefined;
    const kinds = plan.kinds ?? faultNames;
    if (deck.length === 0) deck = [...kinds];
    return deck.splice(random.below(deck.length), 1)[0];
  };

  const server = createServer(async (request, response) => {
    const fault = deal(request);
    const { method = 'GET', url: path = '/' } = request;
    const logged: LoggedRequest = {
      ...{ method, path, leads: [], clientRefs: [], committed: false, unreachable: false, done: false },
      ...(fault && { fault }),
    };
    log.push(logged);
    const push = isPush(request);
    const exchange: Exchange = createExchange(request, response, {
      target: () => target,
      random,
      onAnswer({ status }, body) {
        if (!push) return;
        Object.assign(logged, readLeads(body));
        logged.committed = status === 200;
        onStep('committed', logged);
      },
    });
    response.on('error', () => undefined); // the client has gone; what matters is in the log
    if (push) {
      onStep('arrived', logged);
      if (fault !== 'reset before the body' && fault !== 'reset during the body')
        await exchange.body().then(
          (body) => Object.assign(logged, readLeads(body)),
          () => undefined,
        );
    }
    try {
      await (fault ? knownFaults[fault](exchange) : exchange.forward().then(exchange.answer));
    } catch {
      logged.unreachable = true;
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    }
    logged.done = true;
    if (push) onStep('over', logged);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    set(next) {
      plan = next;
      deck = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a push carries; nothing where it is not one that can be read. */
function readLeads(body: Buffer): Pick<LoggedRequest, 'leads' | 'clientRefs'> {
  try {
    const { leads } = JSON.parse(body.toString()) as { leads: { clientRef: string; identityKeys: string[] }[] };
    return {
      leads: leads.map(({ identityKeys }) => identityKeys),
      clientRefs: leads.map(({ clientRef }) => clientRef),
    };
  } catch {
    return { leads: [], clientRefs: [] };
  }
}
