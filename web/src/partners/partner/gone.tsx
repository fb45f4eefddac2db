import { hotlines } from "@ventanilla/core/data/hotlines"
import { partner } from "./partner.i18n"

// Mexico's call centre for its nationals: it can put the caller through to any consulate.
const network = hotlines.find(({ key }) => key === "ciam")?.phone ?? ""

/** The link does not open: why, and whom to call. */
export function Gone(props: { title: string; text: string }) {
  return (
    <div class="stack">
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      <p>{partner("goneCall", { phone: network })}</p>
    </div>
  )
}
