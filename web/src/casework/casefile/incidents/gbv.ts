/**
 * Walks the ordered questions and stops at the first yes: the GBVIMS core type, or undefined while there is a question left.
 * The last type is what remains when every other is answered no.
 */
export function coreType(keys: readonly string[], answers: readonly boolean[]): string | undefined {
  const yes = answers.indexOf(true)
  if (yes !== -1) return keys[yes]
  return answers.length >= keys.length - 1 ? keys.at(-1) : undefined
}
