/**
 * Bytes of a history that were spoiled behind their beginning, with the length and the checksum that such bytes have: what
 * lies behind these must hold too, as anybody can sum up.
 */
export function resummed(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  if (copy.length < 16) return copy;
  new DataView(copy.buffer).setUint32(8, copy.length, true);
  new DataView(copy.buffer).setUint32(12, bitwise(copy.subarray(16)), true);
  return copy;
}

/** CRC-32 bit by bit, as its polynomial says. */
function bitwise(bytes: Uint8Array): number {
  let rest = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ ((rest & 1) * 0xed_b8_83_20);
  }
  return ~rest >>> 0;
}
