import { isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * The network a request comes from: the peer of the connection or, behind as many proxies as the operator says, what the
 * outermost of those saw. An IPv6 subscriber has a /64, so that is what counts. Used for counting only, and kept nowhere.
 */
export function readNetwork(context: Context, trustedProxies: number): string {
  const peer = (context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? '';
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const address = trustedProxies > 0 ? (forwarded.at(-trustedProxies) ?? '') || peer : peer;
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(plain) ? firstHalf(plain) : plain;
}

function firstHalf(address: string): string {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array(Math.max(0, 8 - before.length - after.length)).fill('0') : [];
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':');
}
