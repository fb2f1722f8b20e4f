/** CRC-64/NVME, what newer AWS command lines send by default: reveng.sourceforge.io/crc-catalogue/all.htm, reflected. */
const POLYNOMIAL = { high: 0x9a6c9329, low: 0xac4bc9b5 } as const;

interface Halves {
  high: number;
  low: number;
}

/** A remainder for each byte, in two halves: BigInt would be some fifty times slower. */
const HIGH = new Uint32Array(256);
const LOW = new Uint32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  const { high, low } = remainder(byte);
  HIGH[byte] = high;
  LOW[byte] = low;
}

/** A checksum that takes a body piece by piece; `digest` is 8 bytes, the most significant first. */
export function startCrc64(): { update: (bytes: Uint8Array) => void; digest: () => Buffer } {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
        high = (high >>> 8) ^ (HIGH[index] ?? 0);
      }
    },
    digest: () => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE((high ^ 0xffffffff) >>> 0, 0);
      bytes.writeUInt32BE((low ^ 0xffffffff) >>> 0, 4);
      return bytes;
    },
  };
}

function remainder(byte: number): Halves {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    const odd = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (odd) {
      low ^= POLYNOMIAL.low;
      high ^= POLYNOMIAL.high;
    }
  }
  return { high: high >>> 0, low: low >>> 0 };
}
