import type { PageState } from './extraction.ts';
import type { Notice } from './page-type.ts';

/**
 * What a page says where its markers do not: the words of LinkedIn's interface languages. English, and Polish "Brak wyników", were seen;
 * the others are public or translated, unverified until seen. A page is `empty` by known words alone, in a heading that says nothing else.
 */
const any = (...words: string[]): RegExp => new RegExp(words.join('|'), 'iu');

const SIGN_IN = any(
  'sign in|sign up|log ?in\\b|join linkedin|welcome back|zaloguj|logowanie|s.identifier|se connecter|bon retour',
  'anmelden|einloggen|inici(?:ar|a|e) sesión|entrar|iniciar sessão|faça login|accedi|inloggen|logga in|logg inn|log ind',
  'kirjaudu|přihlásit|conectați-vă|bejelentkezés|oturum aç|войти|увійти|σύνδεση|masuk|đăng nhập|เข้าสู่ระบบ',
  'تسجيل الدخول|ورود|כניסה|התחבר|साइन इन|サインイン|ログイン|로그인|登录|登入',
);
const NOT_FOUND = any(
  '^(?:\\(\\d+\\) )?(?:(?:profile|page) not found\\b|profil nicht gefunden|profil introuvable|nie znaleziono (?:profilu|strony)|(?:perfil|página) no encontrad[oa]|(?:perfil|página) não encontrad[oa]|(?:profilo|pagina) non trovat[oa]|プロフィールが見つかりません|لم يتم العثور على (?:الملف|الصفحة))',
);
const LIMIT_STEM =
  '(?:\\blimi(?:t|et)|lımıt|límit|лимит|ліміт|όριο|\\bgräns|\\bgrænse|\\bgrense|\\brajo?\\b|korlát|\\bkeret|\\bsınır|batas|giới hạn|จำกัด|सीमा|(?<!\\p{L})(?:ال)?حد(?:ك|كم)?(?!\\p{L})|سقف|המגבלה|מגבלת|上限|制限|限制|限额|한도|제한)';
const MONTH =
  '(?:month|miesi[ąę]c|mensu|mensal|mensil|monat|maand|månad|måned|kuukau|měsí[čc]|mesač|lunar|aylık|месяч|місяч|\\bhavi|μηνια|bulanan|hàng tháng|รายเดือน|शहر|मासिक|شهر|חודש|今月|月間|毎月|每月|本月|월)';
