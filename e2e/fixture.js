// An organization with something of everything in it.

const CREATE = {
  company: 'mutation($input: NewCompany!) { it: createCompany(input: $input) { id version } }',
  branch: 'mutation($input: NewBranch!) { it: createBranch(input: $input) { id version } }',
  unit: 'mutation($input: NewOrgUnit!) { it: createOrgUnit(input: $input) { id version } }',
  position: 'mutation($input: NewPosition!) { it: createPosition(input: $input) { id version } }',
  change: 'mutation($input: NewCompanyChange!) { it: createCompanyChange(input: $input) { id version } }',
  appointment: 'mutation($input: Appoint!) { it: appointToPosition(input: $input) { id version } }',
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
  return {
    ...(await furnishParties(program, companyId)),
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
