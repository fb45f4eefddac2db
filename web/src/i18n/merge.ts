import { area } from "."

/** Words for when two people changed the same record. */
export const merge = area(
  {
    title: "Otra persona guardó cambios mientras usted escribía",
    text: {
      one: "Lo demás ya quedó junto. Falta que decida en un campo: no se pierde nada de lo que escribió ninguna de las dos.",
      other:
        "Lo demás ya quedó junto. Falta que decida en {count} campos: no se pierde nada de lo que escribió ninguna de las dos.",
    },
    mine: "Lo que escribió usted",
    theirs: "Lo que se guardó mientras tanto",
    both: "Las dos cosas",
    bothText: "Texto que queda",
    empty: "Vacío",
    yes: "Sí",
    no: "No",
    save: "Guardar así",
    back: "Volver a mi formulario",
    joined: "Se unió con lo que otra persona guardó mientras tanto.",
  },
  {
    title: "Somebody else saved changes while you were writing",
    text: {
      one: "The rest is already together. One field is left for you to decide: nothing that either of you wrote is lost.",
      other:
        "The rest is already together. {count} fields are left for you to decide: nothing that either of you wrote is lost.",
    },
    mine: "What you wrote",
    theirs: "What was saved meanwhile",
    both: "Both",
    bothText: "Text that stays",
    empty: "Empty",
    yes: "Yes",
    no: "No",
    save: "Save it so",
    back: "Back to my form",
    joined: "It was joined with what somebody else saved meanwhile.",
  },
)
