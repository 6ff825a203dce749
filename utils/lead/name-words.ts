/** The words that stand in names and are nobody's: titles before, credentials after, particles between. */
export const HONORIFIC =
  /^(?:(?:dr|prof|mr|mrs|ms|mx|mme|mlle|rev|fr|hon|drs|ing|inż|inz|mgr|lic|ir|sra?|srta|dra|dott|ssa|arch|avv|dipl|mag|capt|col|maj|gen|lt|sgt|δρ|κ|д-р|проф|د|أ|م)\.?|sir|lord|herr|frau|doctor|professor|professora?|ingeniero|dr\.(?:ssa|in|med|phil|jur)|dott\.ssa|dipl\.-(?:ing|kfm|inf|wirt)\.?|dr\.-ing\.|hab\.|دكتور|الدكتور|دكتورة|م\.|أ\.|ד"ר|פרופ')$/iu;
/** Short words that are names as often, where no full stop follows. */
export const SHORT_HONORIFIC = /^(?:m|fr|hr|ir|mag|hon|arch|col|gen|maj|lt|sr|lic|κ|أ|م|د)$/iu;
/** What follows a doctor's title. */
export const FACULTY = /^(?:med|dent|vet|rer|nat|phil|jur|iur|oec|pol|habil|techn|h\.c|hab)\.$/i;
export const GENERATION = /^(?:jr|sr|jnr|snr)\.?$|^(?:II|III|IV)$/i;
/** Credentials that need no comma before them. Two letters may be a name: "Jack MA". */
export const KNOWN_CREDENTIAL =
  /^(?:Ph\.?D\.?|M\.?B\.?A\.?|EMBA|M\.D\.|MD|CPA|CFA|CFP|ACCA|PMP|PMI-ACP|CSM|CSPO|RN|BSN|MSN|J\.?D\.?|LL\.?M\.?|LL\.?B\.?|MSc|M\.Sc\.?|BSc|B\.Sc\.?|MEng|BEng|B\.?Eng\.?|M\.?Eng\.?|P\.Eng\.?|DBA|Ed\.?D\.?|DDS|DVM|PharmD|PsyD|FCA|ACA|FRCS|SHRM-S?CP|S?PHR|CISSP|CISM|CISA|CEng|FCIPD|MCIPD|MCIPS|FRSA|ITIL|LEED|Esq\.?|OBE|MBE|CBE|DBE|KBE|CSCP|CPIM|CMRP|MRICS|FRICS)$/u;
/** Written with a capital inside or dots, as credentials are. */
const CREDENTIAL_WORD =
  /^(?:\p{Lu}[\p{L}.]*\p{Lu}[\p{L}.\d-]*|\p{Lu}\.|(?:Ph|Eng|Ed|Psy|Sc|Esq|Dipl|Cert)\.?(?:D|Ing)?\.?|MSc|BSc|MEng|BEng)$/u;
/** After one: "PSM I", "CIPP/E". */
const LEVEL = /^(?:\p{Lu}|\d+|I{2,3}|IV)$/u;

/** After a comma: whether these are credentials, word by word, and nothing that somebody does ("AI Expert"). */
export function areCredentials(text: string): boolean {
  const [first = '', ...more] = text.split(/[\s/&+()]+/).filter(Boolean);
  return CREDENTIAL_WORD.test(first) && more.every((word) => CREDENTIAL_WORD.test(word) || LEVEL.test(word));
}

/** Before a family name and part of it. */
export const PARTICLE =
  /^(?:van|von|vom|zu|zum|zur|der|den|dem|de|del|dela|della|delle|degli|dei|di|da|dal|dalla|das|do|dos|du|des|la|las|los|le|lo|el|al|bin|bint|ibn|abu|ben|ter|ten|te|af|av|op|'t|’t|st|saint|san|santa|بن|ابن|بنت|أبو|ابو|آل|בן|בר|де|фон|ван)\.?$/u;
/** Of these, which begin a family name and no given one. */
export const FAMILY_PARTICLE =
  /^(?:van|von|vom|zu|zum|zur|der|den|de|del|dela|della|degli|dei|dal|dalla|dos|du|des|ter|ten|af)$/u;
/** Written with a capital they may be other names: "Nguyen Van An", "Le". */
export const CAPITAL_PARTICLE = /^(?:De|Del|Dela|Della|Di|Da|Dos|Das|Du|Von|St\.?|Saint|Al|El|Bin|Ibn|Abu)$/u;
export const PATRONYMIC = /(?:ович|евич|ич|овна|евна|ична|инична|івна|ївна|йович)$/u;
/** Vietnamese names begin with the family's: which of the others is the given name is not for us to say. */
export const VIETNAMESE =
  /^(?:Nguyễn|Nguyen|Trần|Tran|Phạm|Pham|Huỳnh|Huynh|Hoàng|Hoang|Phan|Đặng|Dang|Đỗ|Bùi|Bui|Ngô|Ngo|Võ|Vo|Vũ|Vu|Dương|Duong|Lê)$/u;
/** Foreign names in Japanese, in the order of where they come from. */
export const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
export const KOREAN_FAMILY = /^[김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허노심하곽성차주우구민진엄]$/u;
/** Family names of one sign in Chinese, in either way of writing: the commonest of those that are no given name in Japanese or Chinese. */
export const CHINESE_FAMILY =
  /^[王李张張刘劉陈陳杨楊赵趙黄黃吴吳徐孙孫胡朱何郭马馬罗羅梁宋郑鄭谢謝韩韓冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛阎閻余潘杜戴钟鍾汪田姜范方石姚谭譚廖邹鄒熊金陆郝孔崔毛邱秦顾顧侯邵孟万萬段钱錢汤湯尹黎易常乔喬贺賀赖賴龚龔]$/u;
/** Family names of two signs in Chinese. */
export const CHINESE_LONG_FAMILY =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|夏侯|皇甫|尉迟|尉遲|公孙|公孫|慕容|长孙|長孫|司徒)$/u;
/** Given names of two parts: "María del Carmen", "José de Jesús", "Francisco de Assis", "Abd El Rahman". */
export const JOINED =
  /^(?:mar[ií]a|ana|rosa|jos[eé]|juan|jo[aã]o|jes[uú]s|abd|nour|noor|md|mohd) (?:de|del|da|do|dos|das|el|al|abu)\b|\b(?:del (?:carmen|pilar|rosario|mar|roc[ií]o|socorro|valle|sol)|de (?:jes[uú]s|assis|c[aá]ssia|f[aá]tima|lourdes|dios|deus|la luz|la paz|los [aá]ngeles|las mercedes|los santos)) /iu;
/** Capital particles that stand first where a family name is all there is: "De Vries". */
export const LEADING_PARTICLE = /^(?:De|Del|Della|Dos|Das|Du|Von)$/u;
/** Of a father and son with one name: part of neither name. */
export const GENERATION_NAME = /^(?:Junior|Júnior|Filho|Neto|Sobrinho|Jr|Sr)$/u;
/** "Shane O Sullivan", "Kevin D Souza", "Seán Ó Briain": a letter of the family name, and no initial. */
export const SPLIT_LETTER =
  / Ó | O (?:Sullivan|Brien|Connor|Neill|Reilly|Donnell|Keeffe|Leary|Hara|Malley|Shea|Callaghan|Rourke|Dwyer|Grady|Riordan|Mahony|Toole|Flaherty|Driscoll)$| D (?:Souza|Silva|Costa|Cruz|Mello|Almeida|Lima|Sa)$/u;

/** Two plain words of which one is no name, or may be either. */
export const isOdd = (first: string, second: string): boolean =>
  HONORIFIC.test(first) ||
  VIETNAMESE.test(first) ||
  LEADING_PARTICLE.test(first) ||
  GENERATION_NAME.test(second) ||
  /^(?:Mba|Phd|Msc|Bsc)$/.test(second);
