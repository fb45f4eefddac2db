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
    order: "Orden",
    actTitle: "Otra persona cambió esto mientras usted lo veía",
    actText: "Todavía no se ha hecho nada. Esto es lo que cambió.",
    actUnseen: "Todavía no se ha hecho nada. Lo que usted ve dice lo mismo; cambió algo que aquí no se muestra.",
    read: "Lo que usted leyó",
    now: "Lo que dice ahora",
    goOn: "Hacerlo con lo que dice ahora",
    leave: "No hacerlo",
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
    order: "Order",
    actTitle: "Somebody else changed this while you were looking at it",
    actText: "Nothing has been done yet. This is what changed.",
    actUnseen: "Nothing has been done yet. What you see says the same; something that is not shown here changed.",
    read: "What you read",
    now: "What it says now",
    goOn: "Go ahead with what it says now",
    leave: "Leave it",
  },
)
