import { area } from "../../i18n"

/** Words of what comes next in a case file. */
export const nextWords = area(
  {
    title: "Qué sigue",
    "text.reconfirm": "Reconfirme con ella su contacto seguro, abajo, antes de buscarla.",
    "text.consent":
      "Pregúntele qué quiere que se comparta, con quién y hasta cuándo. Sin su consentimiento no sale nada.",
    "text.refer": "Ella consintió. Busque con ella el servicio y haga la canalización.",
    "text.tell": "Ella retiró su consentimiento y la organización ya tenía la canalización: avísele que no la busque.",
    "text.held": "Una canalización está detenida: vea por qué y resuélvalo.",
    "text.call": "La organización pidió que le llamen.",
    "text.wait": "La organización aún no responde. Si pasa su plazo, aparecerá en Hoy.",
    "text.followup": "La organización aceptó. Planee cuándo preguntarle a ella cómo va.",
    "go.consent": "Pedir consentimiento",
    "go.refer": "Canalizar",
    "go.tell": "Ver la canalización",
    "go.held": "Ver la canalización",
    "go.call": "Ver la canalización",
    "go.wait": "Ver la canalización",
    "go.followup": "Planear seguimiento",
  },
  {
    title: "What comes next",
    "text.reconfirm": "Confirm her safe contact with her, below, before you reach out.",
    "text.consent": "Ask her what may be shared, with whom and until when. Nothing leaves without her consent.",
    "text.refer": "She agreed. Find the service with her and make the referral.",
    "text.tell": "She took back her consent, and the organisation had her referral: tell them not to look for her.",
    "text.held": "A referral is held back: see why, and solve it.",
    "text.call": "The organisation asked for a call.",
    "text.wait": "The organisation has not answered yet. If its time runs out, it appears in Today.",
    "text.followup": "The organisation said yes. Plan when to ask her how it goes.",
    "go.consent": "Ask for consent",
    "go.refer": "Refer her",
    "go.tell": "See the referral",
    "go.held": "See the referral",
    "go.call": "See the referral",
    "go.wait": "See the referral",
    "go.followup": "Plan a follow-up",
  },
)
