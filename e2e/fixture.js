// An organization with something of everything in it.

const CREATE = {
  company: 'mutation($input: NewCompany!) { it: createCompany(input: $input) { id version } }',
  branch: 'mutation($input: NewBranch!) { it: createBranch(input: $input) { id version } }',
  unit: 'mutation($input: NewOrgUnit!) { it: createOrgUnit(input: $input) { id version } }',
  position: 'mutation($input: NewPosition!) { it: createPosition(input: $input) { id version } }',
  change: 'mutation($input: NewCompanyChange!) { it: createCompanyChange(input: $input) { id version } }',
  appointment: 'mutation($input: Appoint!) { it: appointToPosition(input: $input) { id version } }',
  evaluation: 'mutation($input: RuleCase!) { it: createEvaluation(input: $input) { id } }',
  flag: 'mutation($input: NewFlag!) { it: createFeatureFlag(input: $input) { id version } }',
  pack: 'mutation($input: NewOwnPack!) { it: createOwnPack(input: $input) { id version } }',
  party: 'mutation($input: NewParty!) { it: createParty(input: $input) { id version } }',
  vendor: 'mutation($input: NewVendor!) { it: createVendor(input: $input) { id version } }',
  proof: 'mutation($input: NewProof!) { it: createProof(input: $input) { id version } }',
  terms: 'mutation($input: NewPartyTerms!) { it: createPartyTerms(input: $input) { id version } }',
  role: 'mutation($input: NewRole!) { it: createRole(input: $input) { id: key version } }',
};

export const make = (program, what, input) => program.graph(CREATE[what], { input }).then(data => data.it);

/** Two companies, branches, a small tree, a position with somebody in it, a request that waits. */
export async function furnish(program) {
  const company = await make(program, 'company', {
    name: 'Padma Builders Limited',
    nameBn: 'পদ্মা বিল্ডার্স লিমিটেড',
    tin: '823456789016',
    bin: '0001234560101',
    legalForm: 'PRIVATE_LIMITED',
  });
  await make(program, 'company', { name: 'Meghna Real Estate Limited', nameBn: 'মেঘনা রিয়েল এস্টেট লিমিটেড' });
  const companyId = company.id;
  const branch = await make(program, 'branch', {
    companyId,
    code: 'DHK-01',
    name: 'Head office',
    nameBn: 'প্রধান কার্যালয়',
    address: '14 Dilkusha C/A, Motijheel, Dhaka 1000',
  });
  const division = await make(program, 'unit', {
    companyId,
    kind: 'DIVISION',
    code: 'OPS',
    name: 'Operations',
    nameBn: 'পরিচালনা',
  });
  const unit = await make(program, 'unit', {
    companyId,
    kind: 'DEPARTMENT',
    code: 'ENG',
    name: 'Engineering',
    nameBn: 'প্রকৌশল',
    parentId: division.id,
    branchId: branch.id,
  });
  const position = await make(program, 'position', {
    companyId,
    key: 'finance-manager',
    title: 'Finance Manager',
    titleBn: 'অর্থ ব্যবস্থাপক',
  });
  await make(program, 'appointment', {
    positionId: position.id,
    personId: '01890000-0000-7000-8000-000000000001',
    kind: 'HOLDER',
    startsOn: '2026-07-01',
  });
  const change = await make(program, 'change', { companyId, reason: 'New VAT certificate', bin: '0001234560202' });
  await program.graph(
    'mutation($id: CompanyChangeId!, $version: Int!) { submitCompanyChange(id: $id, version: $version) { id } }',
    change,
  );
  const { fiscalYears } = await program.graph(
    'query($companyId: CompanyId!) { fiscalYears(companyId: $companyId) { id } }',
    { companyId },
  );
  const role = await make(program, 'role', {
    key: 'site-accountant',
    name: 'Site Accountant',
    nameBn: 'সাইট হিসাবরক্ষক',
    level: 5,
    permissions: ['organization.*', 'auth.user.read', 'auth.user.reset'],
  });
  const { giveRole } = await program.graph(
    'mutation($input: GiveRole!) { giveRole(input: $input) { assignment { id } } }',
    {
      input: {
        personId: program.ids.checker,
        role: role.id,
        reason: 'Covers for Karim',
        bounds: {
          companyId,
          branchId: branch.id,
          upTo: { amount: '50000.00', currency: 'BDT' },
          hours: { days: [7, 1, 2, 3, 4], from: '09:00', until: '18:00' },
        },
      },
    },
  );
  const bill = [
    ['payment_kind', 'civil-work'],
    ['residency', 'resident'],
    ['bill', '10,00,000'],
    ['psr', 'none'],
    ['by_bank', 'yes'],
  ];
  const facts = bill.map(([name, value]) => ({ name, value }));
  const evaluation = await make(program, 'evaluation', { pack: 'BD-2026-07', decision: 'tds', facts });
  const pack = await make(program, 'pack', {
    code: 'PADMA-1',
    name: 'Rates by certificate',
    nameBn: 'সনদ অনুযায়ী হার',
    extends: 'BD_2026',
    asOf: '2026-11-20',
    reason: 'Certificate of the tax office, 2 November 2026',
    rules: '# nothing yet',
  });
  const flag = await make(program, 'flag', { key: 'site.photos', name: 'Photos in the site diary', percent: 10 });
  const { all } = await program.graph('{ all: allNumberSeries { id } }', {});
  const [places, goods] = [await reach(program), await furnishGoods(program, companyId)];
  const parties = await furnishParties(program, companyId);
  const on = { kind: 'organization.branch', subject: branch.id };
  const file = await program.attach(on, 'চালান ১২.pdf', Buffer.from('%PDF-1.7 challan'));
  return {
    file,
    ...places,
    ...goods,
    ...parties,
    evaluation: evaluation.id,
    pack: pack.id,
    flag: flag.id,
    series: all[0].id,
    role: role.id,
    assignment: giveRole.assignment.id,
    company: companyId,
    branch: branch.id,
    unit: unit.id,
    position: position.id,
    change: change.id,
    year: fiscalYears[0].id,
  };
}

