type Area = "localStorage" | "sessionStorage"

export type PageStorage = {
  /** The value, or null. */
  read(name: string): string | null
  /** True when it is stored; false when the browser refused it, and only the page remembers it. */
  write(name: string, value: string): boolean
  drop(name: string): void
  names(): string[]
  clear(): void
}

/**
 * The browser's storage, which may be full, forbidden by an office's policy, or missing in a private window. No page
 * may depend on it: what it refuses is kept in the page's memory, and no call throws.
 */
function pageStorage(area: Area): PageStorage {
  const memory = new Map<string, string>()
  const storage = <T>(run: (storage: Storage) => T, otherwise: T): T => {
    try {
      return run(window[area])
    } catch {
      return otherwise
    }
  }
  return {
    read: (name) => memory.get(name) ?? storage((kept) => kept.getItem(name), null),
    write(name, value) {
      const done = storage((kept) => {
        kept.setItem(name, value)
        return true
      }, false)
      if (done) memory.delete(name)
      else memory.set(name, value)
      return done
    },
    drop(name) {
      memory.delete(name)
      storage((kept) => kept.removeItem(name), undefined)
    },
    names: () => [...new Set([...memory.keys(), ...storage((kept) => Object.keys(kept), [])])],
    clear() {
      memory.clear()
      storage((kept) => kept.clear(), undefined)
    },
  }
}

/** For all tabs of this device, also after the browser was closed. */
export const deviceStorage = pageStorage("localStorage")
/** For this tab, until it is closed. */
export const tabStorage = pageStorage("sessionStorage")
