/** Only a path of this console: an address from a link must not lead elsewhere after sign-in. */
export function safeReturn(to: string | undefined): string {
  if (!to || !/^\/(?![/\\])/.test(to) || to.startsWith("/signin") || to.startsWith("/notas")) return "/"
  return to
}
