/** Kinds of activity, as consulates name them in public sources (Semana de la Mujer, jornadas, consulado móvil …). */
export const outreachKinds = [
  "womens_week",
  "forum",
  "talk",
  "workshop",
  "health_fair",
  "fair",
  "legal_advice",
  "mobile_consulate",
  "saturday_session",
  "entrepreneurship_course",
  "open_door_meeting",
  "signing",
  "other",
] as const

export const outreachModes = ["in_person", "online", "hybrid"] as const

/**
 * The groups of a head-count. People who could not be classified are `unknown`: the groups of one activity add up to
 * its total.
 */
export const headGroups = ["women", "girls", "men", "boys", "other", "unknown"] as const

/** The programmes that an activity is reported under; one activity may serve several. */
export const outreachProgrammes = ["vaim", "saime", "pale", "vds", "sdl"] as const

export const costKinds = ["venue", "materials", "food", "transport", "fees", "printing", "other"] as const

/** Why an activity did not take place. One recorded by mistake is not counted at all. */
export const cancelReasons = ["weather", "venue", "few_people", "emergency", "moved", "mistake", "other"] as const
