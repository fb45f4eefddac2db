const longestKey = 80

/**
 * A name as it is looked for: without accents, case or doubled blanks, and short enough for an index key whatever its script.
 * `#` would be read as the end of the name.
 */
export const nameKey = (name: string): string =>
  [
    ...name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[\s#]+/g, " ")
      .trim(),
  ]
    .slice(0, longestKey)
    .join("")
