import { Duration, RemovalPolicy } from "aws-cdk-lib"
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  type CfnUserPool,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  UserPool,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type IdentityProps = {
  poolName: string
  /** The sign-in pages are at `https://<domainPrefix>.auth.<region>.amazoncognito.com`; unique in its region. */
  domainPrefix: string
  /** Where a browser may return with a code. */
  callbackUrls: string[]
  /** Where a browser may be sent after signing out. */
  logoutUrls: string[]
  /** False only where nobody real signs in: then the pool is deleted with its stack. */
  protect: boolean
}

/**
 * The origin where a browser signs in and gets tokens; a page's policy allows this one and no other. The issuer's host,
 * `cognito-idp.<region>`, is shared by every pool of the region: a page that may connect to it could be made to send
 * data to anybody's pool.
 */
export const signInOrigin = (region: string, domainPrefix: string): string =>
  `https://${domainPrefix}.auth.${region}.amazoncognito.com`

/**
 * Identifies people, and says nothing about their permissions. Nobody can sign up; a second factor is required of
 * everybody: a code of an authenticator, or a passkey with user verification. Access tokens last five minutes, and a
 * refresh token works once.
 */
export class Identity extends Construct {
  readonly pool: UserPool
  readonly clientID: string
  /** The `iss` claim of its tokens. */
  readonly issuer: string

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id)
    const { poolName, domainPrefix, callbackUrls, logoutUrls, protect } = props
    this.pool = new UserPool(this, "Pool", {
      userPoolName: poolName,
      signInAliases: { email: true },
      selfSignUpEnabled: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: protect,
      removalPolicy: protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    // Cognito accepts passkeys beside a required second factor only when they count as both; this version of CDK has no
    // property for it.
    const pool = this.pool.node.defaultChild as CfnUserPool
    pool.addPropertyOverride("WebAuthnFactorConfiguration", "MULTI_FACTOR_WITH_USER_VERIFICATION")
    this.pool.addDomain("SignIn", {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    // A browser cannot keep a secret, so it uses the code flow with PKCE.
    const client = this.pool.addClient("Console", {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls,
        logoutUrls,
      },
      // An access token cannot be revoked: after sign-out it works until it expires.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      // Each refresh issues the next refresh token and ends the one before, except for a grace period in which an
      // answer may be lost.
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      refreshTokenValidity: Duration.hours(12),
    })
    // The newer sign-in pages are not shown for a client without its own branding.
    new CfnManagedLoginBranding(this, "Branding", {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    this.clientID = client.userPoolClientId
    this.issuer = this.pool.userPoolProviderUrl
    NagSuppressions.addResourceSuppressions(this.pool, [
      {
        id: "AwsSolutions-COG3",
        reason:
          "Threat protection keeps the address and device of every sign-in of staff. Two factors are asked of everybody instead, and nobody signs up.",
      },
    ])
  }
}
