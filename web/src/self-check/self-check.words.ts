/**
 * Words of the page that a woman opens by herself. They are apart from the console's: this page carries nothing else.
 * Each sentence is in both languages on the page, so that choosing one asks nobody for anything.
 */
export const words = {
  shift: {
    es: "Para salir de inmediato, pulse tres veces la tecla Mayús (Shift).",
    en: "To leave at once, press the Shift key three times.",
  },
  heading: { es: "¿Qué ha vivido?", en: "What have you lived through?" },
  lead: {
    es: "Toque lo que le ha pasado. Puede dejar en blanco lo que quiera, y no tiene que llegar al final. Nada se guarda y nada se envía.",
    en: "Touch what has happened to you. You can leave blank whatever you want, and you need not reach the end. Nothing is kept and nothing is sent.",
  },
  order: {
    es: "No siempre ocurre en este orden, y no hace falta que ocurra todo.",
    en: "It does not always happen in this order, and not all of it has to happen.",
  },
  trail: { es: "Siempre queda algún rastro", en: "There is always a trail" },
  trail1: {
    es: "Esta página no guarda nada, pero el teléfono o la computadora pueden recordar que usted la abrió. Salir ahora no borra el historial.",
    en: "This page keeps nothing, but the phone or the computer may remember that you opened it. Leaving now does not erase the history.",
  },
  trail2: {
    es: "Si alguien revisa su equipo, es más seguro usar el de una amiga, de una biblioteca o del trabajo, o llamar.",
    en: "If somebody checks your device, it is safer to use a friend’s, a library’s or one at work, or to call.",
  },
  trail3: {
    es: "Si borra todo el historial de una vez, eso también puede notarse.",
    en: "Erasing the whole history at once can be noticed, too.",
  },
  noScript: {
    es: "En este navegador, «Salir ahora» deja esta página en el botón Atrás: al salir, cierre también la pestaña.",
    en: "In this browser, “Leave now” leaves this page behind the Back button: when you leave, close the tab, too.",
  },
  call: { es: "Hablar con alguien", en: "Talk to somebody" },
  callText: {
    es: "Llamar no la obliga a nada: puede preguntar sin dar su nombre. La llamada puede quedar en el registro del teléfono.",
    en: "A call binds you to nothing: you can ask without giving your name. The call may stay in the phone’s list.",
  },
  none: {
    es: "Lo que marque se verá sólo aquí, y se borra al salir.",
    en: "What you mark shows only here, and is gone when you leave.",
  },
  result: { es: "Lo que dice la regla", en: "What the ruler says" },
  band1: {
    es: "Lo que marcó es violencia, aunque no deje huella en el cuerpo, y no es culpa suya. Puede hablarlo con alguien sin tener que decidir nada todavía.",
    en: "What you marked is violence, even when it leaves no trace on the body, and it is not your fault. You can talk about it without having to decide anything yet.",
  },
  band2: {
    es: "Lo que marcó es violencia, y suele ir a más. No es culpa suya. Hay personas que pueden pensar con usted qué es seguro hacer, y cuándo.",
    en: "What you marked is violence, and it tends to grow. It is not your fault. There are people who can think with you about what is safe to do, and when.",
  },
  band3: {
    es: "Lo que marcó puede poner su vida en peligro. No es culpa suya, y no tiene que resolverlo sola.",
    en: "What you marked can put your life in danger. It is not your fault, and you need not solve it alone.",
  },
  talk: {
    es: "Hable hoy con alguien, cuando sea seguro. Si está en peligro ahora, llame a emergencias: 911 en Estados Unidos y Canadá.",
    en: "Talk to somebody today, when it is safe. If you are in danger now, call the emergency number: 911 in the United States and Canada.",
  },
  working: {
    es: "El texto en inglés es una traducción de trabajo, no oficial.",
    en: "The English text is a working translation, not an official one.",
  },
  clear: { es: "Borrar mis marcas", en: "Clear my marks" },
  print: { es: "Imprimir la regla", en: "Print the ruler" },
  printCover: { es: "con una portada neutra", en: "with a neutral cover" },
  printPhones: { es: "con los teléfonos", en: "with the phone numbers" },
  printMarks: { es: "con mis marcas", en: "with my marks" },
  printText: {
    es: "Guarde el papel sólo donde nadie más lo encuentre.",
    en: "Keep the paper only where nobody else will find it.",
  },
  cover: { es: "Lista de compras", en: "Shopping list" },
  cover1: { es: "Leche", en: "Milk" },
  cover2: { es: "Huevo", en: "Eggs" },
  cover3: { es: "Tortillas", en: "Tortillas" },
  cover4: { es: "Jabón", en: "Soap" },
  cover5: { es: "Pilas", en: "Batteries" },
} as const

/** Of the ruler and the phones, which the page's script draws again. */
export const drawn = {
  band: { es: "Franja", en: "Band" },
  last: {
    es: "Nadie que responda lo ha vivido. Está aquí porque a esto puede llegar, y hablar antes ayuda.",
    en: "Nobody who answers has lived this. It is here because it can come to this, and talking before helps.",
  },
  onCall: {
    es: "Consulado: guardia de protección, a cualquier hora",
    en: "Consulate: protection on call, at any hour",
  },
  consulate: { es: "Consulado, en horas de oficina", en: "Consulate, in office hours" },
} as const

/** The lines as she reads them: their official names and notes are in the directory's data. */
export const lineWords: Record<string, { es: string; en: string }> = {
  "911": { es: "Peligro ahora mismo", en: "Danger right now" },
  ndvh: {
    es: "Línea nacional contra la violencia doméstica, 24 horas; español: marque 2",
    en: "National Domestic Violence Hotline, 24 hours",
  },
  rainn: {
    es: "Violencia sexual, 24 horas; español: marque 2",
    en: "National Sexual Assault Hotline (RAINN), 24 hours",
  },
  nht: { es: "Trata de personas, 24 horas", en: "National Human Trafficking Hotline, 24 hours" },
  loveisrespect: {
    es: "Jóvenes, noviazgo violento; español: marque 2",
    en: "love is respect: dating abuse, young people",
  },
  ciam: { es: "Línea consular de México (CIAM), 24 horas", en: "Mexico’s consular line (CIAM), 24 hours" },
}
