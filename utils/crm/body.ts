/** Below this a body fits into one packet with its headers, and compressing it saves nothing. */
const LEAST = 1024;

const isLoopback = (address: string) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);

/** A JSON body as it goes over the wire: gzip, except where there is no wire (the service runs on this machine). */
export async function packBody(
  json: unknown,
  address: string,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const text = JSON.stringify(json);
  const headers = { 'content-type': 'application/json' };
  if (text.length < LEAST || isLoopback(address)) return { body: text, headers };
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(packed).blob(), headers: { ...headers, 'content-encoding': 'gzip' } };
}
