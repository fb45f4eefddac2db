let source: (() => Date) | undefined

/** The product's clock. On AWS it is the machine's; the local cloud may move it (never for tokens or credentials). */
export const Clock = {
  now: (): Date => source?.() ?? new Date(),
  iso: (): string => Clock.now().toISOString(),
  set: (next: (() => Date) | undefined) => {
    source = next
  },
}
