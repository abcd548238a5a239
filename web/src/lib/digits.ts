// Both scripts' digits: read either, write the one that was chosen.

const BENGALI_ZERO = 0x09e6;

/** Bengali digits as Latin ones; everything else as it is. */
export function latin(text: string): string {
  return text.replace(/[০-৯]/g, digit => String(digit.charCodeAt(0) - BENGALI_ZERO));
}

/** Latin digits as Bengali ones; everything else as it is. */
export function bengali(text: string): string {
  return text.replace(/[0-9]/g, digit => String.fromCharCode(BENGALI_ZERO + Number(digit)));
}

/** Whether a text has a Bengali letter in it. */
export function isBengali(text: string): boolean {
  return /[\u0980-\u09ff]/.test(text);
}
