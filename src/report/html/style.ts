import { tokensCss } from "../tokens.js";

/** The page's only style. System faces, so that nothing is fetched; both schemes; paper. */
export const style = `:root{color-scheme:light dark;${tokensCss()};--sans:"Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;--serif:"Source Serif 4","Source Serif Pro",Charter,"Iowan Old Style",Georgia,"Noto Serif",serif}
*{box-sizing:border-box}
html{scroll-behavior:auto;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:24px 24px 40px;max-width:1130px;background:var(--paper);color:var(--ink);font:400 16px/1.5 var(--sans);font-variant-numeric:tabular-nums;overflow-wrap:anywhere;-webkit-font-smoothing:antialiased}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 2px var(--paper)}
h1,h2{font-family:var(--serif);font-weight:600;letter-spacing:-.012em;text-wrap:balance;margin:0}
h1{font-size:40px;line-height:44px;letter-spacing:-.018em;margin:36px 0 8px}
h2{font-size:26px;line-height:34px}
h3{font-size:16px;line-height:24px;font-weight:600;margin:0 0 4px}
p{margin:0 0 8px;max-width:46em}
header.top{display:flex;justify-content:space-between;gap:0 16px;flex-wrap:wrap;padding-bottom:12px;border-bottom:1px solid var(--line)}
header.top b{font-family:var(--serif);font-weight:600}
.lead{font-size:18px;line-height:28px;color:var(--ink-2)}.lead b{color:var(--ink);font-weight:600}
.quiet{color:var(--ink-2);font-weight:400;font-size:14px;line-height:20px}.block{display:block}
figcaption,.caption{color:var(--ink-3);font-size:13px;line-height:18px;margin-top:6px}
figure{margin:0;min-width:0}
.verdict{display:inline-flex;gap:8px;align-items:flex-start;font-weight:600;line-height:20px}.verdict svg{flex:none;margin-top:1px}
.is-kept{color:var(--kept)}.is-broken{color:var(--broken)}.is-none{color:var(--ink)}
.tally{margin:28px 0 8px}.tally svg{display:block}.tally .narrow{display:none}
.ends{display:flex;justify-content:space-between;gap:8px;font-weight:400;font-size:13px;line-height:18px;color:var(--ink-3)}
.tally .ends{margin-top:4px}.ends span{white-space:nowrap}
.list{margin:44px 0 0}
.listhead{display:flex;justify-content:space-between;align-items:baseline;gap:16px;flex-wrap:wrap}
.listhead h2{font:600 20px/26px var(--sans);letter-spacing:0}
.row,.heads{display:grid;grid-template-columns:126px minmax(0,1.25fr) minmax(0,1fr) 76px 150px 76px;column-gap:20px;align-items:center}
.heads{font-size:13px;line-height:16px;color:var(--ink-3);padding:10px 0 8px;align-items:end}
.heads .r{text-align:right}
ol.rows{list-style:none;margin:0;padding:0}
.row{padding:12px 0;border-top:1px solid var(--line)}ol.rows li:last-child{border-bottom:1px solid var(--line)}
.row .quote a{font:500 18px/24px var(--serif);text-wrap:balance}
.row .measure{font-size:15px;line-height:20px;min-width:0}.measure b{font-weight:600}
svg.rail{display:block;overflow:visible}
.row .promised{text-align:right;font-weight:600;color:var(--ink-2)}
.row .budget b{font-weight:600;font-size:15px}.row .budget .quiet{font-size:13px;line-height:17px}
.row .count{text-align:right}.row .count b{font-weight:600;font-size:26px;line-height:28px}.row .count .note{display:block;font-size:13px;line-height:16px}
.phone{display:none}
.key-line{margin-top:10px}
.promise{margin-top:56px;padding-top:20px;border-top:1px solid var(--ink)}
.promise h2{font-weight:500;margin:8px 0 4px;max-width:32em}
.finding{font-size:18px;line-height:27px;max-width:52em;margin-top:6px}.finding b{font-weight:600}
.missing{padding-left:14px;border-left:4px solid var(--ink-3)}
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:36px 44px;margin-top:24px}
.plot{position:relative;padding:0 4px 22px 42px}
.plot svg{display:block}
.plot .left span{position:absolute;left:0;width:36px;text-align:right;transform:translateY(-50%);font-size:13px;line-height:16px;color:var(--ink-3)}
.plot .below{position:relative;height:0}.plot .below span{position:absolute;top:4px;transform:translateX(-50%);white-space:nowrap;font-size:13px;line-height:16px;color:var(--ink-3)}
.plot .below .start{transform:none}.plot .below .end{transform:translateX(-100%)}
figure:has(.left:empty) .plot{padding-left:0}
text{font:400 13px var(--sans);fill:var(--ink)}
.halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.swatch{display:inline-block;width:10px;height:10px;margin:0 2px 0 8px;vertical-align:-1px}.swatch.kept{background:var(--kept)}.swatch.broken{background:var(--broken)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:15px;line-height:20px}
th,td{padding:6px 14px 6px 0;text-align:left;vertical-align:middle;font-weight:400;border-bottom:1px solid var(--line)}
thead th{font-size:13px;line-height:16px;color:var(--ink-3);vertical-align:bottom}
th:last-child,td:last-child{padding-right:0}
.number{text-align:right;white-space:nowrap}td.count{font-weight:600}
tr.differs th,tr.differs td{font-weight:600}tr.differs .quiet{font-weight:400}
.groups td,.groups th{padding-top:1px;padding-bottom:1px}.groups .number .quiet{font-size:13px}
.railcell{width:34%;min-width:130px}
.groups,.figures>.full{grid-column:1/-1;min-width:0}
.ledger{margin-top:4px}.ledger .railcell{width:38%}
.people{margin-top:32px}.people table{font-size:15px}.people p{margin-top:8px}
details.table{margin-top:4px;font-size:13px;color:var(--ink-3)}details.table summary{cursor:pointer;width:fit-content;min-height:24px;line-height:24px}
details.table table{font-size:13px;color:var(--ink)}
#sources{margin-top:56px;padding-top:20px;border-top:1px solid var(--ink)}
code{font:13px ui-monospace,"SF Mono",Menlo,Consolas,monospace}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--line);color:var(--ink-2);font-size:14px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:800px){
body{padding:16px 18px 32px}h1{font-size:31px;line-height:35px;margin-top:24px}h2{font-size:22px;line-height:29px}
.figures{grid-template-columns:minmax(0,1fr);gap:32px}
.tally .wide{display:none}.tally .narrow{display:block}
.heads{display:none}.phone{display:inline}
.row{grid-template-columns:auto minmax(0,1fr);row-gap:4px;padding:14px 0}.row .verdict,.row .promised{white-space:nowrap}
.row .quote,.row .measure{grid-column:1/-1}.row .count{grid-column:2;grid-row:1}.row .count b{font-size:20px}.row .count .note{display:inline;margin-left:4px}
.row .promised{text-align:left}.row .budget{text-align:right}
.plot .below .minor{display:none}
.groups table,.groups tbody,.groups tr,.groups th,.groups td{display:block;border:0;padding-right:0}.groups thead{display:none}.groups tr{display:grid;grid-template-columns:minmax(0,1fr) auto;border-bottom:1px solid var(--line);padding:6px 0}.groups .railcell{grid-column:1/-1;grid-row:2;width:auto}.groups td.number{text-align:left;grid-row:3}.groups td.number.count{grid-row:1;grid-column:2;text-align:right}.groups tr td:last-child{grid-row:3;text-align:right}
.ledger .railcell{min-width:200px}
.people table,details.table table,.ledger{min-width:520px}
}
@media print{
:root{color-scheme:light}@page{size:A4;margin:14mm 13mm 16mm;@bottom-right{content:counter(page) " of " counter(pages);font:10px sans-serif}}
body{padding:0;max-width:none;font-size:12px;line-height:17px;-webkit-print-color-adjust:exact;print-color-adjust:exact;--paper:#fff}
h1{font-size:28px;line-height:32px;margin-top:14px}h2{font-size:18px;line-height:24px}.lead,.finding{font-size:13px;line-height:19px}.quiet,figcaption,.caption,.heads,table,.ends{font-size:11px;line-height:15px}
.row{padding:6px 0;grid-template-columns:104px minmax(0,1.25fr) minmax(0,1fr) 50px 116px 54px;column-gap:12px}.heads{display:grid;grid-template-columns:104px minmax(0,1.25fr) minmax(0,1fr) 50px 116px 54px;column-gap:12px}
.row .quote a{font-size:13px;line-height:17px}.row .count b{font-size:16px;line-height:18px}.row .measure,.row .budget b{font-size:12px;line-height:15px}
.tally{margin:12px 0}.tally .wide{display:block}.tally .narrow{display:none}.list{margin-top:18px}.figures{grid-template-columns:repeat(2,minmax(0,1fr));gap:16px 24px;margin-top:10px}
details.table,.plot .below .minor,.heads .ends span:nth-child(2){display:none}.people table,.groups .number .quiet,text{font-size:11px;line-height:15px}td,th{padding-top:3px;padding-bottom:3px}.promise,#sources{margin-top:22px;padding-top:10px}.promise{break-before:auto}
figure,.row,tr,.head{break-inside:avoid}h2,h3,.head{break-after:avoid}thead{display:table-header-group}.scroll{overflow:visible}
}
@media(prefers-contrast:more){:root{--ink-2:var(--ink);--ink-3:var(--ink);--line:var(--line-strong)}}
@media(forced-colors:active){.verdict svg,svg.rail,.plot svg,.tally svg{forced-color-adjust:none}}`;
