// What a page is for, in two to five sentences; from the user guide. Loaded with the sheet that shows it.

import { documentAt, type Said } from '../lib/meta';

const said = (en: string, bn: string): Said => ({ en, bn });

/** Pages without a document, by their address. */
export const PAGES: Record<string, Said> = {
  '/': said(
    'Your day begins here: what waits for your decision, what the organization still lacks, and what you opened last. While something is missing, the next step stands at the top with its button. Ctrl K finds everything else.',
    'এখান থেকে দিনের কাজ শুরু: কোন সিদ্ধান্ত আপনার অপেক্ষায়, প্রতিষ্ঠান গোছাতে কী বাকি, আর শেষে কী খুলেছিলেন। কিছু বাকি থাকলে পরের ধাপটি বোতামসহ ওপরে থাকে। বাকি সব Ctrl K দিয়ে খুঁজে পাবেন।',
  ),
  '/waiting': said(
    'What others submitted and you may decide, in all your companies, the oldest first. Open one to read it, or select several of one kind and decide them together; a rejection takes a reason. What you submitted yourself is decided by somebody else and only counted below.',
    'অন্যেরা যা জমা দিয়েছেন ও আপনি যাতে সিদ্ধান্ত দিতে পারেন, সব কোম্পানির, পুরোনো আগে। একটি খুলে পড়ুন, বা একই ধরনের কয়েকটি বেছে একসঙ্গে সিদ্ধান্ত দিন; প্রত্যাখ্যানে কারণ লাগে। আপনার নিজের জমা দেওয়াগুলোর সিদ্ধান্ত অন্য কেউ দেবেন, এখানে শুধু সংখ্যা থাকে।',
  ),
  '/audit': said(
    'Everything that was done and everything that was refused: who, when, what it was before and after. Nothing here can be changed or deleted by anybody. Narrow it by person, kind, day or company, and export what you found. Under “Blocks” is the proof that nothing was removed.',
    'যা যা করা হয়েছে আর যা করতে দেওয়া হয়নি, সব: কে, কখন, আগে কী ছিল, পরে কী হয়েছে। এর কিছুই কেউ বদলাতে বা মুছতে পারে না। ব্যক্তি, ধরন, দিন বা কোম্পানি দিয়ে ছেঁকে নিন, যা পেলেন রপ্তানি করুন। কিছু যে সরানো হয়নি তার প্রমাণ “ব্লক” অংশে।',
  ),
  '/rules': said(
    'The rules by which tax, pay and due dates are reckoned: packs of tables, each row with its section, source, status and two dates, the day it is law and the day it was known. Choose a day and you see what counted on it; choose “as known on” and you see what could be known then. Search finds a section, a kind of payment or a source in either script.',
    'যে নিয়মে কর, বেতন ও শেষ তারিখ নির্ণয় হয়: ছকের প্যাক, প্রতিটি সারিতে ধারা, উৎস, নির্ভরযোগ্যতা ও দুটি তারিখ, কবে থেকে আইন আর কবে জানা গেছে। একটি দিন বাছলে সেদিন কী প্রযোজ্য ছিল দেখা যায়; “যে দিন পর্যন্ত জানা” বাছলে তখন কী জানা সম্ভব ছিল তা দেখা যায়। খোঁজে দুই লিপিতেই ধারা, পরিশোধের ধরন বা উৎস মেলে।',
  ),
  '/rules/try': said(
    'Try a case before it happens: choose what is to be decided, enter what is known, and read the result with its explanation as you type. A fact that is missing is asked for by name, never assumed. Set other packs beside it to see what changed between years, and keep the evaluation if somebody will ask later.',
    'ঘটনার আগেই যাচাই করুন: কী নির্ণয় করতে হবে বাছুন, যা জানা আছে লিখুন, লেখার সঙ্গে সঙ্গেই ব্যাখ্যাসহ ফল পড়ুন। যে তথ্য নেই তা নাম ধরে চাওয়া হয়, কখনো ধরে নেওয়া হয় না। অন্য প্যাক পাশে রেখে বছরে বছরে কী বদলেছে দেখুন, পরে প্রশ্ন উঠতে পারে মনে হলে মূল্যায়নটি সংরক্ষণ করুন।',
  ),
  '/rules/due': said(
    'When what falls due by law: returns, deposits, certificates, instalments, for the next thirty days, a month or an income year. Each date says what it counts from, how it follows, by which section, and whether a holiday moved it. Where each day of withholding has a date of its own, the first and the last are shown. Print it, or narrow it to VAT or income tax.',
    'আইন অনুযায়ী কোনটির শেষ তারিখ কবে: দাখিলপত্র, জমা, সনদ, কিস্তি; আগামী ত্রিশ দিন, এক মাস বা এক আয়বর্ষের। প্রতিটি তারিখে লেখা থাকে কোন দিন থেকে গণনা, কীভাবে, কোন ধারায়, আর ছুটির কারণে সরেছে কি না। যেখানে প্রতিটি কর্তনের আলাদা শেষ তারিখ, সেখানে প্রথম ও শেষটি দেখানো হয়। ছাপান, বা কেবল মূসক বা আয়কর দেখুন।',
  ),
  '/configuration': said(
    'What this organization decides about how Vextrus works for it: each setting with its value, where it comes from and who chose it. What is chosen nearest to a place counts: the branch, else the company, else the organization. Choose a company above to see what holds there. Every choice has a day from which it counts and a reason, and stays in the history.',
    'ভেক্সট্রাস কীভাবে কাজ করবে সে বিষয়ে প্রতিষ্ঠানের সিদ্ধান্ত: প্রতিটি সেটিং, তার মান, কোথা থেকে এসেছে ও কে ঠিক করেছেন। সবচেয়ে কাছের সিদ্ধান্ত প্রযোজ্য: শাখা, নইলে কোম্পানি, নইলে প্রতিষ্ঠান। কোথায় কী প্রযোজ্য দেখতে ওপরে কোম্পানি বাছুন। প্রতিটি সিদ্ধান্তের কার্যকর দিন ও কারণ থাকে, এবং তা ইতিহাসে থেকে যায়।',
  ),
  '/settings': said(
    'The whole organization: what it is called, its plan and how much of it is used, and what holds for everybody in it. The name here stands above the menu; papers carry the registered name of the company. Time, days and sums follow Bangladesh and cannot be changed. A larger plan, or a contract after the trial, comes from the operator of this installation.',
    'পুরো প্রতিষ্ঠান: এর নাম, প্ল্যান ও তার ব্যবহার, আর যা সবার জন্য এক। এখানকার নাম মেনুর ওপরে থাকে; কাগজপত্রে থাকে কোম্পানির নিবন্ধিত নাম। সময়, দিন ও টাকার অঙ্ক বাংলাদেশের নিয়মে, বদলানো যায় না। বড় প্ল্যান, বা ট্রায়ালের পরে চুক্তি, এই ইনস্টলেশনের পরিচালক দেন।',
  ),
  '/me': said(
    'Your own account: your name and language, your password, the second step of signing in, and where you are signed in. End a session that you do not know, then choose another password. With a second step, somebody who learns your password still cannot get in.',
    'আপনার নিজের অ্যাকাউন্ট: নাম ও ভাষা, পাসওয়ার্ড, সাইন ইনের দ্বিতীয় ধাপ, আর কোথায় কোথায় সাইন ইন করা আছে। অচেনা সেশন দেখলে বন্ধ করুন, তারপর পাসওয়ার্ড বদলান। দ্বিতীয় ধাপ চালু থাকলে পাসওয়ার্ড জেনেও কেউ ঢুকতে পারবে না।',
  ),
  '/api-keys': said(
    'A key lets a program work in your name, with a part of what you may do and until a day you say. It is shown once, when it is made: keep it where the program reads it and nowhere else. Withdraw a key as soon as the program is gone or the key was seen by somebody.',
    'কী দিয়ে কোনো প্রোগ্রাম আপনার নামে কাজ করে: আপনার অনুমতির একটি অংশ নিয়ে, আপনার বলা দিন পর্যন্ত। এটি তৈরির সময় একবারই দেখানো হয়: প্রোগ্রাম যেখান থেকে পড়বে শুধু সেখানেই রাখুন। প্রোগ্রাম আর না থাকলে বা অন্য কেউ কী দেখে ফেললে সঙ্গে সঙ্গে বাতিল করুন।',
  ),
  '/why': said(
    'Why you, or a colleague, may do something or may not: which role gives it, where and until when, and what stands against it. If nothing gives it, whom to ask is said. For others than yourself you need the permission to see roles.',
    'আপনি বা কোনো সহকর্মী কোনো কাজ কেন পারেন বা পারেন না: কোন ভূমিকা থেকে, কোথায়, কত দিন, আর কী বাধা দিচ্ছে। কোথাও থেকে অনুমতি না এলে কাকে বলতে হবে তা লেখা থাকে। নিজের বাইরে অন্যের ক্ষেত্রে ভূমিকা দেখার অনুমতি লাগে।',
  ),
  '/my-roles': said(
    'The roles you hold, where and until when, and what each of them lets you do. Before you are away, lend a role to a colleague for some days: it ends by itself, and what is done with it is kept under their name.',
    'আপনার কী কী ভূমিকা আছে, কোথায়, কত দিন, আর প্রতিটি দিয়ে কী করতে পারেন। ছুটিতে যাওয়ার আগে কয়েক দিনের জন্য সহকর্মীকে একটি ভূমিকা ধার দিতে পারেন: সময় হলে নিজেই শেষ হয়, আর সে কাজ তাঁর নামেই লেখা থাকে।',
  ),
  '/duty-conflicts': said(
    'People who hold two duties that do not go together, such as writing a payment and approving it. Take one of the roles away, or say why it must be so and until when. Whatever is left standing is named in the audit.',
    'যাঁদের হাতে এমন দুটি দায়িত্ব আছে যা একসঙ্গে থাকা উচিত নয়, যেমন পেমেন্ট লেখা ও তা অনুমোদন করা। একটি ভূমিকা সরান, অথবা কেন ও কত দিন রাখতে হবে তা লিখুন। যা রেখে দেওয়া হয় তা অডিটে লেখা থাকে।',
  ),
};

