import { createSignal } from "solid-js"
import { onLeave, onPlaceChange } from "../../context/session"

export type Chosen = { organizationID: string; serviceID: string }
const [chosen, setChosen] = createSignal<readonly Chosen[]>([])
onLeave(() => setChosen([]))
onPlaceChange(() => setChosen([]))

/** More would not fit on a sheet that can be folded into a pocket. */
export const most = 8

/** The services for the sheet that she takes along: kept in this tab's memory alone, and with nobody's name. */
export { chosen }
export const isChosen = (serviceID: string) => chosen().some((one) => one.serviceID === serviceID)
export const toggle = (one: Chosen) =>
  setChosen((list) =>
    list.some(({ serviceID }) => serviceID === one.serviceID)
      ? list.filter(({ serviceID }) => serviceID !== one.serviceID)
      : [...list, one].slice(0, most),
  )
export const clear = () => setChosen([])
