/** What a class of Unicode counts: compiling one costs as much as so many characters. */
const CLASS_STEPS = 25;
/** Without regard to case, the engine walks through a range character by character: so many take about as long as one step. */
const CHARACTERS_PER_STEP = 512;
/** Only between these are there characters in two cases; a range that holds them all is not walked through. */
const [FIRST_CASED, LAST_CASED] = [0x41, 0x1e943];
const character = /^(?:\\x\{([\da-f]{1,8})\}|\\?(.))/isu;
const repetition = /^(?:[*+?]|\{(\d{1,6})(?:(,)(\d{0,6}))?\})\??/;

/**
 * How many steps the program of a pattern has, roughly and rather too many than too few; found without compiling it, because
 * that may take long for nested repetitions. What is not well-formed is counted as far as it can be read.
 */
export function patternSteps(pattern: string): number {
  const reader = new StepReader(pattern);
  return reader.total();
}

class StepReader {
  #at = 0;
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  total(): number {
    let steps = 0;
    while (this.#at < this.#pattern.length) {
      steps += this.#alternatives();
      this.#take(')');
    }
    return steps;
  }

  #alternatives(): number {
    let steps = this.#sequence();
    while (this.#take('|')) steps += 1 + this.#sequence();
    return steps;
  }

  #sequence(): number {
    let steps = 0;
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#next())) steps += this.#repeated(this.#one());
    return steps;
  }

  #one(): number {
    if (this.#take('(')) {
      const steps = 2 + this.#alternatives();
      this.#take(')');
      return steps;
    }
    if (this.#take('[')) return this.#characterClass();
    if (this.#take('\\')) return this.#escape();
    this.#at += 1;
    return 1;
  }

  #characterClass(): number {
    let steps = 1;
    this.#take('^');
    this.#take(']');
    while (this.#at < this.#pattern.length && !this.#take(']')) {
      const named = /^\[:[^:\]]*:\]/.exec(this.#rest())?.[0];
      if (named !== undefined) this.#at += named.length;
      else if (/^\\p/i.test(this.#rest())) {
        this.#at += 1;
        steps += this.#escape();
      } else steps += this.#range();
    }
    return steps;
  }

  /** A character of a class, or a range of them. */
  #range(): number {
    const first = this.#codePoint();
    if (!/^-[^\]]/.test(this.#rest())) return 0;
    this.#at += 1;
    const last = this.#codePoint();
    if (first <= FIRST_CASED && last >= LAST_CASED) return 0;
    const walked = Math.min(last, LAST_CASED) - Math.max(first, FIRST_CASED);
    return Math.max(0, Math.round(walked / CHARACTERS_PER_STEP));
  }

  #codePoint(): number {
    const [text = '', hex, plain = ''] = character.exec(this.#rest()) ?? [];
    this.#at += text.length;
    return hex === undefined ? (plain.codePointAt(0) ?? 0) : Number.parseInt(hex, 16);
  }

  /** Behind a backslash. */
  #escape(): number {
    if (this.#take('Q')) return this.#quoted();
    if (!this.#take('p') && !this.#take('P')) {
      this.#at += 1;
      return 1;
    }
    const name = /^(?:\{[^}]*\}|.)/s.exec(this.#rest())?.[0] ?? '';
    this.#at += name.length;
    return CLASS_STEPS;
  }

  /** Each character as it is, up to \E. */
  #quoted(): number {
    const end = this.#pattern.indexOf('\\E', this.#at);
    const length = (end === -1 ? this.#pattern.length : end) - this.#at;
    this.#at += length + (end === -1 ? 0 : 2);
    return length;
  }

  #repeated(once: number): number {
    let steps = once;
    for (;;) {
      const found = repetition.exec(this.#rest());
      if (found === null) return steps;
      this.#at += found[0].length;
      const [, least, , most] = found;
      const times = Math.max(1, Number(least ?? 1), Number(most ?? 0));
      steps = (steps + 1) * (times + (least !== undefined && most === '' ? 1 : 0));
    }
  }

  #next(): string {
    return this.#pattern.charAt(this.#at);
  }

  #rest(): string {
    return this.#pattern.slice(this.#at);
  }

  #take(character: string): boolean {
    if (this.#next() !== character) return false;
    this.#at += 1;
    return true;
  }
}
