/** Pages of LinkedIn that the user is offered to open. Leadferry opens none by itself. */
export const FEED = 'https://www.linkedin.com/feed/';
export const PEOPLE_SEARCH = 'https://www.linkedin.com/search/results/people/';
/** LinkedIn leads on to the profile of who is signed in: the page that always shows them. */
export const OWN_PROFILE = 'https://www.linkedin.com/in/me/';