/** A place, a bank with a branch, a party with an address, a contact, a bank account and a request about it. */
async function reach(program) {
  const one = (mutation, input, who) => program.graph(mutation, { input }, who).then(data => data.it);
  const area = await one('mutation($input: NewArea!) { it: createArea(input: $input) { id } }', {
    kind: 'DIVISION',
    code: '06',
    name: 'Dhaka',
    nameBn: 'ঢাকা',
  });
  const bank = await one('mutation($input: NewBank!) { it: createBank(input: $input) { id } }', {
    code: '085',
    name: 'Dhaka Bank',
    nameBn: 'ঢাকা ব্যাংক',
    category: 'PRIVATE',
  });
  const branch = await one('mutation($input: NewBankBranch!) { it: createBankBranch(input: $input) { id } }', {
    routingNumber: '85260728',
    name: 'Bonosree',
    nameBn: 'বনশ্রী',
  });
  const payee = await one('mutation($input: NewParty!) { it: createParty(input: $input) { id } }', {
    kind: 'PROPRIETORSHIP',
    name: 'Meghna Steel House',
    nameBn: 'মেঘনা স্টিল হাউস',
  });
  const partyId = payee.id;
  await one('mutation($input: NewAddress!) { it: addPartyAddress(input: $input) { id } }', {
    partyId,
    kind: 'REGISTERED',
    line: '12 Bazar road',
    areaId: area.id,
    postalCode: '1205',
  });
  await one('mutation($input: NewContact!) { it: addPartyContact(input: $input) { id } }', {
    partyId,
    name: 'Rahima Khatun',
    mobile: '01712345678',
    email: 'rahima@example.com',
    purpose: 'PAYMENTS',
  });
  const ask = accountNumber =>
    one('mutation($input: NewVendorBankChange!) { it: createVendorBankChange(input: $input) { id } }', {
      partyId,
      what: 'ADD',
      branchId: branch.id,
      accountName: 'Meghna Steel House',
      accountNumber,
      reason: 'Letter of 18 November, confirmed by telephone',
    });
  const submit = 'mutation($id: VendorBankChangeId!) { submitVendorBankChange(id: $id, version: 1) { id } }';
  const [first, second] = [await ask('2004805540017'), await ask('2004805540025')];
  await program.graph(submit, first);
  await program.graph(submit, second);
  await one(
    'mutation($input: DecideVendorBankChange!) { it: decideVendorBankChange(input: $input) { id } }',
    { id: first.id, version: 2, approve: true },
    'checker',
  );
  const { vendorBanks } = await program.graph('{ vendorBanks { items { id } } }');
  return {
    area: area.id,
    bank: bank.id,
    bankBranch: branch.id,
    payee: partyId,
    account: vendorBanks.items[0].id,
    bankChange: second.id,
  };
}

