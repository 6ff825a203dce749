/**
 * "LinkedIn Member" in the languages it was seen or is known in. The structural tests (headless link, no inner link and no degree)
 * come first; these words catch what still carries a link. Seen 2026-05: en, pl; the others from public code.
 */
const ANONYMOUS = new Set(
  [
    'LinkedIn Member',
    'Członek LinkedIn',
    'Użytkownik LinkedIn',
    'Miembro de LinkedIn',
    'Usuario de LinkedIn',
    'Usuário do LinkedIn',
    'Usuário LinkedIn',
    'Membro do LinkedIn',
    'Utilizador do LinkedIn',
    'Membre LinkedIn',
    'Membre de LinkedIn',
    'Utilisateur LinkedIn',
    'Utilisateur de LinkedIn',
    'Mitglied von LinkedIn',
    'LinkedIn-Mitglied',
    'LinkedIn Mitglied',
    'Membro di LinkedIn',
    'Utente LinkedIn',
    'LinkedIn-lid',
    'LinkedIn-medlem',
    'Medlem af LinkedIn',
    'عضو LinkedIn',
    'عضو في LinkedIn',
    'عضو لينكدإن',
    'LinkedInメンバー',
    'LinkedIn メンバー',
    'LinkedInユーザー',
    'LinkedIn会員',
    'LinkedIn 회원',
    '领英会员',
    'LinkedIn Üyesi',
    'Участник LinkedIn',
    'Пользователь LinkedIn',
  ].map((words) => words.toLowerCase()),
);

/** Whether a shown name is nobody's. Without a degree beside it, "LinkedIn" within at most three words is taken as one more language. */
export function isAnonymousName(name: string, degree: number | undefined): boolean {
  if (ANONYMOUS.has(name.toLowerCase())) return true;
  return degree === undefined && /linkedin/i.test(name) && name.split(' ').length <= 3;
}
