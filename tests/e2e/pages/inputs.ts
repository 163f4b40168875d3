/** Every list, with a choice that is not the preset's. */
export const CHOICES: [key: string, value: string][] = [
  ['api', 'anthropic/claude-haiku-3.5'],
  ['model', 'llama-3.3-70b'],
  ['gpu', 'a100-80gb'],
  ['prov', 'aws'],
  ['prec', 'int8'],
  ['cap', 'rate'],
];

/** Every number, as a visitor may type it, as the link then says it, and as the field shows it when it is left. */
export const NUMBERS: [key: string, typed: string, link: string, shown: string][] = [
  ['vol', '1.2B', '1.2B', '1.2B'],
  ['mix', '75 %', '75', '75'],
  ['cache', '20', '20', '20'],
  ['batch', '10', '10', '10'],
  ['pin', '$3', '3', '3.00'],
  ['pout', '12.345', '12.345', '12.345'],
  ['pcache', '0.125', '0.125', '0.125'],
  ['fee', '1,250', '1250', '1,250'],
  ['n', '4', '4', '4'],
  ['rate', '$3.67', '3.67', '3.67'],
  ['disc', '15', '15', '15'],
  ['hours', '730', '730', '730'],
  ['tps', '80', '80', '80'],
  ['bf', '6.5', '6.5', '6.5'],
  ['pre', '2,500', '2500', '2,500'],
  ['util', '70', '70', '70'],
  ['peak', '2.5', '2.5', '2.5'],
  ['standby', '1', '1', '1'],
  ['minrep', '2', '2', '2'],
  ['life', '48', '48', '48'],
  ['resid', '10', '10', '10'],
  ['apr', '6.25', '6.25', '6.25'],
  ['watts', '700', '700', '700'],
  ['pue', '1.3', '1.3', '1.3'],
  ['kwh', '0.12', '0.12', '0.12'],
  ['host', '200', '200', '200'],
  ['store', '125', '125', '125'],
  ['net', '175', '175', '175'],
  ['mon', '126', '126', '126'],
  ['lb', '60', '60', '60'],
  ['other', '0', '0', '0'],
  ['eh', '15', '15', '15'],
  ['er', '140', '140', '140.00'],
  ['once', '12k', '12000', '12,000'],
  ['over', '24', '24', '24'],
];

/** Inputs that put others out of force: each is tried alone. */
export const REPLACING: Record<string, [key: string, typed: string, link: string, shown: string][]> = {
  requests: [
    ['req', '40k', '40000', '40,000'],
    ['tin', '900', '900', '900'],
    ['tout', '300', '300', '300'],
  ],
  'a blended price': [['blend', '0.75', '0.75', '0.75']],
  'owned hardware': [['own', '$28,000', '28000', '28,000']],
};
