import type { Mailbox } from "@ventanilla/core/partners/alliance/schema"
import { minuteName, weekdaysName } from "../../context/time"
import { alliance } from "./alliance.i18n"

/** "Correo: lun, mié, 08:00". */
export const digestSaid = ({ days, minute }: Mailbox["schedule"]): string =>
  alliance("mailbox.digest", { days: weekdaysName(days), hour: minuteName(minute) })

/** "Atienden: lun a vie, 09:00 a 17:00". */
export const hoursSaid = ({ days, from, to }: Mailbox["hours"]): string =>
  alliance("mailbox.hours", { days: weekdaysName(days), from: minuteName(from), to: minuteName(to) })
