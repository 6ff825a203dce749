/** OAuth 2.1, authorization code with PKCE (S256). Paths are below the service's base address. */
export const signIn = {
  clientId: 'leadferry-extension',
  scope: 'openid profile email offline_access',
  authorizePath: '/api/auth/oauth2/authorize',
  tokenPath: '/api/auth/oauth2/token',
  revokePath: '/api/auth/oauth2/revoke',
} as const;

/** The id that the public key in the manifest gives the extension. */
export const extensionId = 'gfiabppghpmeenoplanppncombcdojmk';
export const redirectUri = (id: string = extensionId): string => `https://${id}.chromiumapp.org/`;
