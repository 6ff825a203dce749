import * as z from 'zod';

const EARLIEST = Date.UTC(2003, 0, 1); // LinkedIn opened that year: what is older comes from a broken clock

/** A moment at which somebody can have done something here, ISO 8601 in UTC. PostgreSQL has no year 0000 besides. */
export const instantSchema = z.iso.datetime().refine((at) => Date.parse(at) >= EARLIEST, 'is before 2003-01-01');
