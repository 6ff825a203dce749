/** Places where most people read French, as LinkedIn writes them in English or in French. */
const french =
  /\b(?:France|Monaco|Wallon\w*|Wallonie|Brussels|Bruxelles|Liège|Namur|Genève|Geneva|Lausanne|Neuchâtel|Vaud|Québec|Quebec|Montréal|Montreal|Luxembourg|Sénégal|Senegal|Côte d.Ivoire|Ivory Coast|Tunisie|Tunisia|Guadeloupe|Martinique|Réunion|Polynésie)(?!\w)/iu;

/** In which language to write to somebody who is there. A proposal: who writes may know better. */
export const proposeLanguage = (location: string | null | undefined): 'en' | 'fr' =>
  location && french.test(location) ? 'fr' : 'en';
