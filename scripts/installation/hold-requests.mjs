import { IncomingMessage, Server, ServerResponse } from 'node:http';

// Loaded into the web server: Next.js listens a moment before the app guards requests (lib/http/guard-requests.ts), and would
// answer whoever asks in between. Until then everything gets 503.
// oxlint-disable-next-line typescript/unbound-method -- it is called on what it was called on
const { emit } = Server.prototype;
Server.prototype.emit = function emitGuarded(...given) {
  const [, request, response] = given;
  if (globalThis.heedIsGuarded || !(request instanceof IncomingMessage)) return Reflect.apply(emit, this, given);
  if (response instanceof ServerResponse) response.writeHead(503, { 'retry-after': '1', connection: 'close' }).end();
  else request.socket.destroy();
  return true;
};
