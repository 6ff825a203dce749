import { tokensToRevoke } from '../../utils/settings.ts';

/** Notes a refresh token that the service is to forget, as soon as it can be reached. */
export const revokeLater = async (refreshToken: string): Promise<void> =>
  tokensToRevoke.setValue([...(await tokensToRevoke.getValue()), refreshToken]);
