export const hours = { days: [1, 2, 3, 4, 5], from: 540, to: 1020 }
export const mailboxInput = (organizationID: string, email: string, more: object = {}) => ({
  organizationID,
  email,
  language: "en",
  timeZone: "America/New_York",
  country: "US",
  state: "PA",
  hours,
  schedule: { days: [1, 2, 3, 4, 5], minute: 480 },
  ...more,
})

export const canary = {
  given: "Xochiquétzal",
  firstSurname: "Zarzamora",
  secondSurname: "Quetzalli",
  preferred: "Xochi Canaria",
  phone: "+1 267 555 0177",
  witness: "Testiga Canariense",
  errand: "Turno catorce, canario de encargo",
  answer: "Ventanilla tres, canario de respuesta",
  handover: "Prefiere la tarde, canario de traslado",
}

export const caseFileInput = (more: object = {}) => ({
  person: {
    names: { given: canary.given, firstSurname: canary.firstSurname, secondSurname: canary.secondSurname },
    preferredName: canary.preferred,
    languages: ["es", "nah"],
    safeContact: {
      allowed: "yes",
      channels: [{ channel: "phone", value: canary.phone, days: [1, 2], from: 540, to: 720 }],
    },
  },
  urgency: "soon",
  needs: ["legal_immigration"],
  area: "documentation",
  ...more,
})
