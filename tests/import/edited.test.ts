import { describe, expect, it } from 'vitest';
import { applyFields, type LeadFields, toFields } from '../../utils/import/edited.ts';
import type { Company, Person } from '../../utils/lead/lead.ts';

const orla: Person = {
  kind: 'person',
  identityKeys: ['vanity:orla-quist', 'member:ACoAAfake1'],
  name: { shown: 'Orla Quist', given: 'Orla', family: 'Quist' },
  headline: 'Plant Manager',
  location: 'Halden',
  degree: 2,
};
const norrvik: Company = {
  kind: 'company',
  identityKeys: ['company:norrvik-steel'],
  name: { shown: 'Norrvik Steel' },
  industry: 'Mining',
};
const change = (lead: Person | Company, change: Partial<LeadFields>) =>
  applyFields(lead, { ...toFields(lead), ...change });

describe('editing a refused lead', () => {
  it.each([orla, norrvik])('changes nothing where nothing was changed', (lead) => {
    expect(change(lead, {})).toEqual({ ok: true, lead });
  });

  it('takes out what was emptied, puts in what was typed, and keeps the rest', () => {
    const edited = change(orla, { texts: { headline: ' ', company: 'Norrvik Steel ', location: 'Halden' } });
    const { headline: _, ...rest } = orla;
    expect(edited).toEqual({ ok: true, lead: { ...rest, company: 'Norrvik Steel' } });
  });

  it('reads a new name anew', () => {
    expect(change(orla, { name: 'Dr. Orla Vell' })).toMatchObject({
      lead: { name: { shown: 'Dr. Orla Vell', honorific: 'Dr.', given: 'Orla', family: 'Vell' } },
    });
  });

  it('cleans what nobody can see, also where it was left alone', () => {
    const hidden: Person = { ...orla, headline: 'Plant\u0000 Manager', name: { shown: 'Orla\ud800 Quist' } };
    expect(change(hidden, {})).toMatchObject({ ok: true, lead: { headline: expect.not.stringContaining('\u0000') } });
    const { lead } = change(hidden, {}) as { lead: Person };
    expect(lead.name.shown.isWellFormed()).toBe(true);
  });

  it('recognises by the address that was typed and by the ids that were kept', () => {
    const ids = [{ key: 'member:ACoAAfake1', kept: false }];
    expect(change(orla, { url: 'linkedin.com/in/Orla-Vell/', ids })).toMatchObject({
      lead: { identityKeys: ['vanity:orla-vell'] },
    });
    expect(change(orla, { url: '' })).toMatchObject({ lead: { identityKeys: ['member:ACoAAfake1'] } });
    expect(change(norrvik, { url: 'https://www.linkedin.com/company/445566/' })).toMatchObject({
      lead: { identityKeys: ['company:445566'] },
    });
  });

  it.each([
    [{ name: ' ' }, 'no-name'],
    [{ name: 'LinkedIn Member' }, 'anonymous'],
    [{ url: 'javascript:alert(1)' }, 'link-not-profile'],
    [{ url: 'https://linkedin.com.example/in/orla-quist' }, 'link-not-profile'],
    [{ url: 'https://www.linkedin.com/company/norrvik/' }, 'link-not-profile'],
    [{ url: '', ids: [{ key: 'member:ACoAAfake1', kept: false }] }, 'no-id'],
  ] satisfies [Partial<LeadFields>, string][])('refuses %j', (changed, fault) => {
    expect(change(orla, changed)).toEqual({ ok: false, fault });
  });
});
