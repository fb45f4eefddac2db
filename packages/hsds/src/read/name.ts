const longestKey = 80

/**
 * A name as it is searched: without accents, case or repeated spaces, and short enough for an index key in any script.
 * Without `#`, which would end the name in the key.
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
