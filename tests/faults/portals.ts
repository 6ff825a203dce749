import type { Fault } from './faults.ts';

const page = '<!doctype html><title>Hotel Invented</title><form>Room number <input name="room"></form>';

/** A hotel's network answers in the service's place: 200, and a page. It knows no CORS, or is generous with it. */
export const captivePortal: Fault = async ({ request, response, body, random }) => {
  await body();
  const { origin } = request.headers;
  const cors = origin && random.chance(0.5) ? { 'access-control-allow-origin': origin } : {};
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...cors }).end(page);
};

/** … or sends everybody to its own host, where no token may go. */
export const captiveRedirect: Fault = async ({ request, response, body }) => {
  await body();
  const { origin = '*' } = request.headers;
  const location = 'http://portal.invented.example/sign-in';
  response.writeHead(302, { location, 'access-control-allow-origin': origin }).end();
};
