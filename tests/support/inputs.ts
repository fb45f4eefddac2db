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
}

const letters = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("")

/** Somebody new each time: the canary names with letters of her own behind them, and a telephone of her own behind the canary's. */
export const personInput = (more: object = {}) => ({
  names: {
    given: `${canary.given}${letters(9)}`,
    firstSurname: `${canary.firstSurname}${letters(9)}`,
    secondSurname: `${canary.secondSurname}${letters(9)}`,
  },
  preferredName: canary.preferred,
  languages: ["es", "nah"],
  safeContact: {
    allowed: "yes",
    channels: [
      {
        channel: "phone",
        value: `${canary.phone} ${String(Math.random()).slice(2, 10)}`,
        days: [1, 2],
        from: 540,
        to: 720,
      },
    ],
  },
  ...more,
})

/** Who she is, with everything that may be known of her and no way to reach her. */
export const identityInput = (more: object = {}) => {
  const { safeContact, ...identity } = personInput()
  return {
    ...identity,
    otherNames: [`${canary.given} ${canary.secondSurname}`],
    birth: { known: "day", date: "1991-06-12" },
    documents: [{ kind: "passport", number: `G${String(Math.random()).slice(2, 10)}` }],
    originState: "OAX",
    ...more,
  }
}

export const caseFileInput = (more: object = {}) => ({
  person: personInput(),
  urgency: "soon",
  needs: ["legal_immigration"],
  area: "documentation",
  ...more,
})
