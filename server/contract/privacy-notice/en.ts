import type { PrivacyNotice } from './notice.ts';

export const english: PrivacyNotice = {
  language: 'en',
  title: 'Privacy notice',
  intro:
    'This says what Leadferry, the browser extension and the CRM service that it talks to, does with data about people: those who use it, and those whom its users capture on LinkedIn. It is meant to be read.',
  sections: [
    {
      id: 'who',
      title: 'Who is responsible',
      body: [
        'Whoever runs this service is responsible for the accounts on it and for what it sends; their address stands at the end of this page. Whoever uses an account decides which people are captured into it, and answers for that: they are the ones to whom a captured person’s request is given.',
      ],
    },
    {
      id: 'users',
      title: 'If you use Leadferry',
      body: [
        'What is kept, and why:',
        [
          'Name, e-mail address and a one-way hash of your password: to sign you in. Contract.',
          'Your LinkedIn identifier, first and last name, read from a page that you open, once you allowed it: to tie one account to one LinkedIn member. If you verify it with LinkedIn, also since when and a one-way hash of the number that LinkedIn gives you here. Consent.',
          'The people whom you queue, and the page and time they come from: to put them into your CRM. Consent for reading the page; your own lawful reason for keeping them.',
          'Which choices you made, when, and the words that were on the screen: to show that you made them. Legal obligation.',
          'Who invited whom, and free months earned and used: to give them. Contract.',
          'What you paid: because the law asks for it.',
          'Who did what in the account, without names: to find misuse. Legitimate interest.',
          'What you write to support, and the answers: to answer you. Contract.',
          'If you allow it, which pages of the console are used: to see what is of use. Consent; off until you say yes.',
        ],
        'Leadferry never asks for your LinkedIn password, nor for that of any other service. No cookie or token of LinkedIn is stored or sent. If you switch on the session guard, your browser keeps a salted one-way fingerprint of LinkedIn’s session cookie, and only there, so that capture stops when the session ends or changes.',
        'You must be 18 or older. You say so when you open the account; no date of birth is asked, and where the answer is no, nothing is kept.',
      ],
    },
    {
      id: 'captured',
      title: 'If you were captured',
      body: [
        'A user of Leadferry looked at a page of LinkedIn on which you were shown, and took over what it showed: your name, headline, position and company where they are stated, location, how far you are from the user, the identifiers of your profile, and the address of the page and the time. Never your e-mail address, phone number, photo, messages or contact details, and nothing where LinkedIn hides your name.',
        'The legal basis is the legitimate interest of the user in getting in touch with people in their trade (GDPR, article 6(1)(f)). They must tell you within 30 days, or when they first write to you. The source of each part is kept, so that you can be told it.',
        'You can ask what is held, have it corrected or erased, or object, on the page “Your data”, without an account. You confirm by a link that is mailed to you, and have an answer within a month. Once erased, or once you have objected, those whom you asked cannot capture you again: for that, one-way hashes of your profile’s identifiers stay, from which nobody can read who you are.',
      ],
    },
    {
      id: 'how-long',
      title: 'How long',
      body: [
        [
          'People who were captured: three years from the first capture. Seeing them again does not start the time anew.',
          'What waits in the browser: until the CRM has acknowledged it, or until you unlink.',
          'Your account: until you delete it. Then everything that names you goes, after the days that you have to change your mind. Records of payments stay as long as the law asks, under a random number.',
          'After the end of a contract: out of the active database within six months, out of backups within nine.',
          'Support conversations: up to six months after the account is deleted.',
          'Measurement of use: thirteen months at most.',
          'Letters that were sent: neither their text nor your address is kept with them.',
        ],
        'When a backup is restored, everything that was erased after it was made is erased again before the service opens.',
      ],
    },
    {
      id: 'sharing',
      title: 'Who sees it',
      body: [
        'The people of the account, by what their role needs, and whoever runs the service for them. Each account is kept apart from every other by the database itself. A payment provider gets what a payment needs, a mail server the letters. If you connect another CRM, what you send there goes there.',
        'Nothing is sold, rented or exchanged. The extension talks to this service and to nobody else; pages of the service load nothing from elsewhere.',
      ],
    },
    {
      id: 'mail',
      title: 'Letters',
      body: [
        'You get the letters that your account needs: a deletion that was asked for, an answer to a request. News and offers come only if you allowed them, and each one stops them with one click.',
      ],
    },
    {
      id: 'cookies',
      title: 'Cookies',
      body: [
        'One keeps you signed in. One says by which invitation you came, if you open one, for the days in which that counts. None follows you, and measuring use sets none before you say yes.',
      ],
    },
    {
      id: 'rights',
      title: 'Your rights',
      body: [
        'As a user, on the page “Account”, at any time and without asking anybody: export everything, correct it, take back each choice by itself (those about LinkedIn in the extension), unlink LinkedIn, deactivate the account, delete it.',
        'As somebody who was captured: on the page “Your data”.',
        'Both: you may complain to the data protection authority where you live.',
      ],
    },
    {
      id: 'linkedin',
      title: 'What LinkedIn says',
      body: [
        'LinkedIn’s User Agreement (section 8.2) forbids its members to use software, browser add-ons included, that copies what LinkedIn shows, and LinkedIn may restrict an account for it. Leadferry reads only the page in front of its user, when asked, and does not hide. Whoever does not want to take the risk can import their own export or add people by hand.',
      ],
    },
    {
      id: 'changes',
      title: 'Changes',
      body: [
        'Where what is done with data changes, you are asked again before it happens; earlier wordings are kept, with what you said to them. The date below is that of this text.',
      ],
    },
  ],
};
