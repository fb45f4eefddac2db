/** Who is trained (objective 2 of VAIM: staff, authorities, community; allies besides). */
export const trainingAudiences = ["authorities", "consular_staff", "allies", "community"] as const

/** Topics of training. Consular notification is article 36 of the Vienna Convention on Consular Relations. */
export const trainingTopics = [
  "consular_notification",
  "gender_violence",
  "trafficking",
  "unaccompanied_children",
  "vaim",
  "violentometro",
  "rights",
  "immigration_relief",
  "self_care",
  "other",
] as const

/** The kind of agency to which participants belong. */
export const agencyKinds = [
  "police",
  "sheriff",
  "prosecutor",
  "court",
  "child_protection",
  "immigration",
  "health",
  "school",
  "shelter",
  "legal_clinic",
  "consulate",
  "government",
  "community",
  "other",
] as const

/** The agency's level of government, or none. */
export const agencyLevels = ["local", "county", "state", "federal", "tribal", "none"] as const

/** The courses in which staff are certified. */
export const staffCourses = [
  "gbv_protocol",
  "psychological_first_aid",
  "trafficking",
  "unaccompanied_children",
  "vaim",
  "self_care",
  "other",
] as const
/** The course that a consulate may require for access to case files. */
export const protocolCourse = "gbv_protocol" satisfies (typeof staffCourses)[number]
