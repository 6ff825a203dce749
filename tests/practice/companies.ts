import { createRandom } from './random.ts';

/** An invented company, as the practice LinkedIn knows it. */
export interface PracticeCompany {
  id: number;
  vanity: string;
  name: string;
  industry: string;
  location: string;
  size: string;
}

const NAMES = [
  'Norrvik Steel',
  'Halden Freight',
  'Tarn & Moss Packaging',
  'Ostrava Glassworks',
  'Bluefjord Cables',
  'Kestrel Bearings',
  '架空製鋼',
  'شركة مثالية',
];
const INDUSTRIES = [
  'Mining & Metals',
  'Truck Transportation',
  'Packaging and Containers Manufacturing',
  'Glass, Ceramics & Concrete',
  'Steel',
];
const PLACES = ['Malmö, Skåne', 'Leeds, England', 'Łódź, Łódzkie', 'Porto', 'Lyon, Auvergne-Rhône-Alpes'];
const SIZES = ['2K+ employees', '201-500 employees', '11-50 employees', '10,001+ employees'];

/** All companies of one practice LinkedIn; pure. */
export function practiceCompanies(seed: number): PracticeCompany[] {
  const random = createRandom(seed, 'companies');
  return NAMES.map((name, index) => ({
    id: 445_500 + index * 7 + random.below(7),
    vanity: `${name.toLowerCase().replace(/[^\p{L}]+/gu, '-')}-${index}`,
    name,
    industry: random.pick(INDUSTRIES),
    location: random.pick(PLACES),
    size: random.pick(SIZES),
  }));
}