/** Documents, by their name. */
export const DOCUMENTS: Record<string, Said> = {
  area: said(
    'Divisions, districts, upazilas and unions: what addresses are made of. While the list is empty, one button takes the whole country; pressing it again changes nothing. Thanas and wards of cities are added by hand, and what you change yourself is left alone.',
    'বিভাগ, জেলা, উপজেলা ও ইউনিয়ন: ঠিকানা যা দিয়ে তৈরি। তালিকা খালি থাকলে একটি বোতামেই পুরো দেশ আসে; আবার চাপলে কিছুই বদলায় না। শহরের থানা ও ওয়ার্ড নিজে যোগ করুন; নিজেরা যা বদলান তা যেমন আছে থাকে।',
  ),
  bank: said(
    'Banks by the three digits their routing numbers begin with. One button takes all banks of the country with their branches. A bank is closed only when its branches are.',
    'ব্যাংক, রাউটিং নম্বরের প্রথম তিন অঙ্ক অনুসারে। একটি বোতামেই দেশের সব ব্যাংক ও শাখা আসে। শাখাগুলো বন্ধ না হলে ব্যাংক বন্ধ করা যায় না।',
  ),
  'bank-branch': said(
    'Where money is sent: branches by their nine digits, from which bank and district are read. A doubt about a number is said beside it and refuses nothing. Compare such a number with a cheque before money goes there.',
    'যেখানে টাকা পাঠানো হয়: নয় অঙ্কের রাউটিং নম্বর অনুসারে শাখা, ব্যাংক ও জেলা নম্বর থেকেই জানা যায়। নম্বর নিয়ে সন্দেহ থাকলে পাশে লেখা থাকে, কিছু প্রত্যাখ্যান করা হয় না। এমন নম্বরে টাকা পাঠানোর আগে চেকের সঙ্গে মিলিয়ে নিন।',
  ),
  'vendor-bank': said(
    'Where parties are paid; only the last four digits of a number are shown. Nothing is changed here: an account is added, replaced or closed by a bank account change. A new account is held for a day, and the first payment to it is marked.',
    'পার্টিকে যেখানে অর্থ দেওয়া হয়; নম্বরের কেবল শেষ চারটি অঙ্ক দেখা যায়। এখানে কিছু বদলানো যায় না: হিসাব যোগ, বদল বা বন্ধ হয় ব্যাংক হিসাব পরিবর্তনের অনুরোধে। নতুন হিসাব এক দিন আটকে থাকে, প্রথম অর্থ প্রদান চিহ্নিত হয়।',
  ),
  'vendor-bank-change': said(
    'A request to add, replace or close a bank account of a party, and what became of it. Write which paper asks for it and whom you called, submit it, and a second person decides. Whoever wrote or submitted it cannot.',
    'পার্টির ব্যাংক হিসাব যোগ, বদল বা বন্ধের অনুরোধ ও তার ফল। কোন কাগজে চাওয়া হয়েছে ও কাকে ফোন করেছেন লিখে জমা দিন, দ্বিতীয় একজন সিদ্ধান্ত দেবেন। যিনি লিখেছেন বা জমা দিয়েছেন তিনি পারেন না।',
  ),
  'feature-flag': said(
    'Something that not everybody has yet. Say for whom it is: people by name, holders of a role, a share of everybody, between two days; then switch it on with a reason. Each person keeps their place in the lot, so whoever has it keeps it when the share grows. Below the form you can ask why somebody has it or not, and switching it off reaches everybody within a second.',
    'যা এখনো সবার জন্য নয়। কার জন্য তা বলুন: নাম ধরে কেউ, কোনো ভূমিকার সবাই, সবার একটি অংশ, দুই দিনের মধ্যে; তারপর কারণসহ সক্রিয় করুন। লটারিতে প্রত্যেকের স্থান একই থাকে, তাই অংশ বাড়লে যিনি পেয়েছেন তাঁর থেকে যায়। ফর্মের নিচে কেউ কেন পান বা পান না তা জানা যায়, আর নিষ্ক্রিয় করলে এক সেকেন্ডের মধ্যে সবার কাছে পৌঁছায়।',
  ),
  'number-series': said(
    'How documents are numbered, series by series: the format, how many numbers were given and which comes next. No number is skipped or given twice. A series begins where your old books ended: set that before the first number is taken, for afterwards it cannot be changed.',
    'দলিলে নম্বর কীভাবে পড়ে, ধারা অনুসারে: লেখার ধরন, কতটি দেওয়া হয়েছে, পরেরটি কত। কোনো নম্বর বাদ যায় না, কোনোটি দুবার পড়ে না। আগের খাতা যেখানে শেষ, ধারা সেখান থেকে শুরু হয়: প্রথম নম্বর পড়ার আগেই তা ঠিক করুন, পরে আর বদলানো যায় না।',
  ),
  'own-pack': said(
    'Rows of your own on top of the law: a rate by certificate, an opinion of your accountant, a decision of the board. Write the reason and the rows with their tests; the check below names the line that is wrong. When the tests pass, submit it; somebody else approves it, and then it is put in force. One that is in force is replaced by the next or withdrawn, and every text it had stays in its history.',
    'আইনের সারির ওপর আপনাদের নিজস্ব সারি: সনদ অনুযায়ী হার, হিসাববিদের মতামত, বোর্ডের সিদ্ধান্ত। কারণ এবং পরীক্ষাসহ সারিগুলো লিখুন; নিচের যাচাইয়ে ভুল লাইনটি জানা যায়। পরীক্ষা মিললে জমা দিন; অন্য একজন অনুমোদন করেন, তারপর কার্যকর করা হয়। কার্যকর প্যাকের জায়গায় পরেরটি আসে বা সেটি প্রত্যাহার হয়, আর এর প্রতিটি পাঠ ইতিহাসে থাকে।',
  ),
  company: said(
    'A company is one legal entity with its own TIN, BIN and books. Its registered name, TIN, BIN, currency and VAT registration are changed only by a request that a second person approves. A company is closed, never deleted, once nothing in it is open.',
    'কোম্পানি মানে একটি আইনি সত্তা, নিজের টিআইএন, বিআইএন ও খাতা নিয়ে। নিবন্ধিত নাম, টিআইএন, বিআইএন, মুদ্রা ও ভ্যাট নিবন্ধন বদলাতে আবেদন লাগে, দ্বিতীয় একজন তা অনুমোদন করেন। কোম্পানি মোছা যায় না; ভেতরে কিছু খোলা না থাকলে বন্ধ করা যায়।',
  ),
  'company-change': said(
    'A request to change what the law knows a company by. It is written, submitted and then approved or rejected by somebody else; once approved it holds at once. If the company was changed since it was written, write a new one.',
    'আইন কোম্পানিকে যা দিয়ে চেনে, তা বদলানোর আবেদন। একজন লেখেন ও জমা দেন, অন্যজন অনুমোদন বা প্রত্যাখ্যান করেন; অনুমোদন হলেই কার্যকর। লেখার পর কোম্পানির তথ্য বদলে গেলে নতুন করে লিখতে হয়।',
  ),
  branch: said(
    'A branch is a place of business of a company: head office, regional office, yard. Its address is printed on tax invoices, so write it as it stands on the VAT certificate. Where the company is registered for VAT by branch, each one needs its own BIN.',
    'শাখা মানে কোম্পানির ব্যবসার স্থান: প্রধান কার্যালয়, আঞ্চলিক অফিস, ইয়ার্ড। ঠিকানাটি কর চালানপত্রে ছাপা হয়, তাই ভ্যাট সনদে যেমন আছে তেমনই লিখুন। কোম্পানির ভ্যাট নিবন্ধন শাখাভিত্তিক হলে প্রতিটি শাখার নিজের বিআইএন লাগে।',
  ),
  unit: said(
    'Divisions, departments and cost centres are one tree: who belongs where, and to what costs are booked. Change what a unit stands under in its form; a unit cannot be moved under itself. It can be closed when nothing open stands under it. → opens a branch of the tree, ← folds it.',
    'ডিভিশন, ডিপার্টমেন্ট ও ব্যয়কেন্দ্র মিলে একটি গাছ: কে কোথায়, আর কোন খরচ কোথায় বসে। কোনটি কার অধীনে তা ফর্মে বদলান; নিজের অধীনে নিজেকে নেওয়া যায় না। অধীনে খোলা কিছু না থাকলে বন্ধ করা যায়। → চাপলে ডাল খোলে, ← চাপলে গুটায়।',
  ),
  party: said(
    'A party is whoever you deal with: a person, a company, an authority. Write it down once and give it as many roles as it has. When one like it is known already, use that one, or say why this is another; a second person looks at such pairs. Two that were one are merged, and nobody can take that back.',
    'পার্টি মানে যার সঙ্গে আপনার কাজ: ব্যক্তি, কোম্পানি বা কর্তৃপক্ষ। একবার লিখুন, যত ভূমিকা আছে সব এখানেই দিন। একই রকম পার্টি আগে থেকে থাকলে সেটিই ব্যবহার করুন, নইলে কেন আলাদা তা লিখুন; দ্বিতীয় একজন জোড়াটি দেখবেন। দুটি আসলে একই হলে একত্র করা যায়, তবে তা আর ফেরানো যায় না।',
  ),
  vendor: said(
    'A vendor is a party you buy from. One person asks for it, another approves it; nobody approves what they asked for themselves. A vendor can be suspended or blacklisted with a reason and a last day, for all companies at once. Its enlistment is renewed with its class and last day.',
    'ভেন্ডর মানে যে পার্টির কাছ থেকে কেনা হয়। একজন আবেদন করেন, অন্যজন অনুমোদন দেন; নিজের আবেদন নিজে অনুমোদন করা যায় না। কারণ ও শেষ দিন লিখে ভেন্ডর স্থগিত বা কালো তালিকাভুক্ত করা যায়, সব কোম্পানির জন্য একসঙ্গে। শ্রেণি ও শেষ দিন দিয়ে তালিকাভুক্তি নবায়ন হয়।',
  ),
  proof: said(
    'What parties showed of who and what they are, those that run out soonest first. An NID or passport number is sealed as soon as it is saved: only its last four signs are shown, and who reads the whole is noted. A PSR and a trade licence end with their year if you give no last day. A wrong one is withdrawn, never changed.',
    'পার্টিরা নিজেদের পরিচয় ও অবস্থার যে কাগজ দেখিয়েছে; যেটির মেয়াদ আগে শেষ সেটি আগে। এনআইডি বা পাসপোর্ট নম্বর রাখার সঙ্গে সঙ্গে গোপন হয়: কেবল শেষ চার অঙ্ক দেখা যায়, পুরোটা কে দেখলেন তা লেখা থাকে। শেষ দিন না দিলে পিএসআর ও ট্রেড লাইসেন্সের মেয়াদ বছরের শেষে ফুরোয়। ভুল হলে প্রত্যাহার করা হয়, বদলানো হয় না।',
  ),
  'party-terms': said(
    'On what terms one company deals with a party: days to pay, credit limit, the kind of payment for withholding. Blocked, the company begins nothing new with it; say why. People of other companies do not see these terms.',
    'একটি কোম্পানি কোন শর্তে পার্টির সঙ্গে কাজ করে: পরিশোধের দিন, বাকির সীমা, উৎসে করের জন্য পরিশোধের ধরন। আটকালে কোম্পানিটি তার সঙ্গে নতুন কিছু শুরু করবে না; কারণ লিখুন। অন্য কোম্পানির লোকেরা এই শর্ত দেখেন না।',
  ),
  'party-twin': said(
    'Pairs of parties that look alike and that somebody said are two. Open both. If they are two, say how you know; if they are one, open the one to be given up and merge it into the other. Whoever went on does not decide.',
    'দেখতে একই রকম এমন পার্টির জোড়া, যেগুলো কেউ আলাদা বলেছেন। দুটিই খুলে দেখুন। আলাদা হলে কীভাবে জানলেন লিখুন; একই হলে যেটি বাদ যাবে সেটি খুলে অন্যটির সঙ্গে একত্র করুন। যিনি এগিয়েছিলেন তিনি সিদ্ধান্ত দেন না।',
  ),
  position: said(
    'A position is a chair: department head, finance manager, CFO. Approvals go to the chair, not to the person, so that they go on when somebody leaves. Say on its page who sits in it, and who stands in until when.',
    'পদ মানে চেয়ার: বিভাগীয় প্রধান, অর্থ ব্যবস্থাপক, সিএফও। অনুমোদন যায় চেয়ারে, ব্যক্তির কাছে নয়; তাই কেউ চলে গেলেও কাজ থামে না। পদে কে আছেন, আর কে কত দিন প্রতিনিধি, তা পদের পাতায় লিখুন।',
  ),
  'fiscal-year': said(
    'The accounting years of a company, one after the other without a gap. “Open next year” opens the usual one; give a last day if it is to be shorter or longer, at most 15 months. A company’s first year was opened with it.',
    'কোম্পানির হিসাববছর, একটির পর একটি, মাঝে ফাঁক নেই। “পরের বছর খুলুন” দিলে সাধারণ বছর খোলে; ছোট বা বড় হলে শেষ দিন লিখুন, সর্বোচ্চ ১৫ মাস। প্রথম বছরটি কোম্পানির সঙ্গেই খোলা হয়েছে।',
  ),
  user: said(
    'Whoever may sign in. You invite by name and e-mail or mobile, and hand the link over yourself; the person chooses the password. What they may do comes from roles, given on their page. Whoever leaves is disabled, not deleted: what they did stays under their name.',
    'যাঁরা সাইন ইন করতে পারেন। নাম ও ই-মেইল বা মোবাইল দিয়ে আমন্ত্রণ করুন, লিংকটি নিজে তাঁকে দিন; পাসওয়ার্ড তিনি ঠিক করবেন। কী করতে পারবেন তা আসে ভূমিকা থেকে, তাঁর পাতায় দেওয়া যায়। কেউ চলে গেলে অ্যাকাউন্ট মোছা নয়, নিষ্ক্রিয় করা হয়: তাঁর করা কাজ তাঁর নামেই থাকে।',
  ),
  role: said(
    'A role is what somebody in an office may do, under one name. Shipped roles can be used as they are; copy one to make your own of it. Changing a role changes what everybody who holds it may do, from their next click on.',
    'ভূমিকা মানে একটি নামে কয়েকটি অনুমতি: অফিসে কেউ যা যা করতে পারেন। সঙ্গে দেওয়া ভূমিকাগুলো সরাসরি ব্যবহার করুন; নিজের মতো করতে চাইলে কপি করে নিন। ভূমিকা বদলালে যাঁদের তা আছে তাঁদের সবার অনুমতি পরের ক্লিক থেকেই বদলায়।',
  ),
  assignment: said(
    'Who was given which role, where, until when and up to which amount. Each says its reason and who gave it. A role that is taken back ends at once; what was done with it stays.',
    'কাকে কোন ভূমিকা দেওয়া হয়েছে, কোথায়, কত দিন, কত টাকা পর্যন্ত। প্রতিটিতে কারণ ও কে দিয়েছেন লেখা থাকে। ভূমিকা ফিরিয়ে নিলে সঙ্গে সঙ্গে শেষ হয়; আগের করা কাজ থেকে যায়।',
  ),
  'duty-pair': said(
    'Two duties that one person must not hold together, such as setting up a vendor and paying them. While a pair is in force, the second duty does not work for whoever holds the first. Add pairs of your own; those of this program can be put out of force, with a trace in the audit.',
    'দুটি দায়িত্ব যা একজনের হাতে একসঙ্গে থাকা চলে না, যেমন ভেন্ডর যোগ করা ও তাঁকে টাকা দেওয়া। জোড়াটি চালু থাকলে প্রথমটি যাঁর আছে তাঁর দ্বিতীয়টি কাজ করে না। নিজেদের জোড়া যোগ করুন; সঙ্গে দেওয়াগুলো বন্ধও রাখা যায়, অডিটে তার চিহ্ন থাকে।',
  ),
  dimension: said(
    'A dimension is what a line of the books is sorted by besides its account: a project, a site, a part of the works, a cost code, a flat, an asset. A tree shows what belongs to what. Name companies when only they may post to it, and days when it has a beginning or an end. A closed one takes nothing new and can be opened again.',
    'হিসাবের লাইন অ্যাকাউন্ট ছাড়া আর যা দিয়ে ভাগ হয় তা-ই ডাইমেনশন: প্রকল্প, সাইট, কাজের অংশ, কস্ট কোড, ফ্ল্যাট, সম্পদ। কোনটি কার অধীনে তা গাছের মতো দেখা যায়। শুধু কিছু কোম্পানি ব্যবহার করলে তাদের নাম দিন, শুরু বা শেষ থাকলে দিন লিখুন। বন্ধ করলে নতুন কিছু পোস্ট হয় না, আবার চালু করা যায়।',
  ),
  item: said(
    'An item is whatever is bought, sold, stocked, used or built. Write down what masons and shops call it: it is found by each name, in either script. The unit it is counted in never changes; what a bag or a truck of it is stands under “Units” on its page. Its VAT class and kind of withholding decide the taxes later.',
    'যা কেনা, বেচা, মজুদ, ব্যবহার বা নির্মাণ করা হয় তা-ই আইটেম। মিস্ত্রি ও দোকানে যে নামে ডাকে তা লিখে রাখুন: প্রতিটি নামেই, যেকোনো লিপিতে, খুঁজে পাওয়া যাবে। যে এককে গোনা হয় তা বদলায় না; এর এক ব্যাগ বা এক ট্রাক কত তা এর পাতায় “একক” অংশে থাকে। ভ্যাট শ্রেণি ও উৎসে কর্তনের ধরন দেখে পরে কর ঠিক হয়।',
  ),
  file: said(
    'Papers and pictures that hang on documents: a challan on a branch, a certificate on a vendor. You see the files of documents you may see, and nothing else. A file can be opened by others once it was checked for viruses. Whoever removes one says why, and the paper is kept as long as the law wants.',
    'ডকুমেন্টের সঙ্গে থাকা কাগজ ও ছবি: শাখার চালান, ভেন্ডরের সনদ। যে ডকুমেন্ট দেখতে পারেন শুধু তার ফাইলই দেখবেন। ভাইরাস পরীক্ষা হলে অন্যেরা ফাইল খুলতে পারেন। সরালে কারণ লিখতে হয়, আর আইন যত দিন চায় তত দিন কাগজটি রাখা হয়।',
  ),
  'item-group': said(
    'Groups keep items together, and groups stand in groups. A group can be closed when nothing open is in it.',
    'গ্রুপে আইটেম একসঙ্গে থাকে, গ্রুপের ভেতরেও গ্রুপ থাকে। ভেতরে চালু কিছু না থাকলে গ্রুপ বন্ধ করা যায়।',
  ),
  conversion: said(
    'What one bag, truck or running foot of an item is in the unit the item is counted in, exactly. Units that measure the same, such as kg and ton, need none. A second way to the same unit is refused, because two answers could differ.',
    'কোনো আইটেমের এক ব্যাগ, এক ট্রাক বা এক রানিং ফুট তার নিজের এককে হুবহু কত। কেজি ও টনের মতো একই জিনিস মাপে এমন এককে রূপান্তর লাগে না। একই এককে যাওয়ার দ্বিতীয় পথ নেওয়া হয় না, কারণ দুই উত্তর ভিন্ন হতে পারে।',
  ),
  measure: said(
    'Units of measure are what quantities are counted in. Those builders use come with the organization; set up what is missing. A package such as a bag has no size of its own: how much is in it is said by each item. Quantities are rounded to the digits you give, halves up.',
    'পরিমাণ যে এককে গোনা হয় তা-ই পরিমাপের একক। নির্মাণকাজের এককগুলো প্রতিষ্ঠানের সঙ্গেই আসে; যা নেই তা তৈরি করুন। ব্যাগের মতো মোড়কের নিজের মাপ নেই: কতটুকু থাকে তা প্রতিটি আইটেমে লেখা হয়। আপনার দেওয়া ঘর পর্যন্ত পরিমাণ পূর্ণ করা হয়, অর্ধেক হলে ওপরে।',
  ),
  'price-list': said(
    'A price list says what is bought or sold at, or is a schedule of rates of a zone. It can be for all or for one company, for everybody or agreed with one party, and it has a first and perhaps a last day. Of several that fit, what was agreed with the party counts first, then the company’s own list.',
    'মূল্যতালিকায় থাকে কত দরে কেনা বা বেচা হয়, অথবা কোনো অঞ্চলের রেট শিডিউল। এটি সব বা একটি কোম্পানির, সবার বা একজনের সঙ্গে ঠিক করা হতে পারে; এর প্রথম দিন থাকে, শেষ দিনও থাকতে পারে। কয়েকটি মিললে আগে ওই পক্ষের সঙ্গে ঠিক করা দর, তারপর কোম্পানির নিজের তালিকা।',
  ),
  price: said(
    'A price is one line of a list: an item in a unit, from a quantity on, between two days. Two lines of the same item, unit and quantity may not overlap; end the old one first. “Find the price” on the item’s page says which line counts and why.',
    'দর মানে তালিকার একটি লাইন: একটি আইটেম, একটি এককে, একটি পরিমাণ থেকে, দুই দিনের মধ্যে। একই আইটেম, একক ও পরিমাণের দুটি লাইন একসঙ্গে চলতে পারে না; আগে পুরোনোটি শেষ করুন। আইটেমের পাতায় “দর দেখুন” চাপলে কোন লাইন কেন ধরা হলো তা দেখা যায়।',
  ),
};

