// A calculator that reads what people write: both scripts, lakh and crore, percentages as on a desk calculator.
// Everything is kept as whole numbers over a power of ten, so that 0.1 + 0.2 is 0.3.

import { latin } from './digits';

/** A number without rounding: `units / 10^scale`. */
export interface Exact {
  units: bigint;
  scale: number;
}

const WORDS: [RegExp, string][] = [
  [/(crores?|cr|কোটি)/gi, 'C'],
  [/(lakhs?|lacs?|lac|লাখ|লক্ষ)/gi, 'L'],
  [/(thousand|k|হাজার)/gi, 'T'],
  [/(hundred|শত|শ)/gi, 'H'],
];
const WORTH: Record<string, bigint> = { C: 10_000_000n, L: 100_000n, T: 1_000n, H: 100n };
/** Digits kept after the point by a division. */
const PLACES = 8;

const exact = (units: bigint, scale = 0): Exact => trim({ units, scale });

function trim({ units, scale }: Exact): Exact {
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
}

function level(a: Exact, b: Exact): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
}

const add = (a: Exact, b: Exact): Exact => {
  const [x, y, scale] = level(a, b);
  return exact(x + y, scale);
};
const negate = (a: Exact): Exact => ({ units: -a.units, scale: a.scale });
const times = (a: Exact, b: Exact): Exact => exact(a.units * b.units, a.scale + b.scale);

function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.units === 0n) return undefined;
  const [x, y] = level(a, b);
  const more = x * 10n ** BigInt(PLACES + 1);
  const raw = more / y;
  const half = raw >= 0n ? 5n : -5n;
  return exact((raw + half) / 10n, PLACES);
}

/** As a decimal text: `-1234.5`. */
export function write({ units, scale }: Exact): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private take(sign: string): boolean {
    if (this.peek() !== sign) return false;
    this.at += 1;
    return true;
  }

  /** The whole text as one number, or nothing. */
  whole(): Exact | undefined {
    const sum = this.sum();
    return sum && this.at === this.text.length ? sum : undefined;
  }

  private sum(): Exact | undefined {
    let left = this.product();
    while (left && (this.peek() === '+' || this.peek() === '-')) {
      const minus = this.take('-') || !this.take('+');
      const right = this.product();
      if (!right) return undefined;
      // 500 + 15% is 575: a percentage after plus or minus is of what stands before it.
      const part = this.take('%') ? times(left, exact(right.units, right.scale + 2)) : right;
      left = add(left, minus ? negate(part) : part);
    }
    return left;
  }

  private product(): Exact | undefined {
    let left = this.factor();
    for (;;) {
      if (!left) return undefined;
      if (this.take('*')) {
        const right = this.factor();
        if (!right) return undefined;
        left = times(left, this.take('%') ? exact(right.units, right.scale + 2) : right);
      } else if (this.take('/')) {
        const right = this.factor();
        left = right && divide(left, right);
      } else {
        return left;
      }
    }
  }

  private factor(): Exact | undefined {
    if (this.take('-')) {
      const inner = this.factor();
      return inner && negate(inner);
    }
    if (this.take('(')) {
      const inner = this.sum();
      return this.take(')') ? inner : undefined;
    }
    return this.number();
  }

  /** `2C30L5` is two crore thirty lakh five. */
  private number(): Exact | undefined {
    let sum: Exact | undefined;
    for (;;) {
      const match = /^\d*\.?\d*/.exec(this.text.slice(this.at))?.[0] ?? '';
      if (!/\d/.test(match)) return sum;
      this.at += match.length;
      const [whole = '', part = ''] = match.split('.');
      let value = exact(BigInt(whole + part), part.length);
      let worth = WORTH[this.peek()];
      const worded = worth !== undefined;
      while (worth !== undefined) {
        value = times(value, exact(worth));
        this.at += 1;
        worth = WORTH[this.peek()];
      }
      sum = sum ? add(sum, value) : value;
      if (!worded) return sum;
    }
  }
}

/** What a text amounts to, or nothing when it is no sum. */
export function calculate(text: string): Exact | undefined {
  // Sums on paper end in `/-` or `/=`, so that nobody adds to them.
  let plain = latin(text)
    .trim()
    .replace(/^=/, '')
    .replace(/\/[-=]$/, '')
    // Before the words: the k of “Tk” is no thousand.
    .replace(/৳|tk\.?|bdt|taka|টাকা/gi, '');
  for (const [word, sign] of WORDS) plain = plain.replace(word, sign);
  plain = plain
    .replace(/[,\s_]/g, '')
    .replace(/[×xX]/g, '*')
    .replace(/÷/g, '/')
    .replace(/[−–]/g, '-');
  if (plain === '' || plain.length > 200 || !/^[\d.+\-*/()%CLTH]+$/.test(plain)) return undefined;
  return new Reader(plain).whole();
}

/** Whether a text asks for a sum, rather than only being a number. */
export function isSum(text: string): boolean {
  const plain = latin(text).trim();
  return /^[=(]|\d\s*[+\-*/×÷%xX−]\s*[\d(]|\d\s*(crore|cr|lakh|lac|কোটি|লাখ|লক্ষ|হাজার|k)/i.test(plain);
}

/** Rounded half away from zero to `places`, as a decimal text with all places. */
export function rounded(value: Exact, places: number): string {
  if (value.scale <= places) {
    return write2(value.units * 10n ** BigInt(places - value.scale), places);
  }
  const drop = 10n ** BigInt(value.scale - places);
  const half = value.units >= 0n ? drop / 2n : -drop / 2n;
  return write2((value.units + half) / drop, places);
}

function write2(units: bigint, scale: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
