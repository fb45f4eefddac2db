/** An organisation's id with the version that it has now, as whoever changes it has read it. */
export async function asRead(organizationID: string): Promise<{ organizationID: string; version: number }> {
  const { Directory } = await import("@ventanilla/core/directory/directory/inside")
  const { version } = await Directory.organization(organizationID)
  return { organizationID, version }
}