const LIMITED = any(
  `${MONTH}.{0,60}${LIMIT_STEM}`,
  `${LIMIT_STEM}.{0,60}${MONTH}`,
  'commercial use limit|(?:you are|you.re) a power searcher|utilisation commerciale|kommerziellen? nutzung',
  'uso com+ercia[ln]e?|(?:użytk|użytkowani|wykorzystani|użyci)\\p{L}* komercyjn|commercieel gebruik|kommersi?ell\\p{L}* (?:bruk|användning)|kommerciel\\p{L}* brug|gewerblich\\p{L}* nutzung',
  'коммерческ\\p{L}* использован|комерційн\\p{L}* використан|ticari kullanım|الاستخدام التجاري|商用利用|商業利用|商业(?:用途|使用)|상업적 (?:사용|이용)',
);
const LIMIT_IN_HEADING = any(LIMIT_STEM);
const SEARCHES = '(?:search|wyszukiwa|recherche|such(?:e|anfrage)|búsqueda|pesquisa|ricerc|البحث|検索)';
/** Beside a few teasers: a limit of searches, whatever time it is for. */
const SEARCH_LIMIT = any(`${LIMIT_STEM}.{0,40}${SEARCHES}`, `${SEARCHES}.{0,40}${LIMIT_STEM}`);
const CHECK = any(
  'security check|unusual activity|temporarily restricted|weekly invitation limit|too many requests|request denied|http error (?:429|999)',
  'kontrol\\p{L}+ bezpieczeństwa|nietypow\\p{L}+ aktywno|tymczasowo ogranicz|(?:contrôle|vérification) de sécurité|activité inhabituelle',
  'temporairement restreint|sicherheits(?:über)?(?:prüfung|check)|ungewöhnliche aktivit|vorübergehend eingeschränkt',
  '(?:comprobación|verificación) (?:rápida )?de seguridad|actividad inusual|verificação de segurança|atividade incomum|restri\\p{L}+ temporal?mente|temporariamente restri',
  'controllo di sicurezza|attività insolit|temporaneamente limitat|beveiligingscontrole|ongebruikelijke activiteit',
  'проверк\\p{L}+ безопасности|необычн\\p{L}+ активност|güvenlik (?:kontrolü|denetimi)|فحص أمني|تم تقييد|نشاط غير (?:معتاد|عادي)|مقيد مؤقتًا',
  'セキュリティ(?:チェック|確認|認証)|(?:通常とは異なる|不審な)アクティビティ|一時的に制限|보안 (?:확인|검사|인증)|安全(?:验证|驗證|检查|檢查)',
  // The whole heading: some of these are an occupation's name, which a search may be for.
  '(?:^|\\n)(?:bezpečnostní (?:kontrola|ověření)|säkerhetskontroll|sikkerhedskontrol|sikkerhetskontroll|turvatarkistus|(?:การ)?ตรวจสอบความปลอดภัย|सुरक्षा (?:जाँच|जांच)|التحقق (?:الأمني|من الأمان)|pemeriksaan keamanan)[.!]?(?:\\n|$)',
);
const ERROR = any(
  'went wrong|our fault|n.existe pas|existiert nicht|nie istnieje|\\bno existe\\b|não existe|non esiste|存在しません|غير موجود|(?:couldn.t|can.t|cannot|could not|unable to|failed to|didn.t) (?:load|display|show|get|complete|process)|\\berror\\b|\\boops|unavailable|not available|filed a report|page (?:doesn.t|not)',
  'poszło nie tak|\\bbłąd|błęd|nie (?:udało|można)|(?:une|d.) ?erreur|n.a pas (?:fonctionné|pu)|impossible|problème|schief|fehler|konnten? nicht|nicht (?:geladen|verfügbar)',
  '(?:salió|salido|ido) mal|ocurrió|\\berrore?\\b|no (?:se )?(?:pudo|pudimos|ha podido|hemos podido)|(?:deu|correu) (?:errado|mal)|\\berro\\b|não foi possível|andato storto|impossibile|misgegaan|\\bfout\\b|kan niet',
  'gick fel|\\bfel\\b|gik galt|fejl|gikk galt|\\bfeil|meni (?:pieleen|vikaan)|virhe|pokazilo|\\bchyb|eroare|nu a mers|\\bhiba|ters gitti|\\bhata',
  'пошло не так|ошибк|пішло не так|помилк|στραβά|σφάλμα|kesalahan|masalah|ralat|sự cố|\\blỗi|ผิดพลาด|خطأ|مشكلة|خطا|השתבש|שגיאה|तकनीकी|गलत|त्रुटि',
  '問題が|エラー|読み込め|ページが見つかりません|문제가|오류|出错|出錯|错误|錯誤|问题|問題|无法|無法',
);
/** Advice that an empty page gives as well: it says "error" only where no heading says otherwise. */
const RETRY = any(
  'try again|retry|spróbuj ponownie|réessay|erneut versuchen|inténtalo|intentar de nuevo|tente novamente|riprova|probeer (?:het )?opnieuw|försök igen|prøv (?:igen|igjen)|yritä uudelleen|zkus\\p{L}* (?:to )?znovu|reîncerc|tekrar dene|повтор|попробуйте|спробуйте|coba lagi|thử lại|ลองอีกครั้ง|حاول مرة أخرى|נס[הו] שוב|फिर से|やり直|再試行|再度|다시 시도|重试|重試|再试',
);
const EMPTY = any(
  '\\bno (?:\\p{L}+ ){0,2}(?:results?|match(?:es)?|people|companies)\\b|(?:didn.t|couldn.t|could not|did not) find any|nothing found|\\b0 results',
  'brak (?:\\p{L}+ )?wyników|nie (?:znaleziono|znaleźliśmy|ma)(?: \\p{L}+){0,3} wynik|aucun (?:\\p{L}+ )?résultat|pas (?:de|trouvé de) résultat|keine (?:\\p{L}+ )?(?:(?:such)?ergebnisse|treffer|resultate)',
  '\\b(?:no .{0,40}|sin |ningún )resultado|(?:nenhum|\\bsem|não .{0,30}) resultado|(?:nessun|\\bnon .{0,30}) ?risultat|geen (?:\\p{L}+ )?resultaten|(?:inga|ingen) (?:\\p{L}+ )?(?:resultat|träff|treff)',
  '\\bei (?:\\p{L}+ )?(?:haku)?tulok|(?:žádné|žiadne|nebyly) .{0,20}výsledk|(?:niciun|\\bnu .{0,30}) rezultat|nincs(?:enek)? (?:\\p{L}+ )?(?:találat|eredmény)|sonuç (?:bulunamadı|yok)',
  'ничего не найдено|нет (?:\\p{L}+ )?результат|результат\\p{L}* не найден|не найдено (?:\\p{L}+ )?результат|нічого не знайдено|немає (?:\\p{L}+ )?результат|результат\\p{L}* не знайден|δεν .{0,20}αποτελέσματα|κανένα αποτέλεσμα',
  'tidak .{0,20}hasil|hasil tidak|tiada (?:hasil|keputusan)|không .{0,15}kết quả|ไม่(?:พบ|มี)ผลลัพธ์|walang .{0,15}resulta',
  '(?:لا|لم|ليس|ليست) .{0,25}نتائج|نتیجه.{0,4} یافت نشد|هیچ نتیجه|(?:אין|לא נמצאו) (?:\\p{L}+ )?תוצאות|कोई .{0,12}(?:परिणाम|नतीज)|परिणाम नहीं|কোনও? .{0,8}ফলাফল|ఫలితాలు .{0,6}(?:లేదు|లేవు)|ਕੋਈ ਨਤੀਜ',
  '(?:結果|該当).{0,16}(?:ありません|見つかりません|なし)|(?:검색 ?)?결과.{0,3}(?:없|찾을 수 없)|(?:没有|沒有|未|无|無|找不到).{0,8}(?:结果|結果)',
);

