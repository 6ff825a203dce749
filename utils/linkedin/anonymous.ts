/** LinkedIn's own name, as it is written beside the word for a member. */
const SITE = /linkedinu?|لينكد ?إن|לינקדאין|लिंक्ड ?इन|领英|領英|リンクトイン|링크드인/i;
/**
 * What is left of "LinkedIn Member" without LinkedIn, in the languages it was seen or is known in. The structural tests (headless link,
 * no inner link and no degree) come first; these words catch what still carries a link. Seen 2026-05: en, pl; the others from public code.
 */
const MEMBER =
  /^(?:member|członek|użytkownik|miembro|usu[aá]rio|membr[eo]|utilizador|utilisateur|mitglied|nutzer(?::?in)?|user|utente|lid|medlem|jäsen|člen|uživatel|عضو|مستخدم|أحد أعضاء|メンバー|ユーザー|[会會][員员]|회원|üyesi|सदस्य|anggota|участник|пользователь|учасник|สมาชิก|ผู้ใช้)(?: (?:d[aeio]|von|af|du réseau|في|على))?$/iu;

/** Whether a shown name is nobody's. Without a degree beside it, "LinkedIn" within at most three words is taken as one more language. */
export function isAnonymousName(name: string, degree?: number): boolean {
  if (!SITE.test(name)) return false;
  const word = name.replace(SITE, '').replace(/^[\s-]+|[\s-]+$/g, '');
  return MEMBER.test(word) || (degree === undefined && name.split(' ').length <= 3);
}