const LIST = said(
  'Type in the search box in either script, or add a filter; each filter is a token you can take away. Tick rows to do something with several. A view keeps what you searched and which columns you see; its link shows a colleague the same.',
  'খোঁজার ঘরে যেকোনো লিপিতে লিখুন, বা ছাঁকনি দিন; প্রতিটি ছাঁকনি × চেপে সরানো যায়। কয়েকটি নিয়ে একসঙ্গে কিছু করতে টিক দিন। কী খুঁজেছেন ও কোন কলাম দেখছেন তা ভিউ মনে রাখে; লিংক পাঠালে সহকর্মীও তা-ই দেখেন।',
);
const FORM = said(
  'Fields with a star must be filled in. What you type is kept in this browser until it is saved, so you can leave and come back. A lock says why a field cannot be changed here; a grey button says why when you press it.',
  'তারা দেওয়া ঘর পূরণ করতেই হয়। সংরক্ষণের আগ পর্যন্ত যা লেখেন তা এই ব্রাউজারে থাকে, তাই গিয়ে ফিরে আসতে পারেন। তালা বলে দেয় ঘরটি কেন এখানে বদলানো যায় না; ধূসর বোতাম চাপলে কারণ বলে।',
);

/** What is said of the page at an address: what it is for, then how it works. */
export function helpFor(path: string): Said[] {
  const [first = '', second] = path.replace(/^\//, '').split('/');
  const page = PAGES[`/${first}/${second}`] ?? PAGES[`/${first}`];
  if (page) return [page];
  const document = documentAt(first);
  const its = document && DOCUMENTS[document.name];
  return its ? [its, second === undefined ? LIST : FORM] : [];
}