const GOODS = {
  dimension: 'mutation($input: NewDimension!) { it: createDimension(input: $input) { id } }',
  group: 'mutation($input: NewItemGroup!) { it: createItemGroup(input: $input) { id } }',
  item: 'mutation($input: NewItem!) { it: createItem(input: $input) { id } }',
  conversion: 'mutation($input: NewConversion!) { it: createConversion(input: $input) { id } }',
  list: 'mutation($input: NewPriceList!) { it: createPriceList(input: $input) { id } }',
  price: 'mutation($input: NewPrice!) { it: createPrice(input: $input) { id } }',
};

/** A project with a site, cement by the kilo and the bag, a list with its price. */
async function furnishGoods(program, companyId) {
  const one = (what, input) => program.graph(GOODS[what], { input }).then(data => data.it.id);
  await program.graph('mutation { takeMeasures { id } }', {});
  const measures = await program.graph('{ measures(listing: { first: 200 }) { items { id symbol } } }', {});
  const unit = symbol => measures.measures.items.find(measure => measure.symbol === symbol).id;
  const project = await one('dimension', {
    kind: 'PROJECT',
    code: 'PADMA',
    name: 'Padma Heights',
    nameBn: 'পদ্মা হাইটস',
    companyIds: [companyId],
  });
  await one('dimension', {
    kind: 'SITE',
    code: 'UTTARA-12',
    name: 'Sector 12, Uttara',
    parentId: project,
    companyIds: [companyId],
  });
  const group = await one('group', { code: 'CEMENT', name: 'Cement', nameBn: 'সিমেন্ট' });
  const item = await one('item', {
    code: 'CEM-OPC',
    name: 'Ordinary Portland cement CEM-I 52.5N',
    nameBn: 'অর্ডিনারি পোর্টল্যান্ড সিমেন্ট',
    aliases: ['OPC', 'ছাই সিমেন্ট'],
    kind: 'STOCK',
    groupId: group,
    measureId: unit('kg'),
    tracking: 'LOT',
    vatClass: 'GOODS',
    paymentKind: 'CEMENT_IRON',
    hsCode: '2523.29.00',
  });
  const conversion = await one('conversion', { itemId: item, measureId: unit('bag'), size: '50' });
  const list = await one('list', {
    code: 'PWD-2022-DHAKA',
    name: 'PWD schedule of rates 2022, Dhaka',
    nameBn: 'গণপূর্ত রেট শিডিউল ২০২২, ঢাকা',
    kind: 'SCHEDULE',
    zone: 'Dhaka',
    currency: 'BDT',
    startsOn: '2022-07-01',
  });
  const amount = { amount: '520.00', currency: 'BDT' };
  const price = await one('price', { listId: list, itemId: item, measureId: unit('bag'), price: amount });
  return { dimension: project, group, item, conversion, list, price, measure: unit('cft') };
}

/** A trader who is a vendor, with papers that hold, run out and have run out; and somebody who looks like him. */
async function furnishParties(program, companyId) {
  const party = await make(program, 'party', {
    kind: 'PROPRIETORSHIP',
    name: 'Rahman Traders',
    nameBn: 'রহমান ট্রেডার্স',
    mobile: '01712345678',
    tin: '823456789016',
    supplierKind: 'TRADER',
    role: 'CUSTOMER',
  });
  const partyId = party.id;
  const proof = await make(program, 'proof', { partyId, kind: 'NID', number: '5525708146231' });
  for (const more of [
    {
      kind: 'TRADE_LICENCE',
      number: 'TRAD/DSCC/001234',
      issuer: 'Dhaka South City Corporation',
      startsOn: '2026-07-01',
    },
    { kind: 'PSR', assessmentYear: '2025-26', startsOn: '2025-12-01' },
    { kind: 'EXEMPTION', number: '7', section: 's.89', rate: '2.5', startsOn: '2026-07-01', endsOn: '2026-12-31' },
  ]) {
    await make(program, 'proof', { partyId, ...more });
  }
  const vendor = await make(program, 'vendor', { partyId, type: 'SUPPLIER', category: 'A' });
  const submit = 'mutation($id: VendorId!, $version: Int!) { submitVendor(id: $id, version: $version) { id } }';
  await program.graph(submit, vendor);
  const terms = await make(program, 'terms', {
    partyId,
    companyId,
    paymentDays: 30,
    creditLimit: { amount: '500000.00', currency: 'BDT' },
    withholding: 'other-goods',
  });
  await make(program, 'party', {
    kind: 'PERSON',
    name: 'Rahman Traders',
    despite: 'The one of Bogura, another owner',
  });
  const { partyTwins } = await program.graph('{ partyTwins { items { id } } }', {});
  return { party: partyId, proof: proof.id, vendor: vendor.id, terms: terms.id, twin: partyTwins.items[0].id };
}
