import type { Language } from '../search-page.ts';

/** What LinkedIn's interface says, by language. Seen: en, pl; the others from public code or translated, which is the point of testing with them. */
export interface Words {
  anonymous: string;
  degree: Record<1 | 2 | 3, string>;
  viewProfile: (name: string) => string;
  invite: (name: string) => string;
  connect: string;
  message: string;
  follow: string;
  current?: (position: string, company: string) => string;
  others: (count: number) => string;
  and: string;
  next: string;
  previous: string;
  page: string;
  empty: string;
}

export const words: Record<Language, Words> = {
  en: {
    anonymous: 'LinkedIn Member',
    degree: { 1: '1st', 2: '2nd', 3: '3rd+' },
    viewProfile: (name) => `View ${name}’s profile`,
    invite: (name) => `Invite ${name} to connect`,
    connect: 'Connect',
    message: 'Message',
    follow: 'Follow',
    current: (position, company) => `Current: ${position} at ${company}`,
    others: (count) => `${count} other mutual connections`,
    and: 'and',
    next: 'Next',
    previous: 'Previous',
    page: 'Page',
    empty: 'No results found',
  },
  pl: {
    anonymous: 'Członek LinkedIn',
    degree: { 1: '1', 2: '2.', 3: '3+' },
    viewProfile: (name) => `Wyświetl profil użytkownika ${name}`,
    invite: (name) => `Zaproś użytkownika ${name} do nawiązania kontaktu`,
    connect: 'Nawiąż kontakt',
    message: 'Wiadomość',
    follow: 'Obserwuj',
    current: (position, company) => `Aktualne: ${position} w firmie ${company}`,
    others: (count) => `${count} innych wspólnych kontaktów`,
    and: 'i',
    next: 'Dalej',
    previous: 'Wróć',
    page: 'Strona',
    empty: 'Brak wyników',
  },
  fr: {
    anonymous: 'Membre LinkedIn',
    degree: { 1: '1er', 2: '2e', 3: '3e et +' },
    viewProfile: (name) => `Voir le profil de ${name}`,
    invite: (name) => `Inviter ${name} à se connecter`,
    connect: 'Se connecter',
    message: 'Message',
    follow: 'Suivre',
    current: (position, company) => `Actuel : ${position} chez ${company}`,
    others: (count) => `${count} autres relations en commun`,
    and: 'et',
    next: 'Suivant',
    previous: 'Précédent',
    page: 'Page',
    empty: 'Aucun résultat trouvé',
  },
  de: {
    anonymous: 'Mitglied von LinkedIn',
    degree: { 1: '1.', 2: '2.', 3: '3.+' },
    viewProfile: (name) => `Profil von ${name} anzeigen`,
    invite: (name) => `${name} als Kontakt einladen`,
    connect: 'Vernetzen',
    message: 'Nachricht',
    follow: 'Folgen',
    current: (position, company) => `Aktuell: ${position} bei ${company}`,
    others: (count) => `${count} weitere gemeinsame Kontakte`,
    and: 'und',
    next: 'Weiter',
    previous: 'Zurück',
    page: 'Seite',
    empty: 'Keine Ergebnisse gefunden',
  },
  es: {
    anonymous: 'Miembro de LinkedIn',
    degree: { 1: '1er', 2: '2º', 3: '3er+' },
    viewProfile: (name) => `Ver el perfil de ${name}`,
    invite: (name) => `Invitar a ${name} a conectar`,
    connect: 'Conectar',
    message: 'Mensaje',
    follow: 'Seguir',
    others: (count) => `${count} contactos más en común`,
    and: 'y',
    next: 'Siguiente',
    previous: 'Anterior',
    page: 'Página',
    empty: 'No se han encontrado resultados',
  },
  pt: {
    anonymous: 'Usuário do LinkedIn',
    degree: { 1: '1º', 2: '2º', 3: '3º+' },
    viewProfile: (name) => `Ver perfil de ${name}`,
    invite: (name) => `Convidar ${name} para se conectar`,
    connect: 'Conectar',
    message: 'Mensagem',
    follow: 'Seguir',
    current: (position, company) => `Atual: ${position} na empresa ${company}`,
    others: (count) => `${count} outras conexões em comum`,
    and: 'e',
    next: 'Avançar',
    previous: 'Voltar',
    page: 'Página',
    empty: 'Nenhum resultado encontrado',
  },
  ar: {
    anonymous: 'عضو LinkedIn',
    degree: { 1: '\u200f١', 2: '\u200f٢', 3: '\u200f٣+' },
    viewProfile: (name) => `عرض ملف ${name}`,
    invite: (name) => `دعوة ${name} للتواصل`,
    connect: 'تواصل',
    message: 'رسالة',
    follow: 'متابعة',
    others: (count) => `${count.toLocaleString('ar-EG')} زملاء مشتركين آخرين`,
    and: 'و',
    next: 'التالي',
    previous: 'السابق',
    page: 'الصفحة',
    empty: 'لم يتم العثور على نتائج',
  },
  ja: {
    anonymous: 'LinkedInメンバー',
    degree: { 1: '1次', 2: '2次', 3: '3次以上' },
    viewProfile: (name) => `${name}さんのプロフィールを表示`,
    invite: (name) => `${name}さんにつながり申請`,
    connect: 'つながりを申請',
    message: 'メッセージ',
    follow: 'フォロー',
    others: (count) => `他${count}人の共通のつながり`,
    and: '、',
    next: '次へ',
    previous: '前へ',
    page: 'ページ',
    empty: '該当する結果がありません',
  },
};
