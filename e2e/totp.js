// What an authenticator app shows (RFC 6238): six digits of SHA-1 over the thirty seconds it is in.

import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_S = 30;

function bytesOf(secret) {
  const bits = [...secret.replace(/[\s=]/g, '')].map(letter => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      .map(eight => Number.parseInt(eight, 2)),
  );
}

/** The code of now, or of so many steps later: a code is good once, and the next is taken a little early, too. */
export function code(secret, later = 0) {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / STEP_S) + later));
  const hash = createHmac('sha1', bytesOf(secret)).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
