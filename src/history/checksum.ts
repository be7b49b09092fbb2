/** CRC-32 as in ISO 3309, zip and PNG: what damage to bytes shows by. It is no seal, anybody can compute it. Linear in bytes. */
export function checksum(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xed_b8_83_20 : rest >>> 1;
    return rest;
  });
  let sum = 0xff_ff_ff_ff;
  for (let index = 0; index < bytes.length; index++)
    sum = (sum >>> 8) ^ (table[(sum ^ (bytes[index] as number)) & 255] as number);
  return (sum ^ 0xff_ff_ff_ff) >>> 0;
}
