import { area } from "../../../i18n"

/** What she does not see of a case file, and how long an emergency access lasts. */
export const banner = area(
  {
    "limited.not_assigned": "Lo que ella contó y quién la agredió lo ve sólo quien lleva el expediente.",
    "limited.minors_duty_required": "Es el expediente de una persona menor de edad: hace falta esa función.",
    "limited.course_required":
      "Su constancia del curso venció o no está registrada: pida a la coordinación que la registre.",
    "limited.code_required": "Falta su firma del código de conducta.",
    "limited.forbidden": "Su rol no permite esta acción.",
    sign: "Leer y firmar",
    ask: "Pedir acceso de emergencia",
    banner: "Acceso de emergencia: {left}, hasta las {until}. Lo que abra queda registrado.",
    left: { one: "queda {count} minuto", other: "quedan {count} minutos" },
  },
  {
    "limited.not_assigned": "What she told, and who did it to her, is seen only by whoever carries the case file.",
    "limited.minors_duty_required": "It is the case file of a minor: that duty is needed.",
    "limited.course_required":
      "Your course certificate has lapsed or is not on record: ask the coordinator to enter it.",
    "limited.code_required": "Your signature of the code of conduct is missing.",
    "limited.forbidden": "Your role does not allow this action.",
    sign: "Read and sign",
    ask: "Ask for emergency access",
    banner: "Emergency access: {left}, until {until}. What you open is recorded.",
    left: { one: "{count} minute left", other: "{count} minutes left" },
  },
)
