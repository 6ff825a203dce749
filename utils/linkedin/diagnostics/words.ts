/**
 * The words that LinkedIn's pages are built from: of attribute names and hook values, nothing else survives in an outline.
 * A closed list, so that a name, a company or a vanity name cannot slip through wherever a page writes it.
 * A new hook shows as its known words around the length of the unknown ones. Read from docs/linkedin-pages.md, 2026-11.
 */
const list = `
a11y true false prev presentation d account accounts action actions activity actor add after affiliated alert align all alt alternate always anchor and anonymize app
approved area aria article artdeco async atomic attr attribute auto autocomplete autofocus available avatar aware background badge badges
banner bar base before below block blurb body bold border bottom box break breakpoint btn bubble button cache canned card cards carousel
cell center chameleon change chat check checkbox checked checkpoint chevron chip circle class clear click clickable close cluster code col
collapsed color colspan column columns com comment commercial common como company companies completed component componentkey compose
connect connection connections container contains content contents control controls controlled count cover created crm cta current cursor custom dark
dashboard data date default deferred degree delete describedby description design desktop dialog dir direction disabled dismiss
display distance divider document done dot down draggable dropdown edit element ellipsis email ember empty end enter entity entities entry
error event expand expanded experience explorer export facepile facet feature feed feedback field fields fill filter filters first fixed
flagship flagshipnav flex focus focusable follow footer for form frame free full fullscreen generic ghost global grid group grow hash haspopup
head header heading headless headline headshot hero hidden hide highlight home horizontal host hover href http-equiv icon id image img
impression impression-id in index indicator industry info inline inner input insight insights instance interop invalid invite is item items
job jobs key keywords label labelledby lang language large layout lazy lead leads left level light limit line lines link linked list
listitem lists live load loaded loader loading location lockup logo long main margin max mb1 media medium member menu message messaging meta
meter method min mini mobile modal modified more multiline multiselectable muted mutual my mynetwork name nav navigation network new next
no normal note notice notification number object of off on open option options orientation other outer outlet overflow overlay owns padding
page pages pagination panel paragraph param parent path paywall pending people person photo pinned placeholder platform popup
position posinset post posts posture preload prefix premium presence pressed preview previous primary profile profiles progress progressbar
prompt promo pt3 pb3 query quick rail rating react readonly reader recent recipient recommended ref rel related relevance remove required
result results reusable right role roledescription roman root row rows rowspan sales sans saved screen script scroll scrollable sdui search
section secondary see select selected selection semantic separator server setsize sfull shadow shadowdom shared show sidebar sign simple
size skeleton skip slot small snippet social sort spacing span spellcheck spinner spotlight src srcset srp stack standard start state status
sticky strong style sub subline submit subtitle suggestion suggestions summary svg switch system tab tabindex tabpanel table tablist tag target
team template test testid text textbox theme tile time title to toast toggle tooltip top topcard total tracking tree truncate type
ui undo universal unknown up upsell url urn user valid value valuemax valuemin valuenow verified vertical video view viewed
viewer viewmodel viewport visible visually welcome white width window with workspace wrap wrapper x y zoom
`;

const words = new Set(list.split(/\s+/).filter(Boolean));

export const isKnownWord = (word: string): boolean => words.has(word.toLowerCase());

/** What HTML, SVG and LinkedIn call their elements. Of any other not even the name is told. */
export const tags = new Set(
  `li-icon a abbr address article aside audio b base bdi bdo blockquote body br button canvas caption cite code col colgroup data datalist dd del
  details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
  ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p picture pre progress q s samp script
  search section select slot small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr
  track u ul use var video wbr circle g path rect defs symbol clippath line polygon ellipse mask text`
    .split(/\s+/)
    .filter(Boolean),
);
