/** The two who can sign in to the practice LinkedIn. */
export interface PracticeMember {
  id: 'a' | 'b';
  memberNumber: number;
  memberId: string;
  vanity: string;
  firstName: string;
  lastName: string;
  headline: string;
}

export const practiceMembers: Record<'a' | 'b', PracticeMember> = {
  a: {
    id: 'a',
    memberNumber: 900_100_001,
    memberId: 'ACoAAMEMBERxAxFAKE1',
    vanity: 'marit-solberg-demo',
    firstName: 'Marit',
    lastName: 'Solbergdemo',
    headline: 'Sales at an invented company',
  },
  b: {
    id: 'b',
    memberNumber: 900_100_002,
    memberId: 'ACoAAMEMBERxBxFAKE2',
    vanity: 'anton-reyk-demo',
    firstName: 'Anton',
    lastName: 'Reykdemo',
    headline: 'Also sales, somewhere else invented',
  },
};