/** Sales Navigator speaks of leads and accounts: the whole heading, for both words stand in many others. */
const NOBODY = any(
  '^(?:there are )?no (?:matching )?(?:leads|accounts|people|companies)(?: (?:(?:were )?found|match(?:ed)?\\b.*|in this (?:list|search)))?[.!]?$',
  '^aucune? (?:prospect|lead|compte|personne|entreprise)(?: (?:n.a été )?trouvée?| ne correspond.*)?[.!]?$',
  '^(?:es wurden )?keine (?:passenden )?(?:leads|accounts|personen|unternehmen)(?: gefunden| entsprechen .*)?[.!]?$',
  '^ning(?:ún|una) (?:prospecto|lead|posible cliente|cuenta|persona|empresa)(?: encontrad[oa]| coincide.*)?[.!]?$',
  '^no hay (?:prospectos|leads|posibles clientes|cuentas|personas|empresas)(?: que coincid.*)?[.!]?$',
  '^no se (?:han? )?encontr(?:ó|aron|ado) (?:prospectos|leads|posibles clientes|cuentas|personas|empresas)[.!]?$',
  '^nenhuma? (?:lead|conta|pessoa|empresa)(?: encontrad[oa]| correspond.*)?[.!]?$',
  '^nessuna? (?:lead|account|persona|azienda)(?: trovat[oa]| corrispond.*)?[.!]?$',
  '^nie znaleziono (?:potencjalnych klientów|leadów|kont|osób|firm)[.!]?$',
  '^brak (?:potencjalnych klientów|leadów|kont|osób|firm)(?: spełniających .*| pasujących .*)?[.!]?$',
  '^(?:لم يتم العثور على|لا (?:يوجد|توجد)) (?:عملاء محتمل[يو]ن|عملاء|حسابات|أشخاص|شركات)(?: مطابق\\p{L}*)?[.!]?$',
  '^(?:(?:検索条件に)?(?:一致|該当)する)?(?:リード|アカウント|メンバー|会社|企業)(?:が|は)(?:見つかりません(?:でした)?|ありません(?:でした)?)。?$',
);

/** The states that may be another, once the words are read. What markers have decided brings no notice. */
export function stateOfNotice(state: PageState, { title, headings, text, mayBeEmpty, signedIn }: Notice): PageState {
  const told = headings.join('\n');
  const says = (words: RegExp) => words.test(told) || (text !== undefined && words.test(text));
  if (!signedIn && [title, ...headings.slice(0, 5)].some((line) => SIGN_IN.test(line))) return 'signed-out';
  if (NOT_FOUND.test(title)) return 'error';
  if (says(LIMITED) || says(CHECK)) return 'limited';
  if (text === undefined) return state === 'results' && SEARCH_LIMIT.test(told) ? 'limited' : state;
  const isEmpty = EMPTY.test(told) || headings.some((line) => NOBODY.test(line));
  if (LIMIT_IN_HEADING.test(told) && !isEmpty) return 'limited';
  if (headings.some((line) => ERROR.test(line)) || (RETRY.test(told) && !isEmpty)) return 'error';
  if (isEmpty && mayBeEmpty) return 'empty';
  return state !== 'layout-changed' && (ERROR.test(text) || RETRY.test(text)) ? 'error' : state;
}
