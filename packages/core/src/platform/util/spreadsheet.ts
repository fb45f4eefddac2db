// What a spreadsheet would take for a formula, the full-width signs that some of them fold, and what moves to another cell.
const startsFormula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%\t\r\n]/

/**
 * Words as a spreadsheet must take them: never as a formula. What could be one begins with an apostrophe, which tells every
 * spreadsheet that words follow.
 */
export const harmless = (words: string): string => (startsFormula.test(words) ? `'${words}` : words)
