import type { Context, MiddlewareHandler } from 'hono';
import { MAX_BODY_BYTES } from '../contract/leads.ts';
import { refuse, toResponse } from './answer.ts';

/** Bytes of bodies that may be in memory at once. */
export interface BodyRoom {
  readonly altogether: number;
  /** Those of one network. */
  readonly each: number;
}

export const usualRoom: BodyRoom = { altogether: 64 * MAX_BODY_BYTES, each: 16 * MAX_BODY_BYTES };

const LEAST = 256; // what a piece costs in memory, however small

/**
 * Receives a body whole before the request takes a place at the gate: one that comes slowly, or not at all, holds up nobody.
 * How long it may take is the server's to say (server/service.ts), how much of all there may be is `room`.
 */
export function receiveBody(room: BodyRoom, networkOf: (context: Context) => string): MiddlewareHandler {
  const held = new Map<string, number>();
  let total = 0;
  const hold = (network: string, bytes: number) => {
    total += bytes;
    const its = (held.get(network) ?? 0) + bytes;
    if (its > 0) held.set(network, its);
    else held.delete(network);
    return total <= room.altogether && its <= room.each;
  };

  return async (context, next) => {
    // Before the body is touched: what nobody began to read is let pass by, and the answer arrives.
    if (Number(context.req.header('content-length')) > MAX_BODY_BYTES) return tooLarge();
    const { url, method, headers, body, signal } = context.req.raw;
    if (!body) return next();
    const network = networkOf(context);
    const pieces: Uint8Array[] = [];
    let [size, cost] = [0, 0];
    try {
      for await (const piece of body) {
        const its = Math.max(piece.byteLength, LEAST);
        size += piece.byteLength;
        cost += its;
        if (!hold(network, its)) return full();
        if (size > MAX_BODY_BYTES) return tooLarge();
        pieces.push(piece);
      }
      context.req.raw = new Request(url, { method, headers, body: Buffer.concat(pieces), signal });
      return await next();
    } catch (error) {
      if (signal.aborted) return toResponse({ status: 499 });
      throw error;
    } finally {
      hold(network, -cost);
    }
  };
}

const tooLarge = () => toResponse(refuse('payload-too-large', { detail: `At most ${MAX_BODY_BYTES} bytes.` }));
const full = () =>
  toResponse(refuse('overloaded', { retryAfter: 2, detail: 'Nothing was changed. Try again in a moment.' }));
