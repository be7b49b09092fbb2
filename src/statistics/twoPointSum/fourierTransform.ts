/**
 * Σ z_k exp(2πijk/n) for every j, in place; n is a power of two. The usual radix-2 transform: bits reversed, then
 * butterflies of rising size, with a table of roots so that no error builds up.
 */
export function fourierTransform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  const cosines = new Float64Array(size / 2);
  const sines = new Float64Array(size / 2);
  for (let index = 0; index < size / 2; index++) {
    cosines[index] = Math.cos((2 * Math.PI * index) / size);
    sines[index] = Math.sin((2 * Math.PI * index) / size);
  }
  reverseBits(real, imaginary);
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let offset = 0; offset < half; offset++) {
        const [upper, lower] = [start + offset, start + offset + half];
        const cosine = cosines[offset * stride] ?? 0;
        const sine = sines[offset * stride] ?? 0;
        const [lowerReal, lowerImaginary] = [real[lower] ?? 0, imaginary[lower] ?? 0];
        const turnedReal = lowerReal * cosine - lowerImaginary * sine;
        const turnedImaginary = lowerReal * sine + lowerImaginary * cosine;
        real[lower] = (real[upper] ?? 0) - turnedReal;
        imaginary[lower] = (imaginary[upper] ?? 0) - turnedImaginary;
        real[upper] = (real[upper] ?? 0) + turnedReal;
        imaginary[upper] = (imaginary[upper] ?? 0) + turnedImaginary;
      }
    }
  }
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  let reversed = 0;
  for (let index = 1; index < size; index++) {
    let bit = size >> 1;
    for (; (reversed & bit) !== 0; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (index >= reversed) continue;
    [real[index], real[reversed]] = [real[reversed] ?? 0, real[index] ?? 0];
    [imaginary[index], imaginary[reversed]] = [imaginary[reversed] ?? 0, imaginary[index] ?? 0];
  }
}
