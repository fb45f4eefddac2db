export const accessToken = {
  algorithm: "RS256",
  tokenUse: "access",
  clientClaim: "client_id",
  identityClaim: "sub",
  issuerPath: "/us-east-1_ventanilla",
  keysPath: "/.well-known/jwks.json",
  audience: null,
} as const
