type Words = { es: string; en: string }
export type Conduct = { version: number; confidence: string; source: Words; articles: readonly Words[] }

/**
 * The code of conduct for everybody who works with case files. Our own working text, on confidentiality, safe contact
 * and what is not written down, until headquarters provides its own: a new text is a new version, which everybody signs
 * again.
 */
export const conduct: Conduct = {
  version: 1,
  confidence: "D",
  source: {
    es: "Texto de trabajo de Ventanilla; la sede puede sustituirlo por el suyo.",
    en: "Working text of Ventanilla; headquarters may put its own in its place.",
  },
  articles: [
    {
      es: "Abro un expediente solo cuando mi trabajo con esa persona lo pide. Sé que cada lectura queda registrada y que ella puede saber quién miró.",
      en: "I open a case file only when my work with that person asks for it. I know that every reading is recorded, and that she may know who looked.",
    },
    {
      es: "No hablo de ella con nadie que no la atienda: ni colegas, ni familia, ni autoridades, sin su consentimiento o sin que la ley lo exija.",
      en: "I speak of her with nobody who does not attend her: colleagues, family or authorities, without her consent or the law's demand.",
    },
    {
      es: "La contacto solo por los medios que ella dijo que son seguros, y le pregunto primero si puede hablar.",
      en: "I contact her only by the ways she said are safe, and I ask first whether she can talk.",
    },
    {
      es: "Ella decide. No la presiono para denunciar, separarse, firmar ni contar más de lo que quiere.",
      en: "She decides. I do not press her to report, to separate, to sign or to tell more than she wants.",
    },
    {
      es: "Escribo lo necesario y nada que pueda usarse contra ella. No copio, fotografío ni saco datos del sistema.",
      en: "I write what is needed and nothing that could be used against her. I do not copy, photograph or take data out of the system.",
    },
    {
      es: "Si conozco a la persona, a su agresor o a su familia, lo digo y dejo el caso a otra persona.",
      en: "If I know the person, her aggressor or her family, I say so and leave the case to somebody else.",
    },
    {
      es: "Si algo se filtró o pudo filtrarse, aviso de inmediato a la coordinación, aunque haya sido mi error.",
      en: "If something leaked or may have leaked, I tell the coordination at once, even if the mistake was mine.",
    },
  ],
}
