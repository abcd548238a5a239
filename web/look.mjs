import {chromium} from 'playwright-core'; import {readFileSync} from 'fs';
const token=JSON.parse(readFileSync('/tmp/token.json')).access_token; const ids=JSON.parse(readFileSync('/tmp/look/ids.json'));
const B='http://127.0.0.1:4177/app';
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const want=process.argv[2]?.split(',')??[]; const langs=(process.argv[3]??'en').split(','); const widths=(process.argv[4]??'1440').split(',').map(Number); const theme=process.argv[5];
const routes={home:'/',companies:'/companies',company:`/companies/${ids.c}`,newcompany:'/companies/new',branches:'/branches',units:'/units',unit:`/units/${ids.eng}`,newunit:'/units/new',positions:'/positions',position:`/positions/${ids.p}`,years:'/fiscal-years',changes:'/company-changes',change:`/company-changes/${ids.ch}`,settings:'/settings'};
for(const lang of langs) for(const w of widths){
 const ctx=await browser.newContext({viewport:{width:w,height:w<500?844:900},extraHTTPHeaders:{authorization:'Bearer '+token}});
 await ctx.addInitScript(([l,c,th])=>{localStorage.setItem('vextrus.language',l);localStorage.setItem('vextrus.demo:.company',c);if(th)localStorage.setItem('vextrus.theme',th);document.addEventListener('securitypolicyviolation',e=>console.log('CSP',e.violatedDirective,e.blockedURI,e.sourceFile,e.lineNumber))},[lang,ids.c,theme]);
 const page=await ctx.newPage(); page.on('console',m=>{if(m.type()==='error'||m.text().startsWith('CSP'))console.log(m.text().slice(0,300))}); page.on('pageerror',e=>console.log('ERR',e.message.slice(0,400)));
 for(const r of want){ await page.goto(B+routes[r]); await page.waitForSelector('[role=row][aria-rowindex="2"], main .empty, .form, .panel'); await page.waitForTimeout(900); await page.screenshot({path:`/tmp/look/${r}-${lang}-${w}${theme??''}.png`}); }
 await ctx.close(); }
await browser.close();
