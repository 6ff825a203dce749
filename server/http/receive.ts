import type { Context, MiddlewareHandler } from 'hono';
import { MAX_BODY_BYTES } from '../contract/leads.ts';
import { refuse, toResponse } from './answer.ts';
import { createRoom, type RoomSize } from './body-room.ts';

/** Two rooms, so that nobody who is not known yet takes that of whoever is. */
export interface Rooms {
  /** Held by account. */
  readonly known: RoomSize;
  /** Held by network: whoever signs in, or has not been seen since the service began. */
  readonly strangers: RoomSize;
}

export const usualRooms: Rooms = {
  known: { altogether: 48 * MAX_BODY_BYTES, each: 16 * MAX_BODY_BYTES, isShared: false },
  strangers: { altogether: 32 * MAX_BODY_BYTES, each: 16 * MAX_BODY_BYTES, isShared: true },
};

/** Of a sign-in: more of them than may wait at the gate do not fill the room of their network. */
const MAX_SIGN_IN_BYTES = 64 * 1024;

/** Whom a request is counted for. */
export interface Sender {
  /** The account, where the credentials were seen to be good. */
  readonly account: string | undefined;
  readonly network: string;
}

/**
 * Receives a body whole before the request takes a place at the gate: one that comes slowly, or not at all, holds up nobody.
 * How long it may take is the server's to say (server/service.ts), how much of all there may be is `rooms`.
 */
export function receiveBody(rooms: Rooms, senderOf: (context: Context) => Sender): MiddlewareHandler {
  const [known, strangers] = [createRoom(rooms.known), createRoom(rooms.strangers)];

  return async (context, next) => {
    const most = context.req.path.startsWith('/api/auth/') ? MAX_SIGN_IN_BYTES : MAX_BODY_BYTES;
    // Before the body is touched: what nobody began to read is let pass by, and the answer arrives.
    if (Number(context.req.header('content-length')) > most) return tooLarge(most);
    const { url, method, headers, body, signal } = context.req.raw;
    if (!body) return next();
    const { account, network } = senderOf(context);
    const reader = body.getReader();
    let isGivenUp = false;
    const stop = () => void reader.cancel().catch(() => undefined);
    const place = (account === undefined ? strangers : known).begin(account ?? network, () => {
      isGivenUp = true;
      stop();
    });
    try {
      const pieces: Uint8Array[] = [];
      let size = 0;
      for (let read = await reader.read(); !isGivenUp && !read.done; read = await reader.read()) {
        size += read.value.byteLength;
        const refused = place.take(read.value.byteLength) ? size > most && tooLarge(most) : full();
        if (refused) {
          stop();
          return refused;
        }
        pieces.push(read.value);
      }
      if (isGivenUp) return full();
      place.finish();
      context.req.raw = new Request(url, { method, headers, body: Buffer.concat(pieces), signal });
      return await next();
    } catch (error) {
      if (isGivenUp) return full();
      if (signal.aborted) return toResponse({ status: 499 });
      throw error;
    } finally {
      place.leave();
    }
  };
}

const tooLarge = (most: number) => toResponse(refuse('payload-too-large', { detail: `At most ${most} bytes.` }));
const full = () =>
  toResponse(refuse('overloaded', { retryAfter: 2, detail: 'Nothing was changed. Try again in a moment.' }));
