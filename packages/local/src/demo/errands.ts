import type { Staff } from "./acts"
import type { FileKey } from "./cast"
import type { Hand } from "./hand"

type Asked = { casefileID: string; kind: string; area: string; urgent: boolean }
const day = 86_400_000

/** What a case file needs of other areas, and what they do about it; an errand is known by whose file it is of. */
export function errandsOf({ cloud, post }: Hand, staff: () => Staff) {
  const asked = new Map<FileKey, { errandID: string; area: string }>()
  const known = (key: FileKey) => {
    const found = asked.get(key)
    if (!found) throw new Error(`The demo has asked nothing for ${key} yet`)
    return found
  }
  const doer = (area: string) => (area === "health" || area === "community" ? staff().outreach : staff().window)
  return {
    async ask(key: FileKey, errand: Asked, days: number) {
      const dueAt = new Date(cloud.clock.now().getTime() + days * day).toISOString()
      const { errandID = "" } = await post(staff().caseworker, "/errands", { ...errand, dueAt })
      asked.set(key, { errandID, area: errand.area })
    },
    take: (key: FileKey) => post(doer(known(key).area), `/errands/${known(key).errandID}/take`),
    answer: (key: FileKey, answer: object) =>
      post(doer(known(key).area), `/errands/${known(key).errandID}/answer`, { answer }),
  }
}
