/**
 * What an export leaves out, and why: secrets, by which somebody else could act as the person, and tables that hold nothing
 * about them. Every other column that is tied to the account or the user is in; a test reads the catalog.
 */
export const withheldTables: Readonly<Record<string, string>> = {
  'public.idempotency': 'copies of answers that were given before, kept for seven days',
  'public.linkedin_attempt': 'secrets of a sign-in at LinkedIn that is under way, for ten minutes at most',
  'public.data_request_case': 'what captured people asked is theirs',
};

export const withheldColumns: Readonly<Record<string, string>> = {
  'public.api_key.key_hash': 'a secret',
  'public.lead.search': 'the words of the other fields again',
  'public.linkedin_identity.key_hash': 'a keyed hash of what linkedin_link says',
  'public.linkedin_verification.sub_hash': 'a keyed hash of a number that LinkedIn made for this service',
  'public.sponsor_code.code_hash': 'a secret',
  'auth.session.token': 'a secret',
  'auth.account.password': 'a secret',
  'auth.account.accessToken': 'a secret',
  'auth.account.refreshToken': 'a secret',
  'auth.account.idToken': 'a secret',
  'auth.oauthRefreshToken.token': 'a secret',
  'auth.oauthRefreshToken.rotationReplayResponse': 'a secret',
  'auth.oauthRefreshToken.confirmation': 'a secret',
  'auth.oauthAccessToken.token': 'a secret',
  'auth.oauthAccessToken.confirmation': 'a secret',
  'auth.oauthClient.clientSecret': 'a secret',
};
